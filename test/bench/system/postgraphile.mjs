// PostGraphile over the departments' tables, told which columns hold customers; run from where the peers are installed.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [installed, database, port] = process.argv.slice(2);
const installedModules = createRequire(installed);
const load = (name) => import(pathToFileURL(installedModules.resolve(name)).href);
const { postgraphile } = await load('postgraphile');
const { grafserv } = await load('postgraphile/grafserv/node');
const { PostGraphileAmberPreset } = await load('postgraphile/presets/amber');
const { makePgService } = await load('postgraphile/adaptors/pg');
const { jsonPgSmartTags } = await load('postgraphile/utils');

const ofCustomer = { tags: { foreignKey: '(customer_id) references identity.customer (id)' } };
const tables = ['sales.orders', 'marketing.campaign_messages', 'support.tickets'];
const server = createServer();
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [
    jsonPgSmartTags({ version: 1, config: { class: Object.fromEntries(tables.map((name) => [name, ofCustomer])) } }),
  ],
  pgServices: [makePgService({ connectionString: database, schemas: ['identity', 'sales', 'marketing', 'support'] })],
  // It would order by indexed columns alone, and not by the second of an index.
  disablePlugins: ['PgIndexBehaviorsPlugin'],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
});
await instance.createServ(grafserv).addTo(server);
server.listen(Number(port), '127.0.0.1');
