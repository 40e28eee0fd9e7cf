import type { GatewayFigures } from './gateway/gateway-report';
import { reportRows } from './report';
import { BenchedSystems } from './system/benched-systems';

const rounds = Number(process.env['ROUNDS'] ?? 4);

let benched: BenchedSystems;
beforeAll(async () => {
  benched = await BenchedSystems.start();
}, 600_000);
afterAll(() => benched.stop(), 60_000);

function report(name: string, figures: readonly GatewayFigures[]): void {
  const peer = figures.find(({ name }) => name === 'hand-written SQL')!;
  const rows = figures.map(({ name, requests, cpuMilliseconds, p50, p99 }) => ({
    name,
    requests,
    'CPU ms per page, database included': Number(cpuMilliseconds.toFixed(2)),
    ratio: Number((cpuMilliseconds / peer.cpuMilliseconds).toFixed(2)),
    'p50 ms': Number(p50.toFixed(1)),
    'p99 ms': Number(p99.toFixed(1)),
  }));
  reportRows(name, rows);
}

async function measure(customers: number, name: string): Promise<void> {
  const [ours, ...peers] = benched.systems;
  const wanted = await benched.pageOf(ours!, customers, null);
  expect(wanted.customers).toHaveLength(customers);
  for (const peer of peers) {
    expect((await benched.pageOf(peer, customers, null)).customers).toEqual(wanted.customers);
  }
  report(name, await benched.drive(customers, { rounds }));
}

test.each([20, 1])('the whole system: a page of %i with three departments', (customers) =>
  measure(customers, `system-${customers}`),
);

// Filling takes minutes.
(process.env['LONG'] ? test.each([100_000, 1_000_000]) : test.skip.each([0]))(
  'the whole system, grown by %i customers',
  async (more) => {
    await benched.grow(more);
    await measure(20, `system-20-of-${more}`);
  },
  1_800_000,
);
