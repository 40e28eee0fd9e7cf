import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { program } from 'commander';
import { gzip, toCsv } from './csv';
import { firstStart } from './first-start';
import { makeLayer } from './layer';
import { salesYears } from './sources/adventureworks';

program
  .description('Makes examples/data: the sample as it is, and the seeded layer over its persons.')
  .requiredOption('--from <folder>', 'folder of the published data sets: adventureworks and korean_names are read')
  .option('--out <folder>', 'folder to write', 'examples/data')
  .parse();
const { from, out } = program.opts<{ from: string; out: string }>();

// The sample's content is not touched; only the gzip header loses the day on which somebody packed it.
const source = join(from, 'adventureworks');
const target = join(out, 'adventureworks');
mkdirSync(target, { recursive: true });
for (const name of ['customers', ...salesYears.map((year) => `sales_${year}`)]) {
  writeFileSync(join(target, `${name}.csv.gz`), gzip(gunzipSync(readFileSync(join(source, `${name}.csv.gz`)))));
}
writeFileSync(join(target, 'products.csv.gz'), gzip(readFileSync(join(source, 'products.csv'))));
writeFileSync(join(target, 'LICENSE'), readFileSync(join(source, 'LICENSE')));

const story = join(out, 'story');
mkdirSync(story, { recursive: true });
for (const [name, rows] of Object.entries(makeLayer(from))) {
  writeFileSync(join(story, `${name}.csv.gz`), gzip(toCsv(rows)));
  process.stdout.write(`${name}: ${rows.length} rows\n`);
}
writeFileSync(join(out, 'first-start.json'), `${JSON.stringify(firstStart, null, 2)}\n`);
