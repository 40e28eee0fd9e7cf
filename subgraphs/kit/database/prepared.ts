import { Client, type ClientBase, type QueryResult } from 'pg';
import { type EntityManager, QueryFailedError } from 'typeorm';

/** Each costs every connection that has met it memory of the server. */
const mostStatements = 500;
const names = new Map<string, string>();
let given = 0;

function name(text: string): void {
  names.set(text, `customer_graph_${(given += 1)}`);
}

const hasChangedColumns = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { routine?: string }).routine === 'RevalidateCachedQuery';

/**
 * Runs a statement that connections keep parsed and planned: for texts of few shapes that pages ask again and again.
 * One plan serves all parameters, so that it looks up by keys, never by values of which some are frequent.
 */
export async function queryPrepared<Row>(manager: EntityManager, text: string, parameters: unknown[]): Promise<Row[]> {
  if (!names.has(text) && names.size < mostStatements) name(text);
  try {
    return await manager.query<Row[]>(text, parameters);
  } catch (error) {
    if (!hasChangedColumns(error) || manager.queryRunner?.isTransactionActive) throw error;
    // A migration has changed its columns' types meanwhile: under another name it is parsed anew.
    name(text);
    return manager.query<Row[]>(text, parameters);
  }
}

/** A connection of a pool. It prepares nothing behind a pooler, where the next statement may reach another process. */
export class PreparingClient extends Client {
  #isDirect = false;

  static async onConnect(this: void, client: ClientBase): Promise<void> {
    if (!(client instanceof PreparingClient)) return;
    const { rows } = (await client.query('SELECT pg_backend_pid() AS pid')) as QueryResult<{ pid: number }>;
    // A pooler tells its clients of a process that is its own invention.
    client.#isDirect = rows[0]?.pid === (client as unknown as { processID: number }).processID;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the overloads differ in what only passes through.
  override query(text: any, ...given: any[]): any {
    const prepared = this.#isDirect && typeof text === 'string' ? names.get(text) : undefined;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    return super.query(prepared === undefined ? text : { name: prepared, text }, ...(given as [any]));
  }
}
