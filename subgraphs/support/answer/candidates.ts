import type { EntityManager } from 'typeorm';
import { tableOf } from '../../kit/statement';
import { Corpus, type Text } from '../similarity/corpus';
import { frequencyIn } from '../similarity/frequency';
import { comparedTexts, similarTexts } from '../similarity/search';
import { ticketTerms } from '../similarity/term-table';
import { Ticket } from '../ticket/entity';
import { isUnanswered, seenQuestions } from './questions';

/** Two questions are one when they have at least this much in common. */
const sameQuestion = 0.35;
const shownTickets = 20;
/** So many more than asked for are counted: what is seen need not be in the order of what there is. */
const furtherCounted = 5;

export interface FaqCandidate {
  question: string;
  customerCount: number;
  ticketIds: string[];
}

interface Asker {
  customerId: string;
  subject: string;
}

/** Who asks, by ticket; merged customers are one. */
async function askersOf(manager: EntityManager, ids: readonly string[]): Promise<Map<string, Asker>> {
  const rows: (Asker & { id: string })[] = await manager.query(
    `SELECT t.id::text, t.subject, coalesce(c.canonical_id, t.customer_id)::text AS "customerId"
      FROM ${tableOf(manager, Ticket)} t
      LEFT JOIN identity.canonical(ARRAY(SELECT DISTINCT customer_id FROM ${tableOf(manager, Ticket)}
        WHERE id = ANY ($1::uuid[]))) c ON c.id = t.customer_id
      WHERE t.id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, ...asker }) => [id, asker]));
}

/** Groups of tickets that ask the same, those of the most customers first. */
async function seenGroups(manager: EntityManager, seen: readonly Text[], corpus: Corpus): Promise<Text[]> {
  const askers = await askersOf(
    manager,
    seen.map(({ id }) => id),
  );
  return seen
    .map((text) => {
      const similar = corpus.similarTo(text.terms, seen.length, sameQuestion);
      return { text, customers: new Set(similar.map(({ id }) => askers.get(id)?.customerId)).size };
    })
    .sort((one, other) => other.customers - one.customers)
    .map(({ text }) => text);
}

/**
 * Questions that several customers ask and no published answer is about, by how many customers ask them. Merged
 * customers count once. A ticket belongs to one question: that of the most customers. What is asked is seen in the
 * newest tickets and a sample of all; how many ask it is counted in all.
 */
export async function faqCandidates(
  manager: EntityManager,
  { minCustomers, limit }: { minCustomers: number; limit: number },
): Promise<FaqCandidate[]> {
  const frequency = await frequencyIn(manager, ticketTerms);
  const seen = await seenQuestions(manager, frequency.texts);
  const groups = await seenGroups(manager, seen, new Corpus(seen, frequency));
  const search = { source: ticketTerms, frequency, where: isUnanswered(manager) };
  const taken = new Set<string>();
  const candidates: FaqCandidate[] = [];
  let looked = 0;
  for (const { id: leaderId, terms } of groups) {
    if (taken.has(leaderId)) continue;
    looked += 1;
    if (looked > limit + furtherCounted) break;
    const similar = await similarTexts(manager, search, terms, { limit: comparedTexts, least: sameQuestion });
    const free = similar.map(({ id }) => id).filter((id) => !taken.has(id));
    for (const id of free) taken.add(id);
    const askers = await askersOf(manager, free);
    const customerCount = new Set([...askers.values()].map(({ customerId }) => customerId)).size;
    if (customerCount < minCustomers) continue;
    const question = askers.get(leaderId)?.subject ?? '';
    candidates.push({ question, customerCount, ticketIds: free.slice(0, shownTickets) });
  }
  return candidates.sort((one, other) => other.customerCount - one.customerCount).slice(0, limit);
}
