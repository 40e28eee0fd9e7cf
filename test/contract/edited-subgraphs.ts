import { type DefinitionNode, type DocumentNode, Kind, parse, print } from 'graphql';
import { subgraphSdl } from '../../schema/graph';
import type { SubgraphSdl } from '../../schema/check/subgraph-sdl';
import { subgraphsUnderTest } from '../support/database';

/** A change of the SDL of some subgraphs. */
export type Edit = (subgraphs: readonly SubgraphSdl[]) => SubgraphSdl[];

/** The SDL of the real subgraphs. */
export const realSubgraphs = async (): Promise<SubgraphSdl[]> => subgraphSdl(await subgraphsUnderTest());

const inSubgraph = (name: string, change: (document: DocumentNode) => DocumentNode): Edit => {
  return (subgraphs) => {
    if (!subgraphs.some((one) => one.name === name)) throw new Error(`there is no subgraph ${name}`);
    return subgraphs.map((one) => (one.name === name ? { ...one, typeDefs: change(one.typeDefs) } : one));
  };
};

interface Members {
  fields?: readonly { name: { value: string } }[];
  values?: readonly { name: { value: string } }[];
}

/** The definition with the text of one of its members replaced; an empty text takes it out. */
function withMember(node: DefinitionNode, member: string, replace: (sdl: string) => string): DefinitionNode | null {
  const { fields = [], values = [] } = node as Members;
  const found = [...fields, ...values].find(({ name }) => name.value === member);
  if (!found) return null;
  const [whole, before] = [print(node), print(found as never)];
  const indented = before.replaceAll('\n', '\n  ');
  const text = [before, indented].find((one) => whole.includes(one));
  if (!text) throw new Error(`${member} is not found in its own type`);
  return parse(whole.replace(text, () => replace(before))).definitions[0]!;
}

/** Changes the SDL of one element, given as Type or Type.member, of one subgraph. */
export function edit(subgraph: string, element: string, replace: (sdl: string) => string): Edit {
  const [type, member] = element.split('.');
  return inSubgraph(subgraph, ({ definitions, ...document }) => {
    let hasChanged = false;
    const changed = definitions.map((node) => {
      if (hasChanged || !('name' in node) || node.name?.value !== type) return node;
      const next = member ? withMember(node, member, replace) : parse(replace(print(node))).definitions[0]!;
      if (!next || print(next) === print(node)) return node;
      hasChanged = true;
      return next;
    });
    if (!hasChanged) throw new Error(`${element} of ${subgraph} did not change`);
    return { ...document, kind: Kind.DOCUMENT, definitions: changed };
  });
}

/** Takes one member out. */
export const without = (subgraph: string, element: string): Edit => edit(subgraph, element, () => '');

/** Adds definitions or extensions. */
export const add = (subgraph: string, sdl: string): Edit =>
  inSubgraph(subgraph, (document) => ({
    ...document,
    definitions: [...document.definitions, ...parse(sdl).definitions],
  }));

/** Replaces text in the SDL of one element. */
export const replace = (subgraph: string, element: string, from: string | RegExp, to: string): Edit =>
  edit(subgraph, element, (sdl) => sdl.replace(from, to));

/** One after the other. */
export const all =
  (...edits: Edit[]): Edit =>
  (subgraphs) =>
    edits.reduce((edited, one) => one(edited), [...subgraphs]);

/** A department more. */
export const department =
  (name: string, sdl: string): Edit =>
  (subgraphs) => [...subgraphs, { name, url: `http://127.0.0.1:4999/${name}`, typeDefs: parse(sdl) }];
