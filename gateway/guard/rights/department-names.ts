import { type ConstDirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from 'graphql';

type Arguments = Record<string, unknown>;

const argumentsOf = ({ arguments: given }: ConstDirectiveNode): Arguments =>
  Object.fromEntries((given ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));

const named = (directives: readonly ConstDirectiveNode[], name: string): Arguments[] =>
  directives.filter((directive) => directive.name.value === name).map(argumentsOf);

/** Reads from a supergraph's join directives which department answers a field or a type: the first of several. */
export function departmentNames({ definitions }: DocumentNode) {
  const names = new Map<unknown, string>();
  for (const node of definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const value of node.values ?? []) {
      const [graph] = named(value.directives ?? [], 'join__graph');
      if (typeof graph?.['name'] === 'string') names.set(value.name.value, graph['name']);
    }
  }
  return {
    of(directives: readonly ConstDirectiveNode[]): string | null {
      const answering = named(directives, 'join__field').filter(({ external }) => external !== true);
      const [place] = [...answering, ...named(directives, 'join__type')].filter(({ graph }) => names.has(graph));
      return names.get(place?.['graph']) ?? null;
    },
  };
}
