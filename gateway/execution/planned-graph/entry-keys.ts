import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  visit,
} from 'graphql';
import { doubleDepartments } from './double-departments';
import { isJoin, saidOf, saying } from './join';
import type { RequiredField, StandIns } from './stand-ins';
import { unusedPrefix } from './unused-prefix';

type WithFields = InterfaceTypeDefinitionNode | ObjectTypeDefinitionNode;

/** A key by which a department that knows an interface as an object is asked for what requires something. */
interface Entry {
  graph: string;
  interfaceName: string;
  /** What it is asked for by that key alone. */
  fields: readonly string[];
  key: string;
  /** The field that the key begins with, and what stands in for it. */
  field: string;
  standIn: string;
  /** The graphs that know the interface's types, by the same key. */
  homes: readonly string[];
}

const saysOf = (graph: string) => (directive: ConstDirectiveNode) => saidOf(directive, 'graph') === graph;

const isResolvable = (join: ConstDirectiveNode): boolean =>
  saidOf(join, 'key') !== undefined && saidOf(join, 'resolvable') !== 'false';

/** Whether a field is of a graph, of those that its type is of. */
function isOf(field: FieldDefinitionNode | undefined, graph: string): boolean {
  const joins = field?.directives?.filter((one) => isJoin(one, 'field') && saidOf(one, 'graph') !== undefined) ?? [];
  return field !== undefined && (joins.length === 0 || joins.some(saysOf(graph)));
}

const requiredBy = (directives: readonly ConstDirectiveNode[] = []): string =>
  directives.flatMap((one) => saidOf(one, 'requires') ?? []).join(' ');

/** By the name of a field, the graphs that are told of it. */
function toldOf(supergraph: DocumentNode): Map<string, Set<string>> {
  const told = new Map<string, Set<string>>();
  visit(supergraph, {
    FieldDefinition: ({ name, directives = [] }) => {
      for (const one of directives) {
        const graph = saidOf(one, 'external') === 'true' && saidOf(one, 'graph');
        if (graph) told.set(name.value, (told.get(name.value) ?? new Set()).add(graph));
      }
    },
  });
  return told;
}

function entriesOf(
  type: InterfaceTypeDefinitionNode,
  told: ReadonlyMap<string, Set<string>>,
): Omit<Entry, 'standIn'>[] {
  const joins = type.directives?.filter((one) => isJoin(one, 'type') && isResolvable(one)) ?? [];
  const isObject = (join: ConstDirectiveNode): boolean => saidOf(join, 'isInterfaceObject') === 'true';
  const definitionOf = (field: string) => type.fields?.find(({ name }) => name.value === field);
  return joins.filter(isObject).flatMap((join) => {
    const [graph, key] = [saidOf(join, 'graph')!, saidOf(join, 'key')!];
    const field = /\w+/.exec(key)![0];
    const homes = joins
      .filter((other) => !isObject(other) && isOf(definitionOf(field), saidOf(other, 'graph')!))
      .map((other) => saidOf(other, 'graph')!);
    const leadsOn = (name: string): boolean =>
      homes.some((home) => isOf(definitionOf(name), home)) || requiredBy(definitionOf(name)?.directives) !== '';
    const fields = (type.fields ?? []).flatMap(({ name, directives = [] }) => {
      const required = requiredBy(directives.filter(saysOf(graph)));
      const isRequired = [...(told.get(name.value) ?? [])].some((other) => other !== graph);
      const isChosen = required !== '' && (isRequired || required.match(/\w+/g)!.some(leadsOn));
      return isChosen ? [name.value] : [];
    });
    return fields.length > 0 && homes.length > 0
      ? [{ graph, interfaceName: type.name.value, fields, key, field, homes: [...new Set(homes)] }]
      : [];
  });
}

const joinField = (graph?: string): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: 'join__field' },
  arguments: graph
    ? [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'graph' }, value: { kind: Kind.ENUM, value: graph } }]
    : [],
});

/** Where a type has the stand-in: the homes have it, and who is asked by it. */
function joinsOf(type: WithFields, { interfaceName, homes, graph }: Entry): ConstDirectiveNode[] {
  if (type.name.value === interfaceName) return [...homes, graph].map(joinField);
  const own = homes.filter((home) =>
    type.directives?.some(
      (one) => isJoin(one, 'implements') && saysOf(home)(one) && saidOf(one, 'interface') === interfaceName,
    ),
  );
  return own.length > 0 ? own.map(joinField) : [joinField()];
}

function withStandIns(supergraph: DocumentNode, entries: readonly Entry[]): DocumentNode {
  const fill = <Type extends WithFields>(type: Type): Type => {
    const added = entries.flatMap((entry): FieldDefinitionNode[] => {
      const { interfaceName, field, standIn } = entry;
      const isIts =
        type.name.value === interfaceName || type.interfaces?.some(({ name }) => name.value === interfaceName);
      const definition = isIts && type.fields?.find(({ name }) => name.value === field);
      if (!definition) return [];
      const name = { kind: Kind.NAME, value: standIn } as const;
      return [{ ...definition, name, arguments: [], directives: joinsOf(type, entry) }];
    });
    return added.length > 0 ? { ...type, fields: [...(type.fields ?? []), ...added] } : type;
  };
  return visit(supergraph, { ObjectTypeDefinition: fill, InterfaceTypeDefinition: fill });
}

/**
 * Gives a department that knows an interface as an object a twin for those of its fields that require something, to be
 * asked by a key of its own, which only departments that know the interface's types can tell. The planner fails where
 * it comes to such a field from an object of which the type is not known, or from another that requires the field: with
 * an error, or out of memory. This way it comes from where the types are known; a field that requires nothing of there,
 * nothing that requires something, and is not required itself, needs no such way. Returns what stands for what, as stand-ins and twins do.
 */
export function withEntryKeys(supergraph: DocumentNode) {
  const told = toldOf(supergraph);
  const found = supergraph.definitions.flatMap((node) =>
    node.kind === Kind.INTERFACE_TYPE_DEFINITION ? entriesOf(node, told) : [],
  );
  const standIns: StandIns = new Map();
  if (found.length === 0) return { supergraph, standIns, departments: new Map<string, string>() };
  const prefix = unusedPrefix(supergraph, 'key_');
  const entries = found.map((entry, at): Entry => ({ ...entry, standIn: `${prefix}${entry.field}_${at}` }));
  const doubled = doubleDepartments(withStandIns(supergraph, entries), {
    countOf: (graph) => (entries.some((entry) => entry.graph === graph) ? 2 : 1),
    nameOf: (name, twin) => (twin === 0 ? name : `${name}__entry`),
    saidOfTwin: (directive, twin, place) => {
      const [typeName, fieldName] = place.split('.');
      const own = entries.filter(({ graph, interfaceName }) => saysOf(graph)(directive) && interfaceName === typeName);
      if (own.length === 0) return directive;
      if (fieldName === undefined) {
        const key = saidOf(directive, 'key');
        const entry = own.find((each) => each.key === key);
        if (twin === 0 || key === undefined) return directive;
        return entry ? saying(directive, 'key', key.replace(entry.field, entry.standIn)) : null;
      }
      const isForTwin = saidOf(directive, 'requires') !== undefined || own.some(({ standIn }) => standIn === fieldName);
      return isForTwin && twin === 0 ? null : directive;
    },
  });
  const required = entries.map(({ field, standIn }): [string, RequiredField] => [
    standIn,
    { name: { kind: Kind.NAME, value: field }, arguments: [] },
  ]);
  return { ...doubled, standIns: new Map(required) };
}
