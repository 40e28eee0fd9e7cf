import { betaGeometric } from './beta-geometric';

export const mbgNbd = betaGeometric('mbgnbd', 'MBG/NBD', { mayStopAtOnce: true });
