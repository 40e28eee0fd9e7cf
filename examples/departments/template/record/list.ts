import { compare } from '../../../../subgraphs/kit/filter';
import type { List } from '../../../../subgraphs/kit/list';
import type { Connection } from '../../../../subgraphs/kit/pagination';
import type { TemplateRecordFilter } from '../__generated__/resolvers';
import { TemplateRecord } from './entity';

/** A page of records; its totalCount is counted when a query asks for it. */
export type RecordPage = Connection<TemplateRecord>;

/** Records, newest first. */
export const recordList: List<TemplateRecord, TemplateRecordFilter> = {
  name: 'template-records',
  entity: TemplateRecord,
  orderBy: { expression: 't.created_at', type: 'timestamptz', direction: 'DESC' },
  filter: {
    title: (value, statement) => compare('t.title', 'text', value, statement),
    createdAt: (value, statement) => compare('t.created_at', 'timestamptz', value, statement),
  },
};
