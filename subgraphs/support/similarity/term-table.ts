import type { Text } from './corpus';

/** Where the terms of texts are kept and found by an index; triggers keep them as the texts are. */
export interface TermTable {
  table: string;
  /** Column of the id of whose terms they are. */
  key: string;
}

export const ticketTerms: TermTable = { table: 'support.ticket_terms', key: 'ticket_id' };
export const answerTerms: TermTable = { table: 'support.answer_terms', key: 'answer_id' };

export interface StoredText {
  id: string;
  terms: string;
}

/** Select list of the terms of k as one text, which is read several times faster than an array. */
export const plainTerms = `array_to_string(k.terms, ' ') AS terms`;

export const read = ({ id, terms }: StoredText): Text => ({ id, terms: terms.split(' ') });
