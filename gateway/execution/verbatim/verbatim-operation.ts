import type { FetchNode, PlanNode, QueryPlan, SubscriptionNode } from '@apollo/query-planner';
import {
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  isCompositeType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { collectedFields } from '../collected-fields';
import type { Data } from '../merge';
import type { ShapeParts } from '../shape';
import { PrinterCompiler } from './verbatim-printer';
import { listReader, type Read, ReaderCompiler, type ReaderParts } from './verbatim-reader';
import { SharedObjects } from './shared-objects';

/** Reads a department's answer as data in words; null: that would need to know more. typenames: of the entities. */
export type ReadAnswer = (text: string, typenames: readonly string[]) => Data | null;

interface Place {
  type: GraphQLCompositeType;
  selectionSets: readonly SelectionSetNode[];
}

/** So many answers in a row that were not understood, and nobody tries any more. */
const mostFailures = 20;

/** How the answers to one operation can be passed on in the words of departments. */
export class VerbatimOperation {
  readonly departments: ReadonlySet<string>;
  readonly readers: ReadonlyMap<FetchNode, ReadAnswer>;
  readonly #print: (root: Data) => string | null;
  readonly #names: readonly string[];
  #failures = 0;

  /** null: its steps change what departments say, or are joined while it runs. */
  static of(plan: QueryPlan, parts: ShapeParts): VerbatimOperation | null {
    if (!plan.node || departmentsOf(plan.node) === null) return null;
    return new VerbatimOperation(plan.node, parts);
  }

  private constructor(plan: PlanNode | SubscriptionNode, { schema, types, names, operation, document }: ShapeParts) {
    const fragments = new Map(
      document.definitions.flatMap((node): [string, FragmentDefinitionNode][] =>
        node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
      ),
    );
    const readerParts: ReaderParts = { schema, types, names, fragments };
    const type = schema.getRootType(operation.operation)!;
    const root: Place = { type, selectionSets: [operation.selectionSet] };
    const compiler = new ReaderCompiler(readerParts);
    const shared = SharedObjects.of(plan);
    const fetches = fetchesOf(plan);
    this.departments = new Set(fetches.map(({ node }) => node.serviceName));
    this.readers = new Map(
      fetches.map(({ node, path }) => {
        const wanted = placeAt(root, path, readerParts)?.selectionSets ?? null;
        const at = path.reduce((place, key) => place.at(key), shared);
        const [{ selectionSet }] = parse(node.operation, { noLocation: true }).definitions as [OperationDefinitionNode];
        const read = node.requires
          ? entitiesReader(compiler, selectionSet, { wanted, shared: at })
          : dataReader(compiler.object(type, { asked: [selectionSet], wanted, shared: at }));
        return [node, read];
      }),
    );
    this.#print = new PrinterCompiler(readerParts).object(type, root.selectionSets);
    this.#names = [...collectedFields(type.name, root.selectionSets, readerParts).values()].flatMap(({ node }) =>
      node.name.value.startsWith('__') ? [] : names.of(node),
    );
  }

  /** Whether departments answer as is expected here. */
  get isWorthwhile(): boolean {
    return this.#failures < mostFailures;
  }

  /** The answer's data as JSON; null: something in it is unusual. root: in words; null: it could not stay so. */
  print(root: Data | null): string | null {
    // A null at the outermost place may need an error that says why.
    const isWhole = root !== null && this.#names.every((name) => root[name] != null && root[name] !== 'null');
    const text = isWhole ? this.#print(root) : null;
    this.#failures = text === null ? this.#failures + 1 : 0;
    return text;
  }
}

const dataReader =
  (read: Read): ReadAnswer =>
  (text) =>
    readWhole(text, '{"data":', read) as Data | null;

function entitiesReader(
  compiler: ReaderCompiler,
  { selections: [entities] }: SelectionSetNode,
  { wanted, shared }: { wanted: readonly SelectionSetNode[] | null; shared: SharedObjects },
): ReadAnswer {
  const asked = entities?.kind === Kind.FIELD && entities.selectionSet ? [entities.selectionSet] : [];
  const byTypename = new Map<string, Read | null>();
  const readerOf = (typename: string): Read | null => {
    let read = byTypename.get(typename);
    if (read === undefined) byTypename.set(typename, (read = compiler.entity(typename, { asked, wanted, shared })));
    return read;
  };
  return (text, typenames) => {
    const read = listReader((place, index) => {
      if (text.startsWith('null', place.at)) {
        place.at += 4;
        return null;
      }
      const typename = typenames[index];
      const readEntity = typename === undefined ? null : readerOf(typename);
      if (readEntity) return readEntity(place);
      place.at = -1;
      return null;
    });
    const found = readWhole(text, '{"data":{"_entities":', read, '}}') as Data[] | null;
    return found?.length === typenames.length ? { _entities: found } : null;
  };
}

function readWhole(text: string, lead: string, read: Read, end = '}'): unknown {
  if (!text.startsWith(lead)) return null;
  const place = { text, at: lead.length };
  try {
    const value = read(place);
    const isWhole = place.at >= 0 && text.startsWith(end, place.at) && text.slice(place.at + end.length).trim() === '';
    return isWhole ? value : null;
  } catch (error) {
    // V8 has no room for what it would have to remember of a very long answer.
    if (error instanceof RangeError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** What the client wants at a place of the plan's kind; null: that depends on what the objects are. */
function placeAt(root: Place, path: readonly string[], parts: ReaderParts): Place | null {
  let place = root;
  for (const key of path) {
    const { type, selectionSets } = place;
    if (!isObjectType(type)) return null;
    const fields = [...collectedFields(type.name, selectionSets, parts).values()];
    const field = fields.find(({ node }) => parts.names.of(node) === key);
    const inner = field && type.getFields()[field.node.name.value];
    const named = inner && getNamedType(inner.type);
    if (!field || !isCompositeType(named)) return null;
    place = { type: named, selectionSets: field.selectionSets };
  }
  return place;
}

/** The fetches of a plan, and where in the answer they begin. */
function fetchesOf(
  node: PlanNode | SubscriptionNode,
  path: readonly string[] = [],
): { node: FetchNode; path: readonly string[] }[] {
  switch (node.kind) {
    case 'Fetch':
      return [{ node, path }];
    case 'Flatten':
      return fetchesOf(node.node, [...path, ...node.path.filter((key) => key !== '@').map(String)]);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap((each) => fetchesOf(each, path));
    default:
      return [];
  }
}

/** Whom a part of a plan asks for entities; null: two questions may meet, or something is rewritten. */
function departmentsOf(node: PlanNode | SubscriptionNode): Set<string> | null {
  switch (node.kind) {
    case 'Fetch':
      if (node.inputRewrites?.length || node.outputRewrites?.length) return null;
      if (node.variableUsages?.includes('representations')) return null;
      return new Set(node.requires ? [node.serviceName] : []);
    case 'Flatten':
      return departmentsOf(node.node);
    case 'Sequence':
    case 'Parallel': {
      const all = new Set<string>();
      for (const each of node.nodes.map(departmentsOf)) {
        if (each === null || (node.kind === 'Parallel' && [...each].some((name) => all.has(name)))) return null;
        for (const name of each) all.add(name);
      }
      return all;
    }
    default:
      return null;
  }
}
