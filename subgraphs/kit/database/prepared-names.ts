/** Each costs every connection that has met it memory of the server. */
const mostStatements = 500;
const names = new Map<string, string>();
let given = 0;

/** The name under which connections keep a statement; undefined: they do not. */
export const preparedName = (text: string): string | undefined => names.get(text);

/** Makes connections keep a statement from now on, if they do not yet and there are not too many. */
export function prepare(text: string): void {
  if (!names.has(text) && names.size < mostStatements) prepareAnew(text);
}

/** Gives a statement another name, under which connections do not know it. */
export function prepareAnew(text: string): void {
  names.set(text, `customer_graph_${(given += 1)}`);
}
