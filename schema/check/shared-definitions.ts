import {
  type DefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  print,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';
import { sharedDefinitions } from '../../subgraphs/kit/schema';
import type { RuleName, Violation } from './finding';
import type { SubgraphSdl } from './subgraph-sdl';

type Definition = TypeDefinitionNode | TypeExtensionNode;

interface Told {
  department: string;
  definition: Definition;
}

const roots = new Set(['Query', 'Mutation', 'Subscription']);
const isDefinition = (node: DefinitionNode): node is Definition =>
  isTypeDefinitionNode(node) || isTypeExtensionNode(node);
const isEntity = ({ directives = [] }: Definition) => directives.some(({ name }) => name.value === 'key');
/** Only names what another department's type holds, for a field that requires it. */
const isExternal = (definition: Definition): boolean =>
  'fields' in definition &&
  (definition.fields ?? []).length > 0 &&
  definition.fields!.every(({ directives = [] }) => directives.some(({ name }) => name.value === 'external'));

const ruleOf = ({ kind }: Definition): RuleName => {
  if (kind === Kind.ENUM_TYPE_DEFINITION || kind === Kind.ENUM_TYPE_EXTENSION) return 'same-enum';
  if (kind === Kind.INPUT_OBJECT_TYPE_DEFINITION || kind === Kind.INPUT_OBJECT_TYPE_EXTENSION) return 'same-input';
  return 'shared-type';
};

function faultOfShared(element: string, told: readonly Told[], original: string): Violation[] {
  const others = told.filter(({ definition }) => print(definition) !== original);
  if (others.length === 0) return [];
  const owners = [...new Set(others.map(({ department }) => department))];
  const problem = `${element} of ${owners.join(', ')} is not word for word that of subgraphs/kit/shared.graphql`;
  const fix = `take ${element} out of the SDL of ${owners.join(', ')}: what is named there is added by itself; or name your own type otherwise`;
  return [{ rule: 'shared-type', element, problem, fix, owners }];
}

function faultOfCommon(element: string, told: readonly Told[]): Violation[] {
  const owners = [...new Set(told.map(({ department }) => department))];
  if (owners.length < 2 || told.some(({ definition }) => isEntity(definition))) return [];
  if (new Set(told.map(({ definition }) => print(definition))).size === 1) return [];
  const problem = `${element} is not the same in ${owners.join(' and ')}`;
  const fix =
    'write it word for word the same, give one of them another name, or move it to subgraphs/kit/shared.graphql';
  return [{ rule: ruleOf(told[0]!.definition), element, problem, fix, owners }];
}

/** Value types, enums and inputs of which departments have copies that differ. */
export function differingCopies(subgraphs: readonly SubgraphSdl[]): Violation[] {
  const told = subgraphs.flatMap(({ name: department, typeDefs }) =>
    typeDefs.definitions
      .filter(isDefinition)
      .filter((definition) => !isExternal(definition))
      .map((definition): Told => ({ department, definition })),
  );
  const originals = new Map([...sharedDefinitions()].map(([name, definition]) => [name, print(definition)]));
  const byName = Map.groupBy(told, ({ definition }) => definition.name.value);
  return [...byName].flatMap(([name, all]) => {
    const original = originals.get(name);
    if (original !== undefined) return faultOfShared(name, all, original);
    return roots.has(name) ? [] : faultOfCommon(name, all);
  });
}
