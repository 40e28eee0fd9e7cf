import type { GraphQLError } from 'graphql';
import type { RuleName, Violation } from './finding';

/** What composition says though it goes on. */
interface Hint {
  definition: { code: string };
  message: string;
}

/**
 * Hints that fail here though composition only mentions them: the first two mean lost fields, the last that two
 * departments describe one element; the owner of a shared type describes it, the others leave it bare.
 */
const fatalHints = new Set([
  'INCONSISTENT_INPUT_OBJECT_FIELD',
  'INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM',
  'INCONSISTENT_DESCRIPTION',
]);

const rules: Record<string, RuleName> = {
  ENUM_VALUE_MISMATCH: 'same-enum',
  INCONSISTENT_ENUM_VALUE_FOR_INPUT_ENUM: 'same-enum',
  REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH: 'same-input',
  INCONSISTENT_INPUT_OBJECT_FIELD: 'same-input',
  INCONSISTENT_DESCRIPTION: 'one-description',
};

const fixes: Partial<Record<RuleName, string>> = {
  'same-enum': 'add the value in every department that has the enum, or use a string with a catalogue, as for codes',
  'same-input': 'write the input the same in every department that has it, or give one of them another name',
  'one-description': 'describe it where it is owned, and leave it bare in the other departments',
};

const fixByCode: Record<string, string> = {
  INVALID_FIELD_SHARING: 'name yours otherwise, or take the field over as subgraphs/moving-a-field.md says',
  INVALID_GRAPHQL: 'correct the SDL',
};

/** Composition names elements in quotes: the field or value beside its type, or a coordinate. */
function elementIn(message: string, departments: ReadonlySet<string>): string {
  const enumValue = /[Ee]num (?:type )?"(\w+)".*?value "(\w+)"/s.exec(message);
  if (enumValue) return `${enumValue[1]}.${enumValue[2]}`;
  const valueOfEnum = /[Vv]alue "(\w+)" of enum type "(\w+)"/.exec(message);
  if (valueOfEnum) return `${valueOfEnum[2]}.${valueOfEnum[1]}`;
  const inputField = /field "(\w+)" will not be added to "(\w+)"/.exec(message);
  if (inputField) return `${inputField[2]}.${inputField[1]}`;
  const quoted = [...message.matchAll(/"([A-Za-z_]\w*(?:\.\w+(?:\(\w+:\))?)?)"/g)].map(([, name]) => name!);
  const unknown = /Unknown type "?(\w+)/.exec(message)?.[1];
  return quoted.find((name) => !departments.has(name)) ?? unknown ?? 'the graph';
}

function violationOf(code: string, message: string, departments: ReadonlySet<string>): Violation {
  const rule = rules[code] ?? 'composes';
  const element = elementIn(message, departments);
  const named = [...departments].filter((name) => message.includes(`"${name}"`) || message.startsWith(`[${name}]`));
  const problem = message.replace(/\s+/g, ' ').trim();
  const fix = fixes[rule] ?? fixByCode[code] ?? 'see the message; composition’s own words say what contradicts what';
  return { rule, element, problem, fix, owners: named };
}

/** What keeps subgraphs from being one graph, from the errors of composition and from the hints that fail here. */
export function compositionFaults(
  errors: readonly GraphQLError[],
  hints: readonly Hint[],
  subgraphs: readonly { name: string }[],
): Violation[] {
  const departments = new Set(subgraphs.map(({ name }) => name));
  return [
    ...errors.map(({ message, extensions }) => violationOf(String(extensions['code']), message, departments)),
    ...hints
      .filter(({ definition }) => fatalHints.has(definition.code))
      .map(({ definition, message }) => violationOf(definition.code, message, departments)),
  ];
}
