// Loads gateways in turn, and says what each request cost their processes.
import { readdirSync, readFileSync } from 'node:fs';
import { Pool } from 'undici';

const {
  gateways,
  rounds,
  sliceMilliseconds,
  connections,
  query,
  headers,
  isSame,
  pauseMilliseconds,
  warmRequests = 0,
} = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const ticksPerSecond = 100;

/** CPU of a process and of those it has started, in milliseconds; those that have been counted are left out. */
function cpuOf(pid, counted) {
  if (counted.has(pid)) return 0;
  counted.add(pid);
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  const own = ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  return children.reduce((sum, child) => sum + cpuOf(child, counted), own);
}

/** pids: where a server works with others, such as its database, which it may have started or not. */
function cpuOfAll({ pid, pids = [pid] }) {
  const counted = new Set();
  return pids.reduce((sum, each) => sum + cpuOf(each, counted), 0);
}

let cursor = 0;
async function slice({ url, pool, bodies, headers: own, shortestAnswer = 10_000 }, milliseconds, times) {
  const { pathname } = new URL(url);
  const end = performance.now() + milliseconds;
  let requests = 0;
  const client = async () => {
    while (performance.now() < end) {
      if (!isSame) cursor += 7;
      const body = bodies
        ? bodies[cursor % bodies.length]
        : JSON.stringify({ query, variables: { first: 20, after: String(1000 + (cursor % 900_000)) } });
      const start = performance.now();
      const answer = await pool.request({
        path: pathname,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers, ...own },
        body,
      });
      const text = await answer.body.text();
      times.push(performance.now() - start);
      // The peers' own words for a failure differ; a whole answer is long.
      if (answer.statusCode !== 200 || text.length < shortestAnswer) throw new Error(`${url}: ${text.slice(0, 300)}`);
      requests += 1;
      if (pauseMilliseconds) await new Promise((next) => setTimeout(next, pauseMilliseconds));
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  return requests;
}

const targets = gateways.map((gateway) => ({
  ...gateway,
  pool: new Pool(new URL(gateway.url).origin, { connections }),
  requests: 0,
  cpu: 0,
  seconds: 0,
  times: [],
}));
// So that what compiles itself has done so: some need thousands of requests.
for (const target of targets) {
  for (let turn = 0, answered = 0; turn < 2 || answered < warmRequests; turn += 1) {
    answered += await slice(target, sliceMilliseconds, []);
  }
}
for (let round = 0; round < rounds; round += 1) {
  for (const target of targets) {
    const [cpu, start] = [cpuOfAll(target), performance.now()];
    target.requests += await slice(target, sliceMilliseconds, target.times);
    target.cpu += cpuOfAll(target) - cpu;
    target.seconds += (performance.now() - start) / 1000;
  }
}
const at = (times, share) => times[Math.floor((times.length - 1) * share)];
const figures = targets.map(({ name, requests, cpu, seconds, times, pool }) => {
  times.sort((one, other) => one - other);
  void pool.close();
  return {
    name,
    requests,
    cpuMilliseconds: cpu / requests,
    perSecond: requests / seconds,
    p50: at(times, 0.5),
    p99: at(times, 0.99),
  };
});
process.stdout.write(JSON.stringify(figures));
