import type { Row } from '../csv';
import { byRef, type Person, type Product } from '../person';
import { randomFor } from '../random';
import { addDays, at, endOfLayer, later } from '../time';
import { campaigns } from './campaigns';
import type { Message } from './campaign-messages';
import { storySystem } from './staff';
import { trinityRef, trinityVisits } from './trinity';

const visitCount = 2500;

type Visit = Row & { at: string };

const pathOf = (category: string): string =>
  category
    .split(' / ')
    .pop()!
    .toLowerCase()
    .replaceAll(' ', '-')
    .replace(/[^\p{L}\d-]/gu, '');

const pageOf = (category: string): string => `/shop/${pathOf(category)}`;

/** Pages and products people looked at: after a click in a mail, in the evenings before an order, and lately. */
export function makeVisits(
  messages: readonly Message[],
  buyers: readonly Person[],
  seoul: readonly Person[],
  products: Map<string, Product>,
): Row[] {
  const random = randomFor('visits');
  const goods = [...products.values()];
  const visits: Visit[] = [...trinityVisits];
  const record = (
    person: Person,
    kind: string,
    page: string,
    time: string | null,
    sku?: string,
    campaignRef?: string,
  ): void => {
    if (time && visits.length < visitCount)
      visits.push({ system: storySystem, ...byRef(person), kind, page, sku, at: time, campaignRef });
  };
  // Looks at some goods of one kind and stops at the first moment that is still to come.
  const browse = (person: Person, seen: readonly Product[], start: string, campaignRef?: string): void => {
    let time: string | null = start;
    const first = seen[0]!;
    record(person, 'PAGE', pageOf(first.category), time, undefined, campaignRef);
    for (const product of seen) {
      time = time && later(time, random.int(1, 5));
      record(person, 'PRODUCT', `${pageOf(product.category)}/${product.sku}`, time, product.sku);
    }
    if (time && random.chance(0.3)) record(person, 'CART', '/cart', later(time, 2), seen.at(-1)!.sku);
  };
  const inCategory = (category: string) => goods.filter((product) => product.category === category);

  for (const { person, campaignRef, clickedAt } of messages) {
    if (!clickedAt || person.ref === trinityRef) continue;
    const { category } = campaigns.find((campaign) => campaign.ref === campaignRef)!;
    browse(person, random.sample(inCategory(category), random.int(1, 2)), clickedAt, campaignRef);
  }
  for (const person of [
    ...random.sample(
      seoul.filter(({ orders }) => orders.length > 0),
      90,
    ),
    ...random.sample(buyers, 150),
  ]) {
    const order = person.orders.at(-1)!;
    const bought = order.skus.map((sku) => products.get(sku)!).slice(0, 3);
    browse(person, bought, at(addDays(order.day, -random.int(1, 6)), random.int(16 * 60, 22 * 60)));
  }
  while (visits.length < visitCount) {
    const person = random.chance(0.2) ? random.pick(seoul) : random.pick(buyers);
    const own = goods.filter((product) => product.sku.startsWith('KR-') === (person.language === 'ko'));
    const { category } = random.pick(own);
    const day = addDays(endOfLayer.slice(0, 10), -random.int(0, random.chance(0.5) ? 10 : 60));
    const start = at(day, random.int(7 * 60, 20 * 60));
    browse(person, random.sample(inCategory(category), random.int(1, 4)), start);
  }
  return visits
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .map((visit, index) => ({ ...visit, externalRef: `V-${10001 + index}` }));
}
