import type { Context } from '../kit/context';
import type { Loaders } from './loaders';

export type MarketingContext = Context<Loaders>;
