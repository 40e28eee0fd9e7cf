import type { OutboxEvent } from '../../../../subgraphs/kit/outbox';
import type { Invoice } from './entity';

/** What a new or changed invoice is to others. */
export function invoiceEvent(invoice: Invoice): OutboxEvent {
  const { id, customerId, number, amount, currencyCode, issuedOn, paidOn, createdAt } = invoice;
  const type = paidOn === null ? 'finance.invoice.issued' : 'finance.invoice.paid';
  const day = paidOn ?? issuedOn;
  return {
    type,
    customerId,
    occurredAt: day === null ? createdAt : new Date(`${day}T00:00:00Z`),
    data: { invoiceId: id, number, amount, currencyCode },
    timeline: {
      kind: type,
      summary: `Invoice over ${amount} ${currencyCode} ${paidOn === null ? 'issued' : 'paid'}`,
      subjectType: 'Invoice',
      subjectId: id,
    },
  };
}
