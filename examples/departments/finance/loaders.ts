import { joinLoaders } from '../../../subgraphs/kit/join-loaders';
import { customerLoaders } from './customer/loaders';
import { invoiceLoaders } from './invoice/loaders';

/** All loaders of one request. */
export const createLoaders = joinLoaders(customerLoaders, invoiceLoaders);

export type Loaders = ReturnType<typeof createLoaders>;
