import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** Texts of documents by the name that clients send in place of them. */
export type TrustedDocuments = ReadonlyMap<string, string>;

const text = z.string().min(1);
/** As Apollo's generate-persisted-query-manifest writes it. */
const manifest = z
  .object({
    format: z.literal('apollo-persisted-query-manifest'),
    version: z.literal(1),
    operations: z.array(z.object({ id: text, body: text })),
  })
  .transform(({ operations }) => new Map(operations.map(({ id, body }) => [id, body])));
/** As GraphQL Code Generator and Relay write it. */
const table = z.record(text, text).transform((texts) => new Map(Object.entries(texts)));

/** Reads the documents of all clients from one file; none where none is given. Rejects when the file is no such list. */
export async function readTrustedDocuments(file: string | undefined): Promise<TrustedDocuments> {
  if (file === undefined) return new Map();
  try {
    return z.union([manifest, table]).parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new Error(`TRUSTED_DOCUMENTS must name a list of documents: ${file} cannot be read as one`, { cause });
  }
}
