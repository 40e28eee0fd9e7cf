import { BenchedGateways } from './gateway/benched-gateways';
import { reportGateways } from './gateway/gateway-report';

const rounds = Number(process.env['ROUNDS'] ?? 6);
/** Parts of peers' names: only those are started. */
const only = process.env['ONLY']?.split(',') ?? null;

let gateways: BenchedGateways;
beforeAll(async () => {
  gateways = await BenchedGateways.start(only);
}, 600_000);
afterAll(() => gateways.stop());

test('a page of twenty customers with three departments, by gateway', async () => {
  const wanted = await gateways.pageOf(gateways.peers[0]!);
  for (const peer of gateways.peers) expect(await gateways.pageOf(peer)).toEqual(wanted);
  expect(JSON.stringify(wanted).length).toBeGreaterThan(10_000);

  const load = { rounds, sliceMilliseconds: 2_000, connections: 8 };
  const distinct = await gateways.drive(load);
  const same = process.env['SAME'] ? await gateways.drive({ ...load, isSame: true }) : null;
  reportGateways({ distinct, same });
}, 1_200_000);
