import { customFieldLoaders } from '../kit/custom-field/loaders';
import { joinLoaders } from '../kit/join-loaders';
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

export const createLoaders = joinLoaders(
  (manager) => ({ canonicalCustomerId: canonicalCustomerId(manager) }),
  accountLoaders,
  activityLoaders,
  customerLoaders,
  customFieldLoaders,
  dealLoaders,
  orderLoaders,
  playbookLoaders,
  productLoaders,
  progressLoaders,
  purchaseFitLoaders,
);

export type Loaders = ReturnType<typeof createLoaders>;
