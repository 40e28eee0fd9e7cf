import { readdirSync, readFileSync } from 'node:fs';
import { BenchedGateways } from './gateway/benched-gateways';
import { BenchedSystems } from './system/benched-systems';

const minutes = process.env['LONG'] ? 60 : 3;
/** Clients that pause about as long as they wait for answers make half load. */
const load = { rounds: 1, pauseMilliseconds: 20 };

const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1]!;

/** Looks at a process after each slice of load, and expects that its last third needs no more than its middle. */
async function soak(name: string, pid: number, drive: () => Promise<unknown>): Promise<void> {
  const megabytes: number[] = [];
  const handles: number[] = [];
  const end = Date.now() + minutes * 60_000;
  while (Date.now() < end) {
    await drive();
    const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1];
    megabytes.push(Math.round(Number(resident) / 1024));
    handles.push(readdirSync(`/proc/${pid}/fd`).length);
  }
  process.stdout.write(`\n${name}, ${minutes} minutes\nMB ${megabytes.join(' ')}\nhandles ${handles.join(' ')}\n`);
  const third = Math.floor(megabytes.length / 3);
  expect(median(megabytes.slice(-third))).toBeLessThanOrEqual(median(megabytes.slice(third, -third)) * 1.1);
  expect(median(handles.slice(-third))).toBeLessThanOrEqual(median(handles.slice(third, -third)) + 2);
}

const timeout = (minutes + 20) * 60_000;

test(
  `memory and handles of the gateway over ${minutes} minutes at half load`,
  async () => {
    const gateways = await BenchedGateways.start(['Customer Graph']);
    try {
      const drive = () => gateways.drive({ ...load, sliceMilliseconds: 3_000, connections: 4 });
      await soak('the gateway', gateways.peers[0]!.pid, drive);
    } finally {
      gateways.stop();
    }
  },
  timeout,
);

test(
  `memory and handles of the whole system over ${minutes} minutes at half load`,
  async () => {
    const systems = await BenchedSystems.start({ alone: true });
    try {
      await soak('the whole system', systems.systems[0]!.pid, () => systems.drive(20, { ...load, warmRequests: 0 }));
    } finally {
      await systems.stop();
    }
  },
  timeout,
);
