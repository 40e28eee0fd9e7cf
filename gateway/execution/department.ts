import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayContext } from '../context';
import type { Data } from './merge';

type Options = GraphQLDataSourceProcessOptions<GatewayContext>;
type Response = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** A question whose answer may stay in the words of the department. */
export interface VerbatimQuestion {
  /** The whole of it, as JSON. */
  body: string;
  /** How many entities it is about. */
  entityCount: number;
  /** null: the answer has to be parsed. */
  read(answer: string): Data | null;
}

/** A department as steps of plans ask it: what Apollo calls a data source, which may do more. */
export interface Department extends GraphQLDataSource<GatewayContext> {
  /** It gets its answers as text, and takes verbatim questions. */
  readonly answersInText?: boolean;
  /** isInWords: the data is what the question has read. */
  process(options: Options & { verbatim?: VerbatimQuestion }): Promise<Response & { isInWords?: boolean }>;
}
