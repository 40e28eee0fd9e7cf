import type { Context } from '../../../subgraphs/kit/context';
import type { Loaders } from './loaders';

export type FinanceContext = Context<Loaders>;
