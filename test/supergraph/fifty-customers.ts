import { importRows, mutate } from '../support/records';
import type { TestSystem } from '../support/system';

const emails = Array.from({ length: 50 }, (_, index) => `person${index}@example.com`);

/** Fifty customers of whom every department has something to show in each of its lists, two rows of most kinds. */
export async function meetFiftyCustomers(system: TestSystem): Promise<void> {
  const rows = (cells: (email: string, which: number) => Record<string, string>, copies = 2) =>
    emails.flatMap((email) => Array.from({ length: copies }, (_, index) => ({ email, ...cells(email, index + 1) })));
  const day = (which: number) => `2026-04-0${which}T10:00:00Z`;

  await importRows(
    system,
    'customers',
    rows((email) => ({ displayName: email }), 1),
  );
  await importRows(system, 'campaigns', [{ externalRef: 'spring', name: 'Spring', channel: 'EMAIL', purpose: 'news' }]);
  await importRows(
    system,
    'accounts',
    rows((email) => ({ externalRef: email, name: `Firm of ${email}` }), 1),
  );
  await importRows(
    system,
    'order-lines',
    rows((email, which) => ({
      orderRef: `${email} ${which}`,
      lineRef: '1',
      placedAt: day(which),
      currencyCode: 'USD',
      sku: `SKU-${which}`,
      quantity: '1',
      unitPrice: '9.99',
    })),
  );
  await importRows(
    system,
    'deals',
    rows((email, which) => ({ externalRef: `${email} ${which}`, stage: 'Proposal' })),
  );
  const activities = rows((email, which) => ({
    externalRef: `${email} ${which}`,
    kind: 'CALL',
    occurredAt: day(which),
  }));
  await importRows(system, 'activities', activities);
  await importRows(
    system,
    'consents',
    rows((email, which) => ({
      externalRef: `${email} ${which}`,
      channel: 'EMAIL',
      purpose: `news ${which}`,
      state: 'GRANTED',
      source: 'fair',
      at: day(which),
    })),
  );
  await importRows(
    system,
    'visits',
    rows((email, which) => ({ externalRef: `${email} ${which}`, page: '/', at: day(which), campaignRef: 'spring' })),
  );
  await importRows(
    system,
    'campaign-messages',
    rows(() => ({ campaignRef: 'spring', subject: 'Hello' }), 1),
  );
  await importRows(
    system,
    'tickets',
    rows((email, which) => ({
      externalRef: `${email} ${which}`,
      subject: 'Help',
      body: 'Help',
      createdAt: day(which),
    })),
  );
  const everybody = { idempotencyKey: 'everybody', name: 'Everybody', definition: {} };
  await mutate(system, 'segmentSave', everybody, 'segment { id }');
}
