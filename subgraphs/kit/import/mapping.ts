import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigurationError } from '../errors';

const attributeName = z.string().min(1);
const value = z.union([z.string(), z.number(), z.boolean()], { error: 'must be text, a number or true or false' });

const mapping = z.strictObject({
  columns: z.record(z.string().min(1), z.union([attributeName, z.array(attributeName).min(1)])),
  constants: z.record(attributeName, value).optional(),
  dateFormat: z.string().min(1).optional(),
  timeZone: z.string().min(1).optional(),
  nulls: z.array(z.string()).optional(),
  /** Column that takes the cells a row has too many of: files in the wild leave commas of a text unquoted. */
  surplusInto: z.string().min(1).optional(),
  values: z.record(attributeName, z.record(z.string(), value.nullable())).optional(),
  /** What the activities of a log mean, for kinds that are logs: meaning to the log's own words. */
  activities: z.record(z.string().min(1), z.array(z.string().min(1))).optional(),
  lookup: z
    .record(attributeName, z.strictObject({ kind: z.string(), by: attributeName, take: attributeName }))
    .optional(),
});

/** How the columns of a file become attributes of a kind; the form of a --map file. */
export type Mapping = z.infer<typeof mapping>;

/** Throws ConfigurationError that names every fault of the form. */
export function parseMapping(input: unknown): Mapping {
  const result = mapping.safeParse(input);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.') || 'mapping'}: ${message}`);
  throw new ConfigurationError(`the mapping is not valid:\n  ${faults.join('\n  ')}`);
}

/** The mapping in a JSON file. */
export function readMapping(file: string): Mapping {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new ConfigurationError(`--map: ${file} ${reason}: ${(cause as Error).message}`, { cause });
  }
  return parseMapping(content);
}
