import { joinLoaders } from '../../../subgraphs/kit/join-loaders';
import { customerLoaders } from './customer/loaders';
import { recordLoaders } from './record/loaders';

/** All loaders of one request. */
export const createLoaders = joinLoaders(customerLoaders, recordLoaders);

export type Loaders = ReturnType<typeof createLoaders>;
