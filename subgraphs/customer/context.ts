import type { Context } from '../kit/context';
import type { Loaders } from './loaders';

export type CustomerContext = Context<Loaders>;
