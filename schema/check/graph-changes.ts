import { type Change as Difference, ChangeType, CriticalityLevel, diff } from '@graphql-inspector/core';
import type { GraphQLSchema } from 'graphql';
import { argumentOf, schemaElements } from './elements';

/** What a client of the graph sees change. */
export interface GraphChange {
  /** removed and incompatible: clients that use the element break; changed: they may be surprised. */
  kind: 'added' | 'deprecated' | 'removed' | 'incompatible' | 'changed';
  element: string;
  sentence: string;
  /** The element whose users meet the change: that of a new required argument is its field. */
  metBy: string;
}

const kinds: Partial<Record<string, GraphChange['kind']>> = {
  [ChangeType.TypeAdded]: 'added',
  [ChangeType.FieldAdded]: 'added',
  [ChangeType.FieldArgumentAdded]: 'added',
  [ChangeType.InputFieldAdded]: 'added',
  [ChangeType.EnumValueAdded]: 'added',
  [ChangeType.UnionMemberAdded]: 'added',
  [ChangeType.TypeRemoved]: 'removed',
  [ChangeType.FieldRemoved]: 'removed',
  [ChangeType.FieldArgumentRemoved]: 'removed',
  [ChangeType.InputFieldRemoved]: 'removed',
  [ChangeType.EnumValueRemoved]: 'removed',
};

/** Descriptions and directives break nobody; deprecations are compared here, for arguments and input fields too. */
const isNoChange = ({ type, path }: Difference): boolean =>
  !path || /^(DIRECTIVE|SCHEMA)_|DESCRIPTION|DEPRECATION/.test(String(type));

const argumentChanges = new Set<string>([
  ChangeType.FieldArgumentAdded,
  ChangeType.FieldArgumentRemoved,
  ChangeType.FieldArgumentTypeChanged,
  ChangeType.FieldArgumentDefaultChanged,
]);

/** Who does not send an argument or input field meets it too once it is required. */
function isNowRequired({ type, meta }: Difference): boolean {
  const now: unknown = meta['newArgumentType'] ?? meta['newInputFieldType'];
  const isAdded = type === ChangeType.FieldArgumentAdded || type === ChangeType.InputFieldAdded;
  return isAdded || (typeof now === 'string' && now.endsWith('!'));
}

function changeOf(difference: Difference): GraphChange {
  const { criticality, type, message } = difference;
  const path = difference.path!.replace(/\.@.*$/, '');
  const [, field, last] = /^(.+)\.([^.]+)$/.exec(path) ?? [];
  const element = argumentChanges.has(type) ? argumentOf(field!, last!) : path;
  const isBreaking = criticality.level === CriticalityLevel.Breaking;
  const kind = kinds[type];
  return {
    kind: isBreaking ? (kind === 'removed' ? kind : 'incompatible') : (kind ?? 'changed'),
    element,
    sentence: message.replaceAll("'", '`'),
    metBy: isBreaking && isNowRequired(difference) ? field! : element,
  };
}

/** What is deprecated now and was not, or is new. */
function deprecated(from: GraphQLSchema, to: GraphQLSchema): GraphChange[] {
  const before = new Map(
    schemaElements(from).map(({ coordinate, deprecationReason }) => [coordinate, deprecationReason]),
  );
  return schemaElements(to).flatMap(({ coordinate: element, deprecationReason }): GraphChange[] => {
    if (deprecationReason == null || before.get(element) != null) return [];
    return [{ kind: 'deprecated', element, sentence: deprecationReason, metBy: element }];
  });
}

/** All changes from one schema to another, in the order of their elements. */
export async function graphChanges(from: GraphQLSchema, to: GraphQLSchema): Promise<GraphChange[]> {
  const differences = (await diff(from, to)).filter((difference) => !isNoChange(difference));
  return [...differences.map(changeOf), ...deprecated(from, to)].sort((a, b) => (a.element < b.element ? -1 : 1));
}
