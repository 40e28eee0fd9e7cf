import type { Context } from '../kit/context';
import type { Loaders } from './loaders';

export type SupportContext = Context<Loaders>;
