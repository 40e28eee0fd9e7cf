/** What npm run schema:check signs in with at a gateway whose graph it asks for; null when nothing is set. */
export const graphToken = (): string | null => process.env['GRAPH_TOKEN'] || null;
