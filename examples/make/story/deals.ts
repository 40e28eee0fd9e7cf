import type { Row } from '../csv';
import { byRef, type Product } from '../person';
import { randomFor } from '../random';
import { addDays, at, dayOf, endOfLayer, later } from '../time';
import type { Account } from './accounts';
import { sellers, storySystem } from './staff';
import { trinityAccount, trinityDeal } from './trinity';

const dealCount = 150;
const lostReasons = ['price', 'no budget this year', 'chose another supplier', 'no answer any more', 'delivery time'];

export type Deal = Row & {
  externalRef: string;
  stage: string;
  createdAt: string;
  closedAt: string | null;
  ownerRef: string;
};

const inCents = (text: string): number => Math.round(Number(text) * 100);
const money = (cents: number): string => (cents / 100).toFixed(2);

/** Fleet deals with the firms, owned by the sellers of their language. */
export function makeDeals(
  accounts: readonly Account[],
  products: Map<string, Product>,
  seoulProducts: readonly Product[],
): Deal[] {
  const random = randomFor('deals');
  const wares = {
    en: [...products.values()].filter((product) => Number(product.price) >= 30),
    ko: seoulProducts,
  };
  const others = accounts.filter((account) => account.ref !== trinityAccount.ref);
  const deals: Deal[] = [trinityDeal];
  while (deals.length < dealCount) {
    const account = random.pick(others);
    const product = random.pick(wares[account.language]);
    const stage = random.weighted([
      ['Won', 36],
      ['Lost', 24],
      ['Proposal', 14],
      ['Engaging', 15],
      ['Prospecting', 11],
    ] as const);
    const isOpen = stage !== 'Won' && stage !== 'Lost';
    const age = isOpen ? random.int(4, stage === 'Prospecting' ? 30 : 120) : random.int(70, 800);
    const createdAt = at(addDays(dayOf(endOfLayer), -age), random.int(8 * 60, 17 * 60));
    const closedAt = isOpen ? null : later(createdAt, random.spread(stage === 'Won' ? 30 : 44, 0.5) * 24 * 60);
    if (!isOpen && !closedAt) continue;
    const pieces =
      Number(product.price) > 300000 || (account.language === 'en' && Number(product.price) > 300)
        ? random.int(2, 12)
        : random.int(10, 60);
    const contact = random.chance(0.85) ? random.pick(account.contacts) : null;
    const whole = inCents(product.price) * pieces;
    deals.push({
      system: storySystem,
      externalRef: `D-${String(1000 + deals.length)}`,
      name:
        account.language === 'ko'
          ? `${account.name} ${product.name} ${pieces}개`
          : `${pieces} × ${product.name} for ${account.name}`,
      stage,
      // Nobody has spoken of money yet.
      amount: stage === 'Prospecting' ? null : account.language === 'ko' ? String(whole / 100) : money(whole * 0.95),
      currencyCode: stage === 'Prospecting' ? null : account.language === 'ko' ? 'KRW' : 'USD',
      sku: product.sku,
      ownerRef: random.pick(sellers[account.language]),
      accountRef: account.ref,
      ...(contact ? byRef(contact) : {}),
      createdAt,
      closedAt,
      expectedCloseOn: isOpen && stage !== 'Prospecting' ? addDays(dayOf(endOfLayer), random.int(-10, 60)) : null,
      lostReason: stage === 'Lost' ? random.pick(lostReasons) : null,
    });
  }
  return deals;
}
