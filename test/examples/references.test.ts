import { firstStart, rowsOf, storyRows } from './files';

const valuesOf = (rows: Record<string, string>[], column: string): Set<string> =>
  new Set(rows.map((row) => row[column] ?? '').filter((value) => value !== ''));

const sample = rowsOf('adventureworks/customers.csv.gz');
const seoul = storyRows('seoul-customers');
const customers: Record<string, Set<string>> = {
  adventureworks: valuesOf(sample, 'CustomerKey'),
  'seoul-shop': valuesOf(seoul, 'externalRef'),
};
const emails = new Set([...valuesOf(sample, 'EmailAddress'), ...valuesOf(seoul, 'email')]);
const phones = valuesOf(seoul, 'phone');
const skus = new Set([
  ...valuesOf(rowsOf('adventureworks/products.csv.gz'), 'ProductKey'),
  ...valuesOf(storyRows('seoul-products'), 'sku'),
]);
const refs = (name: string): Set<string> => valuesOf(storyRows(name), 'externalRef');

/** Why the row's customer is not known; null when they are. */
function unknownCustomer(row: Record<string, string>): string | null {
  if (row.customerRef && !customers[row.customerSystem || row.system!]?.has(row.customerRef)) return row.customerRef;
  if (row.email && !emails.has(row.email)) return row.email;
  return row.phone && !phones.has(row.phone) ? row.phone : null;
}

const layer = firstStart.steps
  .map(({ file }) => /^story\/(.+)\.csv\.gz$/.exec(file)?.[1] ?? '')
  .filter((name) => name !== '');
const aboutCustomers = layer.filter(
  (name) => !['staff', 'seoul-customers', 'seoul-products', 'campaigns', 'leads'].includes(name),
);

describe('references of the layer', () => {
  it.each(aboutCustomers)('name no unknown customer in %s', (name) => {
    expect(
      storyRows(name)
        .map(unknownCustomer)
        .filter((unknown) => unknown !== null),
    ).toEqual([]);
  });

  it('name only strangers with a new address in leads', () => {
    const leads = storyRows('leads');
    const strangers = leads.filter((lead) => unknownCustomer(lead) !== null);
    expect(strangers.filter((lead) => lead.customerRef !== '' || !/@example\.com$/.test(lead.email!))).toEqual([]);
    expect(valuesOf(strangers, 'email').size).toBe(strangers.length);
  });

  it.each([
    ['managerRef', 'staff'],
    ['ownerRef', 'staff'],
    ['actorRef', 'staff'],
    ['assigneeRef', 'staff'],
    ['resolvedByRef', 'staff'],
    ['accountRef', 'accounts'],
    ['dealRef', 'deals'],
    ['campaignRef', 'campaigns'],
  ])('%s is one of %s', (column, target) => {
    const known = refs(target);
    const used = new Set(layer.flatMap((name) => [...valuesOf(storyRows(name), column)]));
    expect(used.size).toBeGreaterThan(0);
    expect([...used].filter((ref) => !known.has(ref))).toEqual([]);
  });

  it('name only products that are sold', () => {
    const used = new Set(layer.flatMap((name) => [...valuesOf(storyRows(name), 'sku')]));
    expect([...used].filter((sku) => !skus.has(sku))).toEqual([]);
  });

  it('come after what they refer to', () => {
    const before = (name: string, other: string) => layer.indexOf(name) < layer.indexOf(other);
    expect(before('staff', 'accounts') && before('accounts', 'deals') && before('deals', 'activities')).toBe(true);
    expect(
      before('campaigns', 'leads') && before('campaigns', 'campaign-messages') && before('campaigns', 'visits'),
    ).toBe(true);
    const managers = storyRows('staff').map((row) => row.managerRef);
    const order = storyRows('staff').map((row) => row.externalRef);
    expect(managers.filter((ref, index) => ref !== '' && order.indexOf(ref) >= index)).toEqual([]);
  });
});

describe('messages of the layer', () => {
  const campaigns = new Map(storyRows('campaigns').map((row) => [row.externalRef!, row]));
  const emailByRef = new Map<string, string>([
    ...sample.map((row) => [`adventureworks/${row.CustomerKey}`, row.EmailAddress!] as const),
    ...seoul.map((row) => [`seoul-shop/${row.externalRef}`, row.email || row.phone!] as const),
  ]);
  // One key for a person, however the row names them.
  const person = (row: Record<string, string>): string =>
    row.customerRef
      ? emailByRef.get(`${row.customerSystem || row.system}/${row.customerRef}`)!
      : row.email || row.phone!;
  const history = new Map<string, { state: string; at: string }[]>();
  for (const row of storyRows('consents')) {
    const key = [person(row), row.channel, row.purpose].join(' ');
    history.set(key, [...(history.get(key) ?? []), { state: row.state!, at: row.at! }]);
  }

  it('went only to people who had allowed it and had not taken it back', () => {
    const messages = storyRows('campaign-messages');
    expect(messages.length).toBeGreaterThan(3000);
    const unasked = messages.filter((message) => {
      const { channel, purpose } = campaigns.get(message.campaignRef!)!;
      const said = history.get([person(message), channel, purpose].join(' ')) ?? [];
      return said.filter(({ at }) => at < message.sentAt!).at(-1)?.state !== 'GRANTED';
    });
    expect(unasked).toEqual([]);
  });
});
