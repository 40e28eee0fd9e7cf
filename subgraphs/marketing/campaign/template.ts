import { Liquid, type Template } from 'liquidjs';
import { Refusal } from '../../kit/errors';

/** What a template may say of the customer it is sent to. */
export const customerVariables = ['id', 'displayName', 'givenName', 'familyName', 'organisation', 'language'] as const;

export type TemplateCustomer = Record<(typeof customerVariables)[number], string | null>;

/** What a template is filled in with. */
export interface TemplateVariables {
  customer: TemplateCustomer;
  /** Address at which the receiver takes the consent back. */
  unsubscribeUrl: string;
}

const longestRenderMilliseconds = 500;
const largestMemory = 2_000_000;
export const largestOutput = 500_000;

function engine(outputEscape?: 'escape'): Liquid {
  const liquid = new Liquid({
    templates: {},
    strictFilters: true,
    strictVariables: true,
    ownPropertyOnly: true,
    outputEscape,
    renderLimit: longestRenderMilliseconds,
    memoryLimit: largestMemory,
  });
  // A template is one text: these would read others, by default from files.
  for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag];
  // What a customer calls themselves must never become part of a page.
  delete liquid.filters['raw'];
  return liquid;
}

const engines = { HTML: engine('escape'), TEXT: engine() };

/** What the output is: in HTML, what is filled in is escaped. */
export type TemplateForm = keyof typeof engines;

const known = new Set([...customerVariables.map((name) => `customer.${name}`), 'unsubscribeUrl']);

type Segments = (string | number | Segments)[];

/** A variable as it is written: customer.givenName, customer[foo]. */
const written = ([head, ...rest]: Segments): string =>
  rest.reduce<string>(
    (path, part) => (Array.isArray(part) ? `${path}[${written(part)}]` : `${path}.${part}`),
    Array.isArray(head) ? `[${written(head)}]` : String(head),
  );

function parsed(template: string, field: string): Template[] {
  try {
    return engines.TEXT.parse(template);
  } catch (error) {
    // The parser follows nesting by recursion; what it can't follow is no letter to a customer.
    const reason = error instanceof RangeError ? 'it is nested too deeply' : (error as Error).message;
    throw new Refusal('INVALID', `${field} must be a Liquid template: ${reason}`, [field]);
  }
}

function refuseUnknownVariables(templates: Template[], field: string): void {
  const { globals } = engines.TEXT.analyzeSync(templates, { partials: false });
  const used = Object.values(globals)
    .flat()
    .map((variable) => ({ name: written(variable.toArray() as Segments), line: variable.location.row }));
  const unknown = used.filter(({ name }) => !known.has(name)).sort((one, other) => one.line - other.line)[0];
  if (!unknown) return;
  throw new Refusal(
    'INVALID',
    `${field} uses ${unknown.name} in line ${unknown.line}; known are ${[...known].join(', ')}`,
    [field],
  );
}

const everythingKnown = Object.fromEntries(
  customerVariables.map((name) => [name, 'x'.repeat(200)]),
) as TemplateCustomer;
const longAddress = `https://example.com/${'x'.repeat(300)}`;
const nothingKnown = Object.fromEntries(customerVariables.map((name) => [name, null])) as TemplateCustomer;

/** Refuses a template that could not be filled in for every customer: wrong syntax, filters, variables, or no end. */
export function checkTemplate(template: string, field: string): void {
  refuseUnknownVariables(parsed(template, field), field);
  for (const customer of [everythingKnown, nothingKnown]) {
    try {
      fillIn(template, { customer, unsubscribeUrl: longAddress }, 'HTML');
    } catch (error) {
      throw new Refusal('INVALID', `${field} cannot be filled in: ${(error as Error).message}`, [field]);
    }
  }
}

/** The text for one customer; throws when it takes too long or becomes too large. */
export function fillIn(template: string, variables: TemplateVariables, form: TemplateForm): string {
  const output: string = engines[form].parseAndRenderSync(template, variables);
  if (output.length > largestOutput) {
    throw new Error(`it becomes ${output.length} characters long, at most ${largestOutput} are sent`);
  }
  return output;
}
