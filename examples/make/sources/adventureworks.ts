import { join } from 'node:path';
import { readCsv } from '../csv';
import type { Person, PersonOrder, Product } from '../person';

export const salesYears = ['2017', '2018', '2019'];

/** The sample as the layer sees it: who the persons are, what is sold, who bought what when. */
export interface AdventureWorks {
  persons: Person[];
  products: Map<string, Product>;
}

// The sample writes 6/12/2019 and 06/12/2019 alike.
function isoDay(text: string): string {
  const [month, day, year] = text.split('/');
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}

// The sample shouts its names; in a letter they are Trinity Richardson.
const spoken = (name: string): string =>
  name
    .toLowerCase()
    .replace(/(^|[\s'-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

function readOrders(folder: string): Map<string, PersonOrder[]> {
  const orders = new Map<string, PersonOrder>();
  const byCustomer = new Map<string, PersonOrder[]>();
  for (const year of salesYears) {
    for (const line of readCsv(join(folder, `sales_${year}.csv.gz`))) {
      // Two order numbers were given to two customers each.
      const key = `${line.OrderNumber}/${line.CustomerKey}`;
      let order = orders.get(key);
      if (!order) {
        order = { number: line.OrderNumber!, day: isoDay(line.OrderDate!), skus: [] };
        orders.set(key, order);
        byCustomer.set(line.CustomerKey!, [...(byCustomer.get(line.CustomerKey!) ?? []), order]);
      }
      order.skus.push(line.ProductKey!);
    }
  }
  return byCustomer;
}

/** Reads the folder of the sample, original or as shipped here. */
export function readAdventureWorks(folder: string): AdventureWorks {
  const names = new Map(
    readCsv(join(folder, 'product_subcategories.csv')).map((row) => [row.ProductSubcategoryKey, row.SubcategoryName]),
  );
  const products = readCsv(join(folder, 'products.csv')).map((row): [string, Product] => [
    row.ProductKey!,
    {
      sku: row.ProductKey!,
      name: row.ProductName!,
      category: names.get(row.ProductSubcategoryKey) ?? 'Other',
      price: row.ProductPrice!,
    },
  ]);
  const orders = readOrders(folder);
  const persons = readCsv(join(folder, 'customers.csv.gz')).map((row): Person => ({
    ref: row.CustomerKey!,
    system: 'adventureworks',
    name: spoken(`${row.FirstName} ${row.LastName}`),
    email: row.EmailAddress!,
    phone: null,
    language: 'en',
    orders: (orders.get(row.CustomerKey!) ?? []).sort((one, other) => (one.day < other.day ? -1 : 1)),
  }));
  return { persons, products: new Map(products) };
}
