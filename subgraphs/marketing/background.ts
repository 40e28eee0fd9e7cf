import type { BackgroundServices, BackgroundTask } from '../kit/background';
import { mailCarrier } from './sending/mail';
import { CampaignSender } from './sending/sender';

/** Sends campaigns. */
export const marketingTasks = ({ database, settings, log }: BackgroundServices): BackgroundTask[] => [
  new CampaignSender({ database, carrier: mailCarrier(settings), settings, log }),
];
