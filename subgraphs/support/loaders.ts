import { customFieldLoaders } from '../kit/custom-field/loaders';
import { joinLoaders } from '../kit/join-loaders';
import { accountLoaders } from './account/loaders';
import { answerLoaders } from './answer/loaders';
import { attachmentLoaders } from './attachment/loaders';
import { csatLoaders } from './csat/loaders';
import { customerLoaders } from './customer/loaders';
import { messageLoaders } from './message/loaders';
import { replyLoaders } from './reply/loaders';
import { responseLoaders } from './response/loaders';
import { serviceLevelLoaders } from './service-level/loaders';
import { ticketLoaders } from './ticket/loaders';

/** All loaders of one request. */
export const createLoaders = joinLoaders(
  accountLoaders,
  answerLoaders,
  attachmentLoaders,
  csatLoaders,
  customerLoaders,
  customFieldLoaders,
  ticketLoaders,
  messageLoaders,
  replyLoaders,
  responseLoaders,
  serviceLevelLoaders,
);

export type Loaders = ReturnType<typeof createLoaders>;
