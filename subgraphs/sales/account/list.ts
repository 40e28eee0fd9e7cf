import type { List } from '../../kit/list';
import type { Connection } from '../../kit/pagination';
import { optionalText } from '../../kit/text';
import { Account } from './entity';
import { searchKey } from './search-key';

export type AccountConnection = Connection<Account>;

export interface AccountFilter {
  search?: string | null;
}

export const accountList: List<Account, AccountFilter> = {
  name: 'accounts',
  entity: Account,
  orderBy: { expression: 't.name', type: 'text', direction: 'ASC' },
  filter: {
    search: (search, statement) => {
      const words = searchKey(optionalText(search, 200, ['search']) ?? '').split(/\s+/);
      return words.map((word) => `strpos(t.search_key, ${statement.bind(word, 'text')}) > 0`).join(' AND ');
    },
  },
};
