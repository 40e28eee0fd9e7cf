import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { toCsv } from '../../examples/make/csv';
import { makeLayer } from '../../examples/make/layer';
import {
  attributesOf,
  columnsOf,
  dataSets,
  examples,
  firstStart,
  readMapping,
  rowsOf,
  storyRows,
  tableUnder,
} from './files';
import { kinds } from './kinds';

const folder = join(examples, 'data');
const { steps, lastOrderOn } = firstStart;
const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const layer = steps.filter(({ file }) => file.startsWith('story/'));
const hasDataSets = existsSync(dataSets);

if (!hasDataSets) console.warn(`The layer is not made anew: ${dataSets} is missing.`);

describe('first-start.json', () => {
  it('lists every data file that ships, and only those', () => {
    const shipped = files.map(({ name }) => name).filter((name) => name.includes('.csv'));
    expect(steps.map(({ file }) => file.split('/')[1]).sort()).toEqual(shipped.sort());
  });

  it.each(steps)('$file has columns that $kind knows or its map reads', ({ department, kind, file, map }) => {
    const header = Object.keys(rowsOf(file)[0]!);
    const known = kinds[kind]!;
    expect(known.department).toBe(department);
    if (map === null) {
      expect(header.filter((column) => !known.attributes.has(column))).toEqual([]);
      return;
    }
    const mapping = readMapping(map.replace('../maps/', ''));
    expect(
      Object.keys(mapping.columns)
        .flatMap(columnsOf)
        .filter((column) => !header.includes(column)),
    ).toEqual([]);
    expect(attributesOf(mapping).filter((attribute) => !known.attributes.has(attribute))).toEqual([]);
  });

  it('keeps the counts that the README states', () => {
    const stated = Object.fromEntries(
      tableUnder('First-start data').map(([file, rows]) => [file, Number(rows!.replaceAll(',', ''))]),
    );
    expect(Object.fromEntries(steps.map(({ file }) => [file, rowsOf(file).length]))).toEqual(stated);
  });

  it('stays under 3 MB', () => {
    const bytes = files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
    expect(bytes).toBeLessThan(3_000_000);
  });
});

describe('the sample', () => {
  // Four decimals as whole numbers: no float has a say.
  const tenThousandths = (price: string): bigint => {
    const [whole, fraction = ''] = price.split('.');
    return BigInt(whole! + fraction.padEnd(4, '0'));
  };
  const lines = steps.filter(({ file }) => file.includes('/sales_')).flatMap(({ file }) => rowsOf(file));

  it('has 18,148 persons with an address each and 25,164 orders in 56,046 lines', () => {
    const persons = rowsOf('adventureworks/customers.csv.gz');
    const refs = new Set(persons.map((person) => person.CustomerKey));
    expect(persons).toHaveLength(18148);
    expect(new Set(persons.map((person) => person.EmailAddress!.normalize('NFKC').toLowerCase())).size).toBe(18148);
    expect(lines).toHaveLength(56046);
    expect(new Set(lines.map((line) => `${line.OrderNumber}/${line.CustomerKey}`)).size).toBe(25164);
    expect(lines.filter((line) => !refs.has(line.CustomerKey))).toEqual([]);
  });

  it('has a revenue of exactly 24,914,586.8193', () => {
    const prices = new Map(
      rowsOf('adventureworks/products.csv.gz').map((row) => [row.ProductKey, tenThousandths(row.ProductPrice!)]),
    );
    const revenue = lines.reduce((sum, line) => sum + prices.get(line.ProductKey)! * BigInt(line.OrderQuantity!), 0n);
    expect(revenue).toBe(249_145_868_193n);
  });

  it('ends on the day that first-start.json names', () => {
    const days = lines.map((line) =>
      line.OrderDate!.replace(
        /^(\d+)\/(\d+)\/(\d+)$/,
        (_, month: string, day: string, year: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
      ),
    );
    expect(days.sort().at(-1)).toBe(lastOrderOn);
  });
});

describe('the layer', () => {
  it('has no moment after the sixth day behind the last order, plans apart', () => {
    const latest = new Date(Date.parse(lastOrderOn) + 7 * 86_400_000).toISOString();
    for (const { file } of layer) {
      for (const row of rowsOf(file)) {
        const moments = Object.entries(row).filter(([column, value]) => /(At|^at)$/.test(column) && value !== '');
        expect(moments.filter(([, value]) => !(value >= '2017-01-01' && value < latest))).toEqual([]);
      }
    }
  });

  it('never ends before it begins', () => {
    const order: [string, string[]][] = [
      ['tickets', ['createdAt', 'firstResponseAt', 'resolvedAt']],
      ['campaign-messages', ['sentAt', 'openedAt', 'clickedAt']],
      ['deals', ['createdAt', 'closedAt']],
    ];
    for (const [name, columns] of order) {
      for (const row of storyRows(name)) {
        const moments = columns.map((column) => row[column]!).filter((value) => value !== '');
        expect(moments).toEqual([...moments].sort());
      }
    }
  });

  it('has phones that are valid and only reserved e-mail domains', () => {
    const people = [...storyRows('seoul-customers'), ...storyRows('leads')];
    const phones = people.map((row) => row.phone ?? '').filter((phone) => phone !== '');
    expect(phones.length).toBeGreaterThan(300);
    expect(phones.filter((phone) => !parsePhoneNumberFromString(phone)?.isValid())).toEqual([]);
    const hosts = new Set(
      people
        .map((row) => row.email ?? '')
        .filter((email) => email !== '')
        .map((email) => email.split('@')[1]),
    );
    expect([...hosts].sort()).toEqual(['example.com', 'example.net', 'example.org']);
  });

  it('has registration numbers of ten digits with the right check digit, of an office that does not exist', () => {
    const numbers = storyRows('accounts')
      .map((row) => row.registrationNumber!)
      .filter((number) => number !== '');
    const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
    for (const number of numbers) {
      const digits = [...number].map(Number);
      const sum = weights.reduce(
        (total, weight, place) => total + weight * digits[place]!,
        Math.floor((digits[8]! * 5) / 10),
      );
      expect({ number, check: digits[9] }).toEqual({
        number: expect.stringMatching(/^000\d{7}$/) as string,
        check: (10 - (sum % 10)) % 10,
      });
    }
    expect(new Set(numbers).size).toBe(16);
  });

  (hasDataSets ? it : it.skip)('is made again, byte for byte', () => {
    const made = makeLayer(dataSets);
    expect(Object.keys(made).sort()).toEqual(layer.map(({ file }) => file.slice(6, -7)).sort());
    for (const [name, rows] of Object.entries(made)) {
      const again = toCsv(rows);
      const shipped = toCsv(storyRows(name));
      expect({ name, equal: again === shipped }).toEqual({ name, equal: true });
    }
  });
});
