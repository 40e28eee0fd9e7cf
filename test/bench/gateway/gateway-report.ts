import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the load on one gateway came to; times in milliseconds. */
export interface GatewayFigures {
  name: string;
  requests: number;
  cpuMilliseconds: number;
  perSecond: number;
  p50: number;
  p99: number;
}

const results = join(__dirname, '../results');
const stockName = '@apollo/gateway, standalone server';

const rounded = (value: number): number => Number(value.toFixed(2));

/** Figures beside each other, cheapest first; share: of what stock needs, where stock has been measured. */
function table(figures: readonly GatewayFigures[]) {
  const stock = figures.find(({ name }) => name === stockName);
  return figures
    .toSorted((one, other) => one.cpuMilliseconds - other.cpuMilliseconds)
    .map(({ name, requests, cpuMilliseconds, perSecond, p50, p99 }) => ({
      name,
      requests,
      'CPU ms per request': rounded(cpuMilliseconds),
      share: stock ? rounded(cpuMilliseconds / stock.cpuMilliseconds) : null,
      'requests per second': Math.round(perSecond),
      'p50 ms': rounded(p50),
      'p99 ms': rounded(p99),
    }));
}

/** Prints the figures, and writes them as JSON and as a picture. */
export function reportGateways(measured: { distinct: GatewayFigures[]; same: GatewayFigures[] | null }): void {
  const tables = { distinct: table(measured.distinct), same: measured.same && table(measured.same) };
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'gateway.json'), `${JSON.stringify(tables, null, 2)}\n`);
  writeFileSync(join(results, 'gateway.svg'), picture(measured.distinct));
  for (const [kind, rows] of Object.entries(tables)) {
    if (!rows) continue;
    const lines = rows.map((row) =>
      Object.entries(row)
        .map(([name, value]) => `${name} ${value}`)
        .join(' · '),
    );
    process.stdout.write(`\ngateway, ${kind} variables\n${lines.join('\n')}\n`);
  }
}

/** One bar for each gateway: CPU per request. Colours do in light and in dark. */
function picture(figures: readonly GatewayFigures[]): string {
  const rows = figures.toSorted((one, other) => one.cpuMilliseconds - other.cpuMilliseconds);
  const most = rows.at(-1)!.cpuMilliseconds;
  const [rowHeight, left, width] = [30, 270, 760];
  const bars = rows.map(({ name, cpuMilliseconds }, index) => {
    const length = Math.max(2, Math.round((cpuMilliseconds / most) * (width - left - 90)));
    const y = 44 + index * rowHeight;
    const colour = name.startsWith('Customer Graph') ? '#2f81f7' : '#8b949e';
    return `  <text x="${left - 10}" y="${y + 15}" text-anchor="end">${name}</text>
  <rect x="${left}" y="${y}" width="${length}" height="20" rx="3" fill="${colour}"/>
  <text x="${left + length + 8}" y="${y + 15}">${cpuMilliseconds.toFixed(2)} ms</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${54 + rows.length * rowHeight}" font-family="sans-serif" font-size="13" fill="#768390">
  <title>CPU per request of each gateway: 20 customers with three departments, distinct variables</title>
  <text x="10" y="22" font-size="14">CPU per request: 20 customers, three departments, distinct variables</text>
${bars.join('\n')}
</svg>
`;
}
