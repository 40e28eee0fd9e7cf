import { type DirectiveNode, type DocumentNode, type FieldNode, Kind, print, visit } from 'graphql';
import type { PlannedGraph } from './planned-graph/planned-graph';
import type { StandIns } from './planned-graph/stand-ins';

const prefixStem = 'asked_';
// The planner renames a field that two types of one fetch give different types.
const plannersAlias = /__alias_\d+$/;

/** What the planner adds to the questions it asks departments, under the names of the fields. */
export interface AddedFields {
  /** Of keys, and of what fields of other departments require. */
  names: ReadonlySet<string>;
  /** Of what is required. */
  required: ReadonlySet<string>;
  standIns: StandIns;
}

/** Finds the fields in the supergraph; a name too many only makes a longer question. */
export function addedFieldsOf({ supergraph, standIns }: PlannedGraph): AddedFields {
  const names = new Set(['__typename']);
  const required = new Set<string>();
  const collect = ({ arguments: given }: DirectiveNode): void => {
    for (const { name, value } of given ?? []) {
      if (value.kind !== Kind.STRING || !['key', 'requires'].includes(name.value)) continue;
      for (const [field] of value.value.matchAll(/\w+/g)) {
        names.add(field);
        if (name.value === 'requires') required.add(field);
      }
    }
  };
  visit(supergraph, { [Kind.DIRECTIVE]: collect });
  return { names, required, standIns };
}

/**
 * Names for a client's fields while an operation is planned and run. An alias that is the name of a key, or a field
 * asked for with arguments that a department requires without any, would stand in the place of what the planner adds: the
 * department would be sent the wrong thing, or the client given it. And where one name is given to different fields of
 * different types, a department that knows all of them as one type would answer the one for the other. Such fields get
 * names that nobody else uses.
 */
export class InnerNames {
  readonly #prefix: string;
  /** By what the client calls it, what it gives this name to. */
  readonly #named = new Map<string, string[]>();
  readonly #outer = new Map<string, string>();

  constructor(
    document: DocumentNode,
    private readonly added: AddedFields,
  ) {
    let prefix = prefixStem;
    visit(document, {
      [Kind.FIELD]: (node) => {
        const responseName = (node.alias ?? node.name).value;
        const named = this.#named.get(responseName) ?? [];
        this.#named.set(responseName, named);
        const words = wordsOf(node);
        if (!named.includes(words)) named.push(words);
      },
    });
    while ([...this.#named.keys(), ...added.names].some((name) => name.startsWith(prefix))) prefix += '_';
    this.#prefix = prefix;
  }

  /** What the field is called inside. */
  of(node: FieldNode): string {
    const { alias, name, arguments: given } = node;
    const responseName = (alias ?? name).value;
    const { names, required } = this.added;
    const isClash =
      responseName !== name.value ? names.has(responseName) : required.has(responseName) && (given?.length ?? 0) > 0;
    const named = this.#named.get(responseName) ?? [];
    const isItself = responseName === name.value && !given?.length;
    if (isItself || (!isClash && named.length <= 1)) return responseName;
    const inner = `${this.#prefix}${responseName}${named.length > 1 ? `_${named.indexOf(wordsOf(node))}` : ''}`;
    this.#outer.set(inner, responseName);
    return inner;
  }

  /** What the client calls it. */
  outer(key: string | number): string | number {
    if (typeof key === 'number') return key;
    const name = key.replace(plannersAlias, '');
    return this.#outer.get(name) ?? this.added.standIns.get(name)?.name.value ?? name;
  }

  /** The document with these names; the same document when nothing has to be renamed. */
  applied(document: DocumentNode): DocumentNode {
    return visit(document, {
      [Kind.FIELD]: (node) => {
        const inner = this.of(node);
        if (inner === (node.alias ?? node.name).value) return undefined;
        return { ...node, alias: { kind: Kind.NAME, value: inner } };
      },
    });
  }
}

/** What is asked for: the field and its arguments. */
const wordsOf = ({ name, arguments: given }: FieldNode): string => [name.value, ...(given ?? []).map(print)].join(' ');
