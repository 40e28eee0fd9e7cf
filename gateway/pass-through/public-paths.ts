import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const publicPath = z.object({
  /** Name of the subgraph that answers. */
  department: z.string(),
  /** As in Express: a segment that begins with a colon stands for any text. */
  path: z.string().startsWith('/'),
  methods: z.array(z.enum(['GET', 'POST'])).min(1),
  /** The largest body let through. */
  maximumBytes: z.number().int().min(0),
  /** Request headers let through beside the usual ones, in lower case. */
  headers: z.array(z.string()),
});

/** An address that people without a token reach, and the department behind it. */
export type PublicPath = z.infer<typeof publicPath>;

const usualFile = 'schema/public-paths.json';

/** Reads the table given, or the usual one if it is there. Rejects when the file is not such a table. */
export async function readPublicPaths(given: string | undefined): Promise<PublicPath[]> {
  const file = given ?? usualFile;
  try {
    return z.array(publicPath).parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    if (given === undefined && (cause as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new Error(`PUBLIC_PATHS must name a table of addresses: ${file} cannot be read as one`, { cause });
  }
}
