import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import type { Viewer } from '../../subgraphs/kit/viewer';

const viewer = (department: string, role: string, ...scopes: string[]): Viewer => ({
  id: `${department}-${role}`,
  department,
  role,
  scopes,
});

/** One of every kind of people and systems that may come. */
export const viewers: Viewer[] = [
  viewer('sales', 'agent'),
  viewer('sales', 'manager'),
  viewer('marketing', 'agent'),
  viewer('support', 'agent'),
  viewer('support', 'admin'),
  viewer('platform', 'agent'),
  viewer('platform', 'admin'),
  viewer('partner', 'agent', 'sales:read'),
  viewer('partner', 'agent'),
];

export const describeViewer = ({ department, role, scopes }: Viewer): string => [department, role, ...scopes].join(' ');

/** A row of schema/rights.md. */
export interface RightsRow {
  coordinate: string;
  isAllowed: (viewer: Viewer) => boolean;
}

const columns = ['agent', 'manager', 'admin'];

/** The table of schema/rights.md as its readers understand it. */
export function rightsRows(): RightsRow[] {
  const [, table = ''] = readFileSync(join(__dirname, '../../schema/rights.md'), 'utf8').split('\n## ');
  return [...table.matchAll(/^\| `([\w.]+)` *\|(.*)\|$/gm)].map(([, coordinate = '', rest = '']) => {
    const [scopes = '', ...who] = rest.split('|').map((cell) => cell.trim());
    return {
      coordinate,
      isAllowed: ({ department, role, scopes: own }) => {
        if (department === 'partner') return scopes === 'signed in' || own.includes(scopes);
        const cell = who[columns.indexOf(role)] ?? '';
        return cell === 'all' || cell.split(', ').includes(department);
      },
    };
  });
}

const someId = '01930000-0000-7000-8000-000000000000';

/** Some value of the type, as GraphQL writes it; only what must be given of an input object. */
function valueOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return `[${valueOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${required.map((field) => `${field.name}: ${valueOf(field.type)}`).join(', ')} }`;
  }
  const values: Record<string, string> = { ID: `"${someId}"`, Int: '1', Float: '1', Boolean: 'true', Decimal: '"1"' };
  return values[type.name] ?? '"x"';
}

/** A selection of the field with whatever arguments it needs. */
export function selectionOf({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const given = args.filter(isRequiredArgument).map((argument) => `${argument.name}: ${valueOf(argument.type)}`);
  const selection = isCompositeType(getNamedType(type)) ? '{ __typename }' : '';
  return `${name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${selection}`;
}
