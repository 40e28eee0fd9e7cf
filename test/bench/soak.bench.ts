import { readdirSync, readFileSync } from 'node:fs';
import { BenchedGateways } from './gateway/benched-gateways';

const minutes = process.env['LONG'] ? 60 : 3;
/** Clients that pause about as long as they wait for answers make half load; with the warming up, 9 s each time. */
const load = { rounds: 1, sliceMilliseconds: 3_000, connections: 4, pauseMilliseconds: 20 };
const slices = minutes * 6;

let gateways: BenchedGateways;
beforeAll(async () => {
  gateways = await BenchedGateways.start(['Customer Graph']);
}, 600_000);
afterAll(() => gateways.stop());

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1]!;

test(
  `memory and handles of the gateway over ${minutes} minutes at half load`,
  async () => {
    const { pid } = gateways.peers[0]!;
    const megabytes: number[] = [];
    const handles: number[] = [];
    for (let slice = 0; slice < slices; slice += 1) {
      await gateways.drive(load);
      const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1];
      megabytes.push(Math.round(Number(resident) / 1024));
      handles.push(readdirSync(`/proc/${pid}/fd`).length);
    }
    const third = Math.floor(slices / 3);
    const [middle, last] = [megabytes.slice(third, -third), megabytes.slice(-third)];
    process.stdout.write(`\nsoak, ${minutes} minutes\nMB ${megabytes.join(' ')}\nhandles ${handles.join(' ')}\n`);

    expect(median(last)).toBeLessThanOrEqual(median(middle) * 1.1);
    expect(median(handles.slice(-third))).toBeLessThanOrEqual(median(handles.slice(third, -third)) + 2);
  },
  (minutes + 10) * 60_000,
);
