import type { EntityManager } from 'typeorm';
import { Corpus } from '../similarity/corpus';
import { type TicketText, unansweredTexts } from '../similarity/texts';

/** Two questions are one when they have at least this much in common. */
const sameQuestion = 0.35;
const shownTickets = 20;

export interface FaqCandidate {
  question: string;
  customerCount: number;
  ticketIds: string[];
}

/**
 * Questions that several customers ask and no published answer is about, by how many customers ask them. Merged
 * customers count once. A ticket belongs to one question: that of the most customers.
 */
export async function faqCandidates(
  manager: EntityManager,
  { minCustomers, limit }: { minCustomers: number; limit: number },
): Promise<FaqCandidate[]> {
  const texts = await unansweredTexts(manager);
  const canonical: { id: string; canonical: string }[] = await manager.query(
    'SELECT id::text, canonical_id::text AS canonical FROM identity.canonical($1::uuid[])',
    [[...new Set(texts.map(({ customerId }) => customerId))]],
  );
  const customerOf = new Map(canonical.map((row) => [row.id, row.canonical]));
  const byId = new Map(texts.map((text) => [text.id, text]));
  const corpus = new Corpus(texts);
  const customersOf = (tickets: readonly TicketText[]) =>
    new Set(tickets.map(({ customerId }) => customerOf.get(customerId ?? '') ?? customerId)).size;
  const groups = texts
    .map(({ text }) => corpus.similarTo(text, texts.length, sameQuestion).flatMap(({ id }) => byId.get(id) ?? []))
    .map((tickets) => ({ tickets, customers: customersOf(tickets) }))
    .sort((one, other) => other.customers - one.customers);
  const taken = new Set<string>();
  const candidates: FaqCandidate[] = [];
  for (const { tickets } of groups) {
    const free = tickets.filter(({ id }) => !taken.has(id));
    const customerCount = customersOf(free);
    if (customerCount < minCustomers || free[0] === undefined) continue;
    for (const { id } of free) taken.add(id);
    const ticketIds = free.slice(0, shownTickets).map(({ id }) => id);
    candidates.push({ question: free[0].subject ?? '', customerCount, ticketIds });
  }
  return candidates.sort((one, other) => other.customerCount - one.customerCount).slice(0, limit);
}
