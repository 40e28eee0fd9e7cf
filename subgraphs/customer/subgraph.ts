import { defineSubgraph } from '../kit/subgraph';
import { platformGroup } from './identity/platform-group';
import { CreateIdentity } from './migrations/1763800000001-create-identity';
import { CreateStaff } from './migrations/1763800000002-create-staff';
import { Staff } from './staff/entity';
import { StaffExternalRef } from './staff/external-ref-entity';

/** Who the customer is and who works here; owns no department's facts. */
export default defineSubgraph({
  name: 'customer',
  port: 4004,
  directory: __dirname,
  entities: [Staff, StaffExternalRef],
  migrations: [CreateIdentity, CreateStaff],
  databaseGroups: [platformGroup],
  resolvers: {},
  createLoaders: () => ({}),
  importKinds: [],
});
