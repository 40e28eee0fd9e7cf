import { compare } from '../../../../subgraphs/kit/filter';
import type { List } from '../../../../subgraphs/kit/list';
import type { Connection } from '../../../../subgraphs/kit/pagination';
import type { InvoiceFilter } from '../__generated__/resolvers';
import { Invoice } from './entity';

/** A page of invoices; its totalCount is counted when a query asks for it. */
export type InvoicePage = Connection<Invoice>;

/** Records, newest first. */
export const invoiceList: List<Invoice, InvoiceFilter> = {
  name: 'invoices',
  entity: Invoice,
  orderBy: { expression: 't.issued_on', type: 'text', direction: 'DESC' },
  filter: {
    number: (value, statement) => compare('t.number', 'text', value, statement),
    currencyCode: (value, statement) => compare('t.currency_code', 'text', value, statement),
    dueOn: (value, statement) => compare('t.due_on', 'text', value, statement),
    paidOn: (value, statement) => compare('t.paid_on', 'text', value, statement),
  },
};
