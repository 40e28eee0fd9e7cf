import type { BackgroundServices, BackgroundTask } from '../kit/background';
import { carrierOf } from './sending/carrier';
import { CampaignSender } from './sending/sender';

/** Sends campaigns. */
export const marketingTasks = ({ database, commits, settings, log }: BackgroundServices): BackgroundTask[] => [
  new CampaignSender({ database, carrier: carrierOf(settings), settings, log }).task(commits),
];
