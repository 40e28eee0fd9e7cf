import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { withoutValues } from './without-values';

/** An operation that the gateway runs. */
export interface ServedOperation {
  document: DocumentNode;
  operationName: string | null;
  schema: GraphQLSchema;
  /** Same for the same text. */
  hash: string;
  /** As the client calls itself; null when it does not. */
  client: string | null;
}

/** How much is kept: clients choose their names and operations, so both could be without end. */
export interface RecorderLimits {
  files: number;
  /** Of one operation. */
  bytes: number;
}

/** Operations waiting to be written; what comes beyond is recorded when it comes again. */
const maxWaiting = 100;
/** Texts known to be recorded; when there are more, all are looked at again. */
const maxKnown = 10_000;

/** A name that is safe as that of a folder or file. */
const asName = (text: string): string => {
  const name = text.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
  return name.slice(0, 60).replace(/^[.-]+|[.-]+$/g, '') || 'unknown';
};

/**
 * Writes each distinct operation into folder/client/name.hash.graphql, without any value it carries. It never fails
 * nor delays a request. Several gateways may share the folder: the same operation has the same file.
 */
export class OperationRecorder {
  private readonly known = new Set<string>();
  private readonly files = new Set<string>();
  private waiting = 0;
  private last: Promise<void>;

  constructor(
    private readonly folder: string,
    private readonly logger: Logger,
    private readonly limits: RecorderLimits = { files: 1000, bytes: 20_000 },
  ) {
    this.last = this.noteFiles().catch((error: unknown) => this.complain(error));
  }

  record(operation: ServedOperation): void {
    const client = asName(operation.client ?? '');
    const key = `${client} ${operation.operationName ?? ''} ${operation.hash}`;
    if (this.known.has(key) || this.waiting >= maxWaiting) return;
    if (this.known.size >= maxKnown) this.known.clear();
    this.known.add(key);
    this.waiting += 1;
    this.last = this.last
      .then(() => this.write(client, operation))
      .catch((error: unknown) => this.complain(error))
      .finally(() => (this.waiting -= 1));
  }

  /** Resolves when everything noticed so far is written. */
  async settled(): Promise<void> {
    await this.last;
  }

  private async noteFiles(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const names = await readdir(this.folder, { recursive: true });
    for (const name of names) if (name.endsWith('.graphql')) this.files.add(join(this.folder, name));
  }

  private async write(client: string, { document, operationName, schema }: ServedOperation): Promise<void> {
    const text = withoutValues(document, operationName, schema);
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
    const name = (operationName ?? 'anonymous').slice(0, 60);
    const file = join(this.folder, client, `${name}.${hash}.graphql`);
    if (this.files.has(file) || this.files.size >= this.limits.files || text.length > this.limits.bytes) return;
    this.files.add(file);
    await mkdir(join(this.folder, client), { recursive: true });
    const half = `${file}.${process.pid}.tmp`;
    try {
      await writeFile(half, text);
      await rename(half, file);
    } catch (error) {
      this.files.delete(file);
      await rm(half, { force: true });
      throw error;
    }
  }

  private complain(error: unknown): void {
    this.logger.warn({ err: error }, 'an operation could not be recorded');
  }
}
