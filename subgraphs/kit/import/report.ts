import { type FileHandle, open } from 'node:fs/promises';
import { ConfigurationError, type RefusalCode } from '../errors';

/** What became of one row; rows count from 1, without the header. */
export type RowReport =
  | { row: number; outcome: 'created' | 'updated' | 'unchanged'; id: string }
  | { row: number; outcome: 'failed'; code: RefusalCode | 'INTERNAL'; field: string | null; message: string };

/**
 * The report of an import: one line of JSON a row, never a cell's value. It is as long as the checkpoint says, so
 * that after a crash each row is in it once; what stands behind that length was never committed.
 */
export class ReportFile {
  private constructor(
    private readonly file: FileHandle | null,
    private length: number,
  ) {}

  /** Goes on with the report of an import at the given length; without a path nothing is kept. */
  static async open(path: string | undefined, length: number): Promise<ReportFile> {
    if (path === undefined) return new ReportFile(null, length);
    try {
      // The flag a+ would ignore positions, r+ needs the file to be there.
      await (await open(path, 'a')).close();
      const file = await open(path, 'r+');
      const { size } = await file.stat();
      const kept = Math.min(size, length);
      await file.truncate(kept);
      return new ReportFile(file, kept);
    } catch (cause) {
      throw new ConfigurationError(`--report: ${path} cannot be written: ${(cause as Error).message}`, { cause });
    }
  }

  /** Writes lines at the end; they count when keep is called with the length that it returns. */
  async write(lines: readonly RowReport[]): Promise<number> {
    if (!this.file || lines.length === 0) return this.length;
    const bytes = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    for (let written = 0; written < bytes.length;) {
      const left = bytes.length - written;
      written += (await this.file.write(bytes, written, left, this.length + written)).bytesWritten;
    }
    return this.length + bytes.length;
  }

  keep(length: number): void {
    this.length = length;
  }

  async close(): Promise<void> {
    await this.file?.truncate(this.length);
    await this.file?.close();
  }
}
