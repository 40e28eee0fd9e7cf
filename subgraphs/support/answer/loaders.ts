import type { EntityManager } from 'typeorm';
import { rowByKey } from '../../kit/loaders';
import { tableOf } from '../../kit/statement';
import { type Frequency, frequencyIn } from '../similarity/frequency';
import { type Search, similarTexts } from '../similarity/search';
import { type TermTable, answerTerms, ticketTerms } from '../similarity/term-table';
import { Ticket } from '../ticket/entity';
import { Answer } from './entity';

export const answerLoaders = (manager: EntityManager) => {
  // Read once per request: a page of tickets is compared by the same weights.
  const frequencies = new Map<TermTable, Promise<Frequency>>();
  const searchIn = async (source: TermTable, where: string): Promise<Search> => {
    const known = frequencies.get(source) ?? frequencyIn(manager, source);
    frequencies.set(source, known);
    return { source, frequency: await known, where };
  };
  const answerById = rowByKey(manager, Answer);
  const answersAbout = async (terms: readonly string[], limit: number): Promise<Answer[]> => {
    const similar = await similarTexts(manager, await searchIn(answerTerms, 'true'), terms, { limit });
    return (await Promise.all(similar.map(({ id }) => answerById.load(id)))).filter((answer) => answer !== null);
  };
  const termsOfTicket = async (ticketId: string): Promise<string[]> => {
    const [row]: { terms: string[] }[] = await manager.query(
      `SELECT terms FROM ${ticketTerms.table} WHERE ticket_id = $1`,
      [ticketId],
    );
    return row?.terms ?? [];
  };
  return {
    answerById,
    /** Published answers that a text is about, the most similar first. */
    async answersTo(text: string, limit: number): Promise<Answer[]> {
      const [row]: { terms: string[] }[] = await manager.query('SELECT support.terms_of($1) AS terms', [text]);
      return answersAbout(row?.terms ?? [], limit);
    },
    answersToTicket: async (ticketId: string, limit: number): Promise<Answer[]> =>
      answersAbout(await termsOfTicket(ticketId), limit),
    /** Ids of resolved tickets that are about the same, the most similar first. */
    async similarResolvedIds(ticketId: string, limit: number): Promise<string[]> {
      const resolved = await searchIn(
        ticketTerms,
        `EXISTS (SELECT FROM ${tableOf(manager, Ticket)} t
          WHERE t.id = k.ticket_id AND t.status IN ('RESOLVED', 'CLOSED'))`,
      );
      const similar = await similarTexts(manager, resolved, await termsOfTicket(ticketId), { limit: limit + 1 });
      return similar.flatMap(({ id }) => (id === ticketId ? [] : [id])).slice(0, limit);
    },
  };
};
