import { type ConstDirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import { saidOf, saying } from './join';

interface Doubling {
  /** How many departments stand for that of the graph. */
  countOf: (graph: string) => number;
  /** Of several, one's name; 0 is the department itself. */
  nameOf: (name: string, twin: number) => string;
  /** What a directive about the graph says of one of them; place: Type or Type.field. null: nothing. */
  saidOfTwin: (directive: ConstDirectiveNode, twin: number, place: string) => ConstDirectiveNode | null;
}

const nameIn = (node: unknown): string => (node as { name?: { value: string } } | undefined)?.name?.value ?? '';

/**
 * Puts several departments in the place of one. Returns, by the name of each that is new, the department that it is.
 */
export function doubleDepartments(supergraph: DocumentNode, { countOf, nameOf, saidOfTwin }: Doubling) {
  const departments = new Map<string, string>();
  const twinsOf = (graph: string): number[] => Array.from({ length: countOf(graph) }, (_, twin) => twin);
  const ofTwins = (directive: ConstDirectiveNode, place: string): ConstDirectiveNode[] => {
    const graph = directive.name.value.startsWith('join__') ? saidOf(directive, 'graph') : undefined;
    if (!graph) return [directive];
    return twinsOf(graph).flatMap((twin) => {
      const said = saidOfTwin(directive, twin, place);
      return said ? [saying(said, 'graph', nameOf(graph, twin))] : [];
    });
  };
  const doubled = visit(supergraph, {
    enter: (node, _key, _parent, _path, ancestors) => {
      if (!('directives' in node) || !node.directives?.length) return undefined;
      const place = node.kind === Kind.FIELD_DEFINITION ? `${nameIn(ancestors.at(-1))}.${nameIn(node)}` : nameIn(node);
      return { ...node, directives: node.directives.flatMap((one) => ofTwins(one as ConstDirectiveNode, place)) };
    },
  });
  const named = visit(doubled, {
    EnumTypeDefinition: (node) => {
      if (node.name.value !== 'join__Graph') return undefined;
      const values = node.values?.flatMap((value) =>
        twinsOf(value.name.value).map((twin) => {
          const directives = value.directives?.map((directive) => {
            const department = saidOf(directive, 'name') ?? '';
            if (twin > 0) departments.set(nameOf(department, twin), department);
            return saying(directive, 'name', nameOf(department, twin));
          });
          return { ...value, name: { ...value.name, value: nameOf(value.name.value, twin) }, directives };
        }),
      );
      return { ...node, values };
    },
  });
  return { supergraph: named, departments };
}
