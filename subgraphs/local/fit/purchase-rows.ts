import { ConfigurationError } from '../../kit/errors';
import { type DateReader, dateReader } from '../../kit/import/dates';
import { openRows } from '../../kit/import/reader';
import { PurchaseLog } from '../../sales/purchase-model/purchase-log';

export interface BadRow {
  /** The row's place in the file, the first after the header being 1. */
  row: number;
  reason: string;
}

export interface ReadPurchases {
  log: PurchaseLog;
  /** The customers' own ids, by their numbers in the log. */
  customerIds: string[];
  rows: number;
  /** The first bad rows, and how many there are. */
  badRows: BadRow[];
  badRowCount: number;
  /** Rows of a negative amount or quantity, or of no quantity: nothing was bought. */
  cancelledCount: number;
  hasAmounts: boolean;
}

const keptBadRows = 100;
const millisecondsPerDay = 86_400_000;
const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

interface Columns {
  customer: number;
  date: number;
  amount: number;
  quantity: number;
}

function columnsOf(header: readonly string[] | null): Columns {
  if (!header) throw new ConfigurationError('--transactions must be a .csv or .csv.gz file');
  const names = header.map((name) => name.toLowerCase());
  const place = (name: string) => names.indexOf(name);
  for (const name of ['customer_id', 'date']) {
    if (place(name) >= 0) continue;
    const one = header.length === 1 ? '; columns are separated by commas' : '';
    throw new ConfigurationError(`the file has no column ${name}: it has ${header.join(', ')}${one}`);
  }
  return { customer: place('customer_id'), date: place('date'), amount: place('amount'), quantity: place('quantity') };
}

function dayReader(dates: Pick<DateReader, 'day'>): (text: string) => number {
  // A log has millions of rows and some hundred days.
  const known = new Map<string, number>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const day = dates.day(text);
    if (day === null) throw new Error(`"date" must be a day such as 1997-09-30, got "${text.slice(0, 40)}"`);
    const count = Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay;
    if (known.size < 100_000) known.set(text, count);
    return count;
  };
}

function readNumber(cells: readonly string[], place: number, name: string): number {
  const text = (cells[place] ?? '').trim();
  const value = number.test(text) ? Number(text) : NaN;
  if (!Number.isFinite(value))
    throw new Error(`"${name}" must be a number such as 1234.50, got "${text.slice(0, 40)}"`);
  return value;
}

/** Puts rows into the log one by one; throws for a row that can't be read. */
function rowTaker(read: ReadPurchases, columns: Columns, timeZone: string): (cells: readonly string[]) => void {
  const dayOf = dayReader(dateReader({ timeZone }));
  const numbers = new Map<string, number>();
  return (cells) => {
    const customer = (cells[columns.customer] ?? '').trim();
    if (customer === '') throw new Error('"customer_id" must not be empty');
    const day = dayOf((cells[columns.date] ?? '').trim());
    const amount = columns.amount < 0 ? 0 : readNumber(cells, columns.amount, 'amount');
    const quantity = columns.quantity < 0 ? 1 : readNumber(cells, columns.quantity, 'quantity');
    if (amount < 0 || quantity <= 0) {
      read.cancelledCount += 1;
      return;
    }
    const known = numbers.get(customer) ?? read.customerIds.push(customer) - 1;
    numbers.set(customer, known);
    read.log.add(known, day, amount);
  };
}

/**
 * Reads a purchase log, sorted or not. Rows that can't be read are listed and left out; so are cancellations. Purchases
 * of no value count as purchases.
 */
export async function readPurchases(file: string, timeZone: string): Promise<ReadPurchases> {
  const opened = await openRows(file, { encoding: 'utf-8' });
  const read: ReadPurchases = {
    log: new PurchaseLog(),
    customerIds: [],
    rows: 0,
    badRows: [],
    badRowCount: 0,
    cancelledCount: 0,
    hasAmounts: false,
  };
  const refuse = (reason: string) => {
    read.badRowCount += 1;
    if (read.badRows.length < keptBadRows) read.badRows.push({ row: read.rows, reason });
  };
  try {
    const columns = columnsOf(opened.header);
    read.hasAmounts = columns.amount >= 0;
    const take = rowTaker(read, columns, timeZone);
    for await (const group of opened.rows) {
      for (const one of group) {
        read.rows += 1;
        try {
          if ('refusal' in one) throw one.refusal;
          take(one.row as readonly string[]);
        } catch (error) {
          refuse((error as Error).message);
        }
      }
    }
  } finally {
    await opened.close();
  }
  return read;
}
