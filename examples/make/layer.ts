import { join } from 'node:path';
import type { Row } from './csv';
import { makeSeoulCustomers } from './seoul/customers';
import { makeSeoulOrderLines } from './seoul/order-lines';
import { seoulProductRows, seoulProducts } from './seoul/products';
import { readAdventureWorks } from './sources/adventureworks';
import { readKoreanSurnames } from './sources/korean-surnames';
import { makeAccounts } from './story/accounts';
import { makeActivities } from './story/activities';
import { makeMessages, messageRows } from './story/campaign-messages';
import { campaignRows } from './story/campaigns';
import { consentRows, makeConsents } from './story/consents';
import { makeDeals } from './story/deals';
import { makeLeads } from './story/leads';
import { staffRows } from './story/staff';
import { makeTickets } from './story/tickets';
import { trinityRef } from './story/trinity';
import { makeVisits } from './story/visits';

/** Everything that is made, by file name, from the real persons and surnames in the folder of data sets. */
export function makeLayer(from: string): Record<string, Row[]> {
  const { persons, products } = readAdventureWorks(join(from, 'adventureworks'));
  const seoul = makeSeoulCustomers(readKoreanSurnames(join(from, 'korean_names')));
  const seoulOrderLines = makeSeoulOrderLines(seoul.persons);
  const trinity = persons.find((person) => person.ref === trinityRef);
  if (!trinity) throw new Error(`expected a person ${trinityRef} in the sample, found none`);

  // She has a story of her own; chance adds nothing to it.
  const others = persons.filter((person) => person !== trinity);
  const buyers = others.filter((person) => person.orders.length > 0);
  const goods = new Map([...products, ...seoulProducts.map((product) => [product.sku, product] as const)]);
  const { accounts, rows: accountRows } = makeAccounts(buyers, seoul.persons, trinity);
  const deals = makeDeals(accounts, products, seoulProducts);
  const consents = makeConsents(buyers, seoul.persons, trinity);
  const messages = makeMessages(consents);
  return {
    staff: staffRows,
    'seoul-customers': seoul.rows,
    'seoul-products': seoulProductRows,
    'seoul-order-lines': seoulOrderLines,
    accounts: accountRows,
    deals,
    activities: makeActivities(deals),
    campaigns: campaignRows,
    leads: makeLeads(others, seoul.persons),
    consents: consentRows(consents),
    'campaign-messages': messageRows(messages),
    visits: makeVisits(messages, buyers, seoul.persons, goods),
    tickets: makeTickets(buyers, seoul.persons, trinity, goods),
  };
}
