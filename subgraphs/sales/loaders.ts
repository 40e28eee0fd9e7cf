import type { EntityManager } from 'typeorm';
import { customFieldLoaders } from '../kit/custom-field/loaders';
import { canonicalCustomerId } from '../kit/loaders';
import { accountLoaders } from './account/loaders';
import { activityLoaders } from './activity/loaders';
import { customerLoaders } from './customer/loaders';
import { dealLoaders } from './deal/loaders';
import { orderLoaders } from './order/loaders';
import { playbookLoaders } from './playbook/loaders';
import { productLoaders } from './product/loaders';
import { progressLoaders } from './progress/loaders';
import { purchaseFitLoaders } from './purchase-fit/loaders';

export const createLoaders = (manager: EntityManager) => ({
  canonicalCustomerId: canonicalCustomerId(manager),
  ...accountLoaders(manager),
  ...activityLoaders(manager),
  ...customerLoaders(manager),
  ...customFieldLoaders(manager),
  ...dealLoaders(manager),
  ...orderLoaders(manager),
  ...playbookLoaders(manager),
  ...productLoaders(manager),
  ...progressLoaders(manager),
  ...purchaseFitLoaders(manager),
});

export type Loaders = ReturnType<typeof createLoaders>;
