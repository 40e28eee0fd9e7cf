/** Each costs every connection that has met it memory of the server. */
const mostStatements = 500;
const names = new Map<string, string>();
let given = 0;

/** No page takes that long by a plan that suits its tables. */
const slowMillis = 500;
const renewalPauseMillis = 60_000;
/** Connections keep what they have parsed under earlier names. */
const mostRenewals = 10;
const renewals = new Map<string, { count: number; at: number }>();

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

/**
 * Has a statement planned anew that took long. Its plan may be one of a time when tables were nearly empty, which reads
 * all of a table that was filled since, and would until the server has analysed it.
 */
export function renewSlow(text: string, millis: number): void {
  if (millis < slowMillis || !names.has(text)) return;
  const now = performance.now();
  const { count, at } = renewals.get(text) ?? { count: 0, at: -Infinity };
  if (count === mostRenewals || now - at < renewalPauseMillis) return;
  renewals.set(text, { count: count + 1, at: now });
  prepareAnew(text);
}
