import type { EntityManager } from 'typeorm';
import { rowByKey } from '../../kit/loaders';
import { columnsOf, tableOf } from '../../kit/statement';
import { Corpus } from '../similarity/corpus';
import { resolvedTexts, textsOf } from '../similarity/texts';
import { Answer } from './entity';

const comparedAnswers = 2_000;

/** Published answers and the corpus to find them in. */
async function published(manager: EntityManager) {
  const answers: Answer[] = await manager.query(
    `SELECT ${columnsOf(manager, Answer, 't')} FROM ${tableOf(manager, Answer)} t
      ORDER BY t.use_count DESC, t.created_at DESC, t.id LIMIT ${comparedAnswers}`,
  );
  const texts = answers.map(({ id, question, body }) => ({ id, text: `${question} ${question} ${body}` }));
  return { byId: new Map(answers.map((answer) => [answer.id, answer])), corpus: new Corpus(texts) };
}

export const answerLoaders = (manager: EntityManager) => {
  // Read once per request: a page of tickets is compared with the same texts.
  let answers: ReturnType<typeof published> | undefined;
  let resolved: Promise<Corpus> | undefined;
  const textOf = async (ticketId: string) => (await textsOf(manager, [ticketId]))[0]?.text ?? '';
  return {
    answerById: rowByKey(manager, Answer),
    /** Published answers that a text is about, the most similar first. */
    async answersTo(text: string, limit: number): Promise<Answer[]> {
      const { byId, corpus } = await (answers ??= published(manager));
      return corpus.similarTo(text, limit).flatMap(({ id }) => byId.get(id) ?? []);
    },
    async answersToTicket(ticketId: string, limit: number): Promise<Answer[]> {
      return this.answersTo(await textOf(ticketId), limit);
    },
    /** Ids of resolved tickets that are about the same, the most similar first. */
    async similarResolvedIds(ticketId: string, limit: number): Promise<string[]> {
      const corpus = await (resolved ??= resolvedTexts(manager).then((texts) => new Corpus(texts)));
      const similar = corpus.similarTo(await textOf(ticketId), limit + 1);
      return similar.flatMap(({ id }) => (id === ticketId ? [] : [id])).slice(0, limit);
    },
  };
};
