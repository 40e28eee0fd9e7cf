import { Liquid } from 'liquidjs';
import { Refusal } from '../../kit/errors';

/** What a template may say of the customer it is sent to. */
export const customerVariables = ['id', 'displayName', 'givenName', 'familyName', 'organisation', 'language'] as const;

const liquid = new Liquid({ templates: {}, strictFilters: true, strictVariables: true, ownPropertyOnly: true });
// A template is one text: these would read others, by default from files.
for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag];

const known = new Set(customerVariables.map((name) => `customer.${name}`));

type Segments = (string | number | Segments)[];

/** A variable as it is written: customer.givenName, customer[foo]. */
const written = ([head, ...rest]: Segments): string =>
  rest.reduce<string>(
    (path, part) => (Array.isArray(part) ? `${path}[${written(part)}]` : `${path}.${part}`),
    Array.isArray(head) ? `[${written(head)}]` : String(head),
  );

function variablesOf(template: string, field: string): string[] {
  try {
    const parsed = liquid.parse(template);
    return (liquid.globalVariableSegmentsSync(parsed, { partials: false }) as Segments[]).map(written);
  } catch (error) {
    // The parser follows nesting by recursion; what it can't follow is no letter to a customer.
    const reason = error instanceof RangeError ? 'it is nested too deeply' : (error as Error).message;
    throw new Refusal('INVALID', `${field} must be a Liquid template: ${reason}`, [field]);
  }
}

/** Refuses a template that could not be filled in for every customer: wrong syntax, filters or variables. */
export function checkTemplate(template: string, field: string): void {
  const unknown = variablesOf(template, field).find((variable) => !known.has(variable));
  if (unknown !== undefined) {
    throw new Refusal('INVALID', `${field} uses ${unknown}; known are ${[...known].join(', ')}`, [field]);
  }
}
