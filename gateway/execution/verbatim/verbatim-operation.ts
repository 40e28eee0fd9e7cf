import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { getNamedType, type GraphQLCompositeType, isCompositeType, isObjectType, type SelectionSetNode } from 'graphql';
import { collectedFields, fragmentsOf } from '../collected-fields';
import type { Data } from '../merge';
import type { ShapeParts } from '../shape';
import { fetchesOf, neverMeet, type PlannedFetch } from './plan-fetches';
import { PrinterCompiler } from './verbatim-printer';
import { listReader, orNull, type Read, unknown } from './readers';
import { ReaderCompiler, type WantedParts, type Selected } from './verbatim-reader';
import { SharedObjects } from './shared-objects';

/** Reads a department's answer as data in words; null: that would need to know more. typenames: of the entities. */
export type ReadAnswer = (text: string, typenames: readonly string[]) => Data | null;

interface Place {
  type: GraphQLCompositeType;
  selectionSets: readonly SelectionSetNode[];
}

/** So many answers in a row that were not understood, and it is tried but now and then. */
const mostFailures = 20;
const retryInterval = 100;

/** How the answers to one operation can be passed on in the words of departments. */
export class VerbatimOperation {
  readonly departments: ReadonlySet<string>;
  readonly readers: ReadonlyMap<FetchNode, ReadAnswer>;
  readonly #print: (root: Data) => string | null;
  readonly #names: readonly string[];
  #failures = 0;
  #runs = 0;

  /** null: its steps change what departments say, or are joined while it runs. */
  static of(plan: QueryPlan, parts: ShapeParts): VerbatimOperation | null {
    if (!plan.node || !neverMeet(plan.node)) return null;
    const fetches = fetchesOf(plan.node);
    return fetches.every(isPlain) ? new VerbatimOperation(fetches, parts) : null;
  }

  private constructor(fetches: readonly PlannedFetch[], { schema, types, names, operation, document }: ShapeParts) {
    const fragments = fragmentsOf(document.definitions);
    const wantedParts: WantedParts = { schema, types, names, fragments };
    const type = schema.getRootType(operation.operation)!;
    const root: Place = { type, selectionSets: [operation.selectionSet] };
    const compiler = new ReaderCompiler(wantedParts);
    const shared = SharedObjects.of(fetches);
    this.departments = new Set(fetches.map(({ node }) => node.serviceName));
    this.readers = new Map(
      fetches.map(({ node, path, asked }) => {
        const wanted = placeAt(root, path, wantedParts)?.selectionSets ?? null;
        const at = path.reduce((place, key) => place.at(key), shared);
        const selected = { asked: [asked.selectionSet], fragments: asked.fragments, wanted, shared: at };
        const read = node.requires ? entitiesReader(compiler, selected) : dataReader(compiler.object(type, selected));
        return [node, read];
      }),
    );
    this.#print = new PrinterCompiler(wantedParts).object(type, root.selectionSets);
    this.#names = [...collectedFields(type.name, root.selectionSets, wantedParts).values()].flatMap(({ node }) =>
      node.name.value.startsWith('__') ? [] : names.of(node),
    );
  }

  /** Whether it is worth trying again: departments may have been down, or print their answers in another way. */
  isWorthTrying(): boolean {
    this.#runs += 1;
    return this.#failures < mostFailures || this.#runs % retryInterval === 0;
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

const isPlain = ({ node }: PlannedFetch): boolean =>
  !node.inputRewrites?.length && !node.outputRewrites?.length && !node.variableUsages?.includes('representations');

const dataReader =
  (read: Read): ReadAnswer =>
  (text) =>
    readWhole(text, '{"data":', read) as Data | null;

function entitiesReader(compiler: ReaderCompiler, selected: Selected): ReadAnswer {
  const byTypename = new Map<string, Read | null>();
  const readerOf = (typename: string): Read | null => {
    let read = byTypename.get(typename);
    if (read === undefined) byTypename.set(typename, (read = compiler.entity(typename, selected)));
    return read;
  };
  return (text, typenames) => {
    const readEntity = orNull((place, index: number) => {
      const typename = typenames[index];
      return ((typename !== undefined && readerOf(typename)) || unknown)(place);
    });
    const found = readWhole(text, '{"data":{"_entities":', listReader(readEntity), '}}') as Data[] | null;
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
function placeAt(root: Place, path: readonly string[], parts: WantedParts): Place | null {
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
