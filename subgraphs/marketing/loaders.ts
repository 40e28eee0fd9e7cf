import { customFieldLoaders } from '../kit/custom-field/loaders';
import { joinLoaders } from '../kit/join-loaders';
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

export const createLoaders = joinLoaders(
  (manager) => ({ canonicalCustomerId: canonicalCustomerId(manager) }),
  campaignLoaders,
  campaignCostLoaders,
  campaignMessageLoaders,
  consentLoaders,
  contactabilityLoaders,
  customerLoaders,
  customFieldLoaders,
  leadLoaders,
  segmentLoaders,
  sendingLoaders,
  visitLoaders,
);

export type Loaders = ReturnType<typeof createLoaders>;
