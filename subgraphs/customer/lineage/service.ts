import { notFound } from '../../kit/errors';
import { fieldsOfGraph } from './composed-graph';

/** Who answers for one field. */
export interface Lineage {
  coordinate: string;
  subgraph: string;
  department: string;
  personalData: boolean;
  deprecationReason: string | null;
  requires: string[];
}

/** The lineage of a type's fields, or of one of them; refuses what is not in the graph. */
export async function lineageOf(type: string, field: string | null | undefined, graph: string): Promise<Lineage[]> {
  const ofType = (await fieldsOfGraph(graph)).filter((one) => one.type === type);
  if (ofType.length === 0) throw notFound('an object type of this name', ['type']);
  const asked = ofType.filter((one) => field == null || one.field === field);
  if (asked.length === 0) throw notFound('a field of this name', ['field']);
  return asked.flatMap((one) =>
    one.subgraphs.map((subgraph) => ({
      coordinate: `${one.type}.${one.field}`,
      subgraph,
      department: subgraph === 'customer' ? 'platform' : subgraph,
      personalData: one.isPersonal,
      deprecationReason: one.deprecationReason,
      requires: one.requires.get(subgraph) ?? [],
    })),
  );
}
