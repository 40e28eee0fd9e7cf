import type { FetchNode } from '@apollo/query-planner';
import type { VerbatimQuestion } from '../department';
import type { Data } from '../merge';
import type { Represented } from '../represented';
import type { ReadAnswer } from './verbatim-operation';

/** A request to a department, whose values are made of words when somebody asks for them, which is nearly never. */
class VerbatimRequest {
  constructor(
    readonly query: string,
    readonly operationName: string | undefined,
    private readonly words: string,
  ) {}

  get variables(): Data {
    return JSON.parse(this.words) as Data;
  }
}

interface Asked {
  request: VerbatimRequest;
  verbatim: VerbatimQuestion;
}

/** Compiles the questions of a fetch whose answers may stay in words. represented: in words as well; null: no entities. */
export function verbatimRequests(
  { operation: query, operationName }: FetchNode,
  read: ReadAnswer,
): (variables: Data, represented: Represented | null) => Asked {
  const lead = `${JSON.stringify({ query, operationName }).slice(0, -1)},"variables":`;
  return (variables, represented) => {
    const typenames = represented?.representations.map((each) => each['__typename'] as string) ?? [];
    const own = JSON.stringify(variables);
    const words = represented
      ? `{"representations":[${represented.words.join(',')}]${own === '{}' ? '' : ','}${own.slice(1)}`
      : own;
    return {
      request: new VerbatimRequest(query, operationName, words),
      verbatim: {
        body: `${lead}${words}}`,
        entityCount: typenames.length,
        read: (answer) => read(answer, typenames),
      },
    };
  };
}
