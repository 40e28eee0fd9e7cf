import { mergeResolvers } from '../../../subgraphs/kit/merge-resolvers';
import { defineSubgraph } from '../../../subgraphs/kit/subgraph';
import { templateFacts } from './customer/facts';
import { templatePersonalData } from './customer/personal-data';
import { customerResolvers } from './customer/resolvers';
import { type Loaders, createLoaders } from './loaders';
import { CreateRecords1763800006001 } from './migrations/1763800006001-create-records';
import { TemplateRecord } from './record/entity';
import { recordImport } from './record/import';
import { recordResolvers } from './record/resolvers';

/** Template owns the records it keeps of customers. */
export default defineSubgraph<Loaders>({
  name: 'template',
  port: 4099,
  directory: __dirname,
  entities: [TemplateRecord],
  migrations: [CreateRecords1763800006001],
  resolvers: mergeResolvers(customerResolvers, recordResolvers),
  createLoaders,
  importKinds: [recordImport],
  facts: templateFacts,
  personalData: templatePersonalData,
});
