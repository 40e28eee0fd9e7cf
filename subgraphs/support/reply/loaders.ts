import type { EntityManager } from 'typeorm';
import { queryPrepared } from '../../kit/database/prepared';
import { valueByKey } from '../../kit/loaders';
import type { MailState } from '../../kit/mail/outgoing-mail';

export interface Delivery {
  state: MailState;
  sentAt: Date | null;
}

export const replyLoaders = (manager: EntityManager) => ({
  deliveryByMessageId: valueByKey<Delivery | null, Delivery & { key: string }>(
    (ids) =>
      queryPrepared(
        manager,
        'SELECT id::text AS key, state, sent_at AS "sentAt" FROM support.outgoing_mail WHERE id = ANY ((SELECT $1::uuid[])::uuid[])',
        [ids],
      ),
    ({ state, sentAt }) => ({ state, sentAt }),
    () => null,
  ),
});
