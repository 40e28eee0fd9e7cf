import { type DocumentNode, parse, visit } from 'graphql';
import { doubleDepartments } from './double-departments';
import { isJoin, saidOf } from './join';
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
  if (twins.size === 0) return { supergraph, departments: new Map<string, string>() };
  return doubleDepartments(supergraph, {
    countOf: (graph) => Math.max(0, ...(twins.get(graph)?.values() ?? [])) + 1,
    nameOf: (name, twin) => (twin === 0 ? name : `${name}__twin_${twin}`),
    saidOfTwin: (directive, twin, place) => {
      const only = saidOf(directive, 'requires') && twins.get(saidOf(directive, 'graph') ?? '')?.get(place);
      return typeof only === 'number' && only !== twin ? null : directive;
    },
  });
}
