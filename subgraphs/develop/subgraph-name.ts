import { type GraphQLSchema, isObjectType } from 'graphql';
import { reservedNames } from './reserved-names';

export interface Surroundings {
  /** Names of the departments and remote subgraphs that are here. */
  departments: readonly string[];
  /** The composed graph. */
  api: GraphQLSchema;
  /** Names of package.json's scripts. */
  scripts: readonly string[];
}

/** The name as a GraphQL type begins with it. */
export const typePrefix = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

function inGraph(name: string, api: GraphQLSchema): string | null {
  const customer = api.getType('Customer');
  if (isObjectType(customer) && name in customer.getFields()) return `Customer.${name} is a field of the graph already`;
  const type = Object.keys(api.getTypeMap()).find((one) => new RegExp(`^${typePrefix(name)}[A-Z]`).test(one));
  return type === undefined ? null : `its types would begin like ${type}, which is in the graph already`;
}

/** Why a department can't have this name, in one sentence; null when it can. */
export function nameFault(name: string, { departments, api, scripts }: Surroundings): string | null {
  if (!/^[a-z][a-z0-9]{1,29}$/.test(name)) {
    return `a department's name is 2 to 30 lower-case letters and digits, a letter first, got "${name}"`;
  }
  if (departments.includes(name)) return `there is a department "${name}" already`;
  const [reason] = Object.entries(reservedNames).find(([, words]) => words.includes(name)) ?? [];
  if (reason !== undefined) return `"${name}" is ${reason}`;
  if (scripts.some((script) => script === name || script.startsWith(`${name}:`) || script === `start:${name}`)) {
    return `"${name}" is the name of an npm script`;
  }
  const clash = inGraph(name, api);
  return clash === null ? null : `"${name}" can't be a department: ${clash}`;
}
