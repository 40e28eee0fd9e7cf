import type { EntityManager } from 'typeorm';
import { type ResponseTargets, responseTargets } from './targets';

export const responseLoaders = (manager: EntityManager) => {
  let targets: Promise<ResponseTargets> | undefined;
  return {
    /** The targets, read once per request. */
    responseTargets: (timeZone: string) => (targets ??= responseTargets(manager, timeZone)),
  };
};
