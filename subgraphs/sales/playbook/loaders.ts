import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { isUuid } from '../../kit/statement';
import { type RankedPlaybook, playbooksById } from './ranked';

export const playbookLoaders = (manager: EntityManager) => ({
  playbookById: new DataLoader<string, RankedPlaybook | null>(async (ids) => {
    const rows = await playbooksById(manager, ids.filter(isUuid));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id.toLowerCase()) ?? null);
  }),
});
