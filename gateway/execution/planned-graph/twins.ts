import { type ConstDirectiveNode, type DocumentNode, Kind, parse, visit } from 'graphql';
import { isJoin, saidOf, saying } from './join';
import type { StandIns } from './stand-ins';

/** What is required, by its place in the object that a department is told of; the same place may hold one thing only. */
type Needs = Map<string, string>;

function needsOf(requires: string, standIns: StandIns): Needs {
  const needs: Needs = new Map();
  const place: string[] = [];
  visit(parse(`{ ${requires} }`, { noLocation: true }), {
    Field: {
      enter: ({ name }) => {
        place.push(standIns.get(name.value)?.name.value ?? name.value);
        needs.set(place.join('.'), name.value);
      },
      leave: () => void place.pop(),
    },
  });
  return needs;
}

const clash = (one: Needs, other: Needs): boolean =>
  [...one].some(([place, name]) => other.has(place) && other.get(place) !== name);

/** By graph and field, which of the graph's twins answers for the field: 0 is the graph itself. */
function twinsOf(supergraph: DocumentNode, standIns: StandIns): Map<string, Map<string, number>> {
  const byGraph = new Map<string, Map<string, number>>();
  const taken = new Map<string, Needs[]>();
  visit(supergraph, {
    FieldDefinition: (node, _key, _parent, _path, ancestors) => {
      const type = nameOf(ancestors.at(-1));
      for (const directive of node.directives ?? []) {
        const [graph, requires] = [saidOf(directive, 'graph'), saidOf(directive, 'requires')];
        if (!isJoin(directive, 'field') || !graph || !requires) continue;
        const needs = needsOf(requires, standIns);
        const groups = taken.get(`${graph} ${type}`) ?? [];
        taken.set(`${graph} ${type}`, groups);
        let twin = groups.findIndex((group) => !clash(group, needs));
        if (twin < 0) twin = groups.push(new Map()) - 1;
        needs.forEach((name, place) => groups[twin]!.set(place, name));
        byGraph.set(graph, (byGraph.get(graph) ?? new Map()).set(`${type}.${node.name.value}`, twin));
      }
    },
  });
  for (const [graph, twins] of byGraph) if (Math.max(...twins.values()) === 0) byGraph.delete(graph);
  return byGraph;
}

const nameOf = (node: unknown): string | undefined => (node as { name?: { value: string } } | undefined)?.name?.value;

/**
 * Gives a department twins where two of its fields require one field with different arguments, so that each is asked
 * for in a request of its own: an object can be told of with one price only. Returns, by the name of a twin, the
 * department that it is.
 */
export function withTwins(supergraph: DocumentNode, standIns: StandIns) {
  const twins = twinsOf(supergraph, standIns);
  const departments = new Map<string, string>();
  if (twins.size === 0) return { supergraph, departments };
  const twinName = (name: string, twin: number) => (twin === 0 ? name : `${name}__twin_${twin}`);
  const numbersOf = (graph: string | undefined): number[] => {
    const most = Math.max(0, ...(twins.get(graph ?? '')?.values() ?? []));
    return Array.from({ length: most + 1 }, (_, twin) => twin);
  };
  const ofTwins = (directive: ConstDirectiveNode, field: string | undefined): ConstDirectiveNode[] => {
    const graph = directive.name.value.startsWith('join__') ? saidOf(directive, 'graph') : undefined;
    if (!graph) return [directive];
    const only = saidOf(directive, 'requires') && twins.get(graph)?.get(field ?? '');
    const numbers = typeof only === 'number' ? [only] : numbersOf(graph);
    return numbers.map((twin) => saying(directive, 'graph', twinName(graph, twin)));
  };
  const doubled = visit(supergraph, {
    enter: (node, _key, _parent, _path, ancestors) => {
      if (!('directives' in node) || !node.directives?.length) return undefined;
      const field = node.kind === Kind.FIELD_DEFINITION ? `${nameOf(ancestors.at(-1))}.${node.name.value}` : undefined;
      return { ...node, directives: node.directives.flatMap((one) => ofTwins(one as ConstDirectiveNode, field)) };
    },
  });
  const named = visit(doubled, {
    EnumTypeDefinition: (node) => {
      if (node.name.value !== 'join__Graph') return undefined;
      const values = node.values?.flatMap((value) =>
        numbersOf(value.name.value).map((twin) => {
          const directives = value.directives?.map((directive) => {
            const department = saidOf(directive, 'name') ?? '';
            if (twin > 0) departments.set(twinName(department, twin), department);
            return saying(directive, 'name', twinName(department, twin));
          });
          return { ...value, name: { ...value.name, value: twinName(value.name.value, twin) }, directives };
        }),
      );
      return { ...node, values };
    },
  });
  return { supergraph: named, departments };
}
