import type { EntityManager } from 'typeorm';
import { customFieldLoaders } from '../kit/custom-field/loaders';
import { canonicalCustomerId } from '../kit/loaders';
import { campaignLoaders } from './campaign/loaders';
import { campaignCostLoaders } from './campaign-cost/loaders';
import { campaignMessageLoaders } from './campaign-message/loaders';
import { consentLoaders } from './consent/loaders';
import { contactabilityLoaders } from './contactability/loaders';
import { customerLoaders } from './customer/loaders';
import { leadLoaders } from './lead/loaders';
import { segmentLoaders } from './segment/loaders';
import { sendingLoaders } from './sending/loaders';
import { visitLoaders } from './visit/loaders';

export const createLoaders = (manager: EntityManager) => ({
  canonicalCustomerId: canonicalCustomerId(manager),
  ...campaignLoaders(manager),
  ...campaignCostLoaders(manager),
  ...campaignMessageLoaders(manager),
  ...consentLoaders(manager),
  ...contactabilityLoaders(manager),
  ...customerLoaders(manager),
  ...customFieldLoaders(manager),
  ...leadLoaders(manager),
  ...segmentLoaders(manager),
  ...sendingLoaders(manager),
  ...visitLoaders(manager),
});

export type Loaders = ReturnType<typeof createLoaders>;
