import { Client, type ClientBase, type Connection, type QueryResult, type Submittable } from 'pg';
import { bindMessage } from './bind-message';
import { MessageStream } from './message-stream';
import { preparedName } from './prepared-names';
import { RowReader } from './row-reader';

type Rows = Record<string, unknown>[];

/** Messages that tell of a statement's rows: they are bound, here is one, these were all. */
const bindComplete = 0x32;
const dataRow = 0x44;
const commandComplete = 0x43;

/** One run of a statement that the connection knows, as pg's client wants a query to be. */
class KnownQuery implements Submittable {
  readonly #rows: Rows = [];
  #unreadable: Error | null = null;

  constructor(
    /** pg forgets the statement of this name when the query fails. */
    readonly name: string,
    private readonly message: Buffer,
    private readonly reader: RowReader,
    private readonly begin: (query: KnownQuery) => void,
    readonly callback: (error: Error | null, rows: Rows) => void,
  ) {}

  /** When all that was asked before has been answered. */
  submit({ stream }: Connection): null {
    this.begin(this);
    stream.write(this.message);
    return null;
  }

  take(bytes: Buffer, bodyStart: number): void {
    try {
      this.#rows.push(this.reader.read(bytes, bodyStart));
    } catch (error) {
      this.#unreadable ??= error as Error;
    }
  }

  handleError(error: Error): void {
    this.callback(error, []);
  }

  handleReadyForQuery(): void {
    this.callback(this.#unreadable, this.#rows);
  }
}

/** A connection of a pool. It prepares nothing behind a pooler, where the next statement may reach another process. */
export class PreparingClient extends Client {
  #isDirect = false;
  /** How rows are read, by the names of the statements that have run here; other connections may have other columns. */
  readonly #readers = new Map<string, RowReader>();
  #running: KnownQuery | undefined;

  static async onConnect(this: void, client: ClientBase): Promise<void> {
    if (!(client instanceof PreparingClient)) return;
    const { rows } = (await client.query('SELECT pg_backend_pid() AS pid')) as QueryResult<{ pid: number }>;
    // A pooler tells its clients of a process that is its own invention.
    client.#isDirect = rows[0]?.pid === (client as unknown as { processID: number }).processID;
    if (client.#isDirect) client.#readRows();
  }

  /** Runs a statement, known or not, and gives its rows. */
  async rowsOf(text: string, values: unknown[]): Promise<Rows> {
    const name = this.#isDirect ? preparedName(text) : undefined;
    const reader = name === undefined ? undefined : this.#readers.get(name);
    const message = reader && bindMessage(name!, values, reader.formats);
    if (message) {
      return new Promise((done, fail) => {
        const begin = (query: KnownQuery) => (this.#running = query);
        const settle = (error: Error | null, rows: Rows) => {
          this.#running = undefined;
          if (error) fail(error);
          else done(rows);
        };
        super.query(new KnownQuery(name!, message, reader, begin, settle));
      });
    }
    const { rows, fields } = await super.query<Record<string, unknown>>({ name, text, values });
    if (name !== undefined) this.#readers.set(name, new RowReader(fields));
    return rows;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the overloads differ in what only passes through.
  override query(text: any, ...given: any[]): any {
    const prepared = this.#isDirect && typeof text === 'string' ? preparedName(text) : undefined;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    return super.query(prepared === undefined ? text : { name: prepared, text }, ...(given as [any]));
  }

  /** Takes the rows of known statements from the connection before pg looks at them; all else stays pg's. */
  #readRows(): void {
    const { stream } = this.connection;
    const ofPg = stream.listeners('data') as ((messages: Buffer) => void)[];
    const messages = new MessageStream(
      (code, bytes, bodyStart) => {
        const query = this.#running;
        if (!query) return false;
        if (code === dataRow) query.take(bytes, bodyStart);
        return code === dataRow || code === bindComplete || code === commandComplete;
      },
      (others) => {
        for (const listener of ofPg) listener.call(stream, others);
      },
    );
    stream.on('data', (piece: Buffer) => messages.read(piece));
    for (const listener of ofPg) stream.off('data', listener);
  }
}
