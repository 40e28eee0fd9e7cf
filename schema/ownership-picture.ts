import { type DocumentNode, isObjectType, type GraphQLSchema, getNamedType, isNonNullType, Kind, parse } from 'graphql';
import { composedFields } from '../subgraphs/kit/composed-fields';

/** What one department owns, as the picture tells it. */
interface Share {
  name: string;
  /** Its field of Customer; null for the platform, which begins Customer, and for who adds none. */
  facet: string | null;
  /** Records with a key, and how many fields the department answers. */
  records: { type: string; fieldCount: number }[];
  queryCount: number;
  mutationCount: number;
}

/** Fields of one department that lead to records of another. */
interface Reference {
  from: string;
  to: string;
  types: string[];
  fieldCount: number;
}

const platform = 'customer';
const roots = ['Query', 'Mutation'];

function recordTypes({ definitions }: DocumentNode): Set<string> {
  const found = new Set<string>();
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const hasKey = node.directives?.some(
      (one) => one.name.value === 'join__type' && one.arguments?.some(({ name }) => name.value === 'key'),
    );
    if (hasKey) found.add(node.name.value);
  }
  return found;
}

function sharesOf(api: GraphQLSchema, supergraphSdl: string): { shares: Share[]; references: Reference[] } {
  const records = recordTypes(parse(supergraphSdl));
  const fields = composedFields(supergraphSdl);
  const own = fields.flatMap(({ type, field, subgraphs }) =>
    subgraphs.length === 1 ? [{ type, field, owner: subgraphs[0]! }] : [],
  );
  const names = [...new Set(fields.flatMap(({ subgraphs }) => subgraphs))].sort();
  const ordered = [...names.filter((name) => name === platform), ...names.filter((name) => name !== platform)];
  const ownerOfRecord = (type: string): string | undefined =>
    type === 'Customer' ? platform : own.find((one) => one.type === type)?.owner;

  const shares = ordered.map((name): Share => {
    const mine = own.filter(({ owner }) => owner === name);
    const count = (type: string) => mine.filter((one) => one.type === type).length;
    return {
      name,
      facet: name === platform ? null : (mine.find(({ type }) => type === 'Customer')?.field ?? null),
      records: [...records]
        .filter((type) => ownerOfRecord(type) === name)
        .map((type) => ({ type, fieldCount: count(type) })),
      queryCount: count('Query'),
      mutationCount: count('Mutation'),
    };
  });

  const leading = own.flatMap(({ type, field, owner }) => {
    const from = api.getType(type);
    if (!isObjectType(from) || type === 'Customer' || roots.includes(type)) return [];
    const to = getNamedType(from.getFields()[field]?.type)?.name;
    const toOwner = to && records.has(to) ? ownerOfRecord(to) : undefined;
    return to && toOwner && toOwner !== owner ? [{ from: owner, to: toOwner, type: to }] : [];
  });
  const references = [...Map.groupBy(leading, ({ from, to }) => `${from} ${to}`).values()].map((all): Reference => ({
    from: all[0]!.from,
    to: all[0]!.to,
    types: [...new Set(all.map(({ type }) => type))].sort(),
    fieldCount: all.length,
  }));
  return { shares, references: references.sort((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1)) };
}

/** Hues of the departments, in the order in which they stand; with more departments they come round again. */
const hues = [215, 150, 30, 280, 350, 95, 185, 320];
const columnWidth = 220;
const gap = 24;
const margin = 24;
const rowHeight = 22;
const customerTop = 56;
const customerHeight = 92;
const columnTop = customerTop + customerHeight + 44;
const laneHeight = 34;

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

const style = (shares: readonly Share[]): string => {
  const coloured = (lightness: number, fill: number) =>
    shares.map((_, index) => {
      const hue = hues[index % hues.length];
      return `.d${index} .box, .d${index}.box { fill: hsl(${hue} 70% ${fill}%); stroke: hsl(${hue} 55% ${lightness}%); } .d${index} .name, .d${index}.name { fill: hsl(${hue} 60% ${lightness}%); } .d${index}.line { stroke: hsl(${hue} 55% ${lightness}%); }`;
    });
  return [
    'text { font: 13px system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #1f2328; }',
    '.title { font-size: 18px; font-weight: 600; } .name { font-size: 15px; font-weight: 600; } .facet { font-size: 13px; } .quiet { font-size: 12px; fill: #59636e; }',
    '.page { fill: #ffffff; } .whole { fill: #f6f8fa; stroke: #818b98; stroke-width: 1.5; } .box { stroke-width: 1.5; } .line { fill: none; stroke-width: 1.5; } .life { stroke-dasharray: 3 5; }',
    ...coloured(38, 96),
    '@media (prefers-color-scheme: dark) {',
    'text { fill: #e6edf3; } .quiet { fill: #9da7b3; } .page { fill: #0d1117; } .whole { fill: #161b22; stroke: #8b949e; }',
    ...coloured(68, 13),
    '}',
  ].join('\n');
};

/** The picture of who owns what: Customer with its facets, the records of each department, and who refers to whom. */
export function ownershipPicture(api: GraphQLSchema, supergraphSdl: string): string {
  const { shares, references } = sharesOf(api, supergraphSdl);
  const customer = api.getType('Customer');
  const left = (index: number) => margin + index * (columnWidth + gap);
  const middle = (index: number) => left(index) + columnWidth / 2;
  const width = left(shares.length) - gap + margin;
  const columnHeight = Math.max(...shares.map(({ records }) => records.length), 1) * rowHeight + 78;
  const lanesTop = columnTop + columnHeight + 20;
  const height = lanesTop + references.length * laneHeight + 44;
  const text = (x: number, y: number, words: string, kind = '', anchor = 'start') =>
    `<text x="${x}" y="${y}"${kind && ` class="${kind}"`}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${words}</text>`;

  const facets = shares.map((share, index) => {
    const isPlatform = share.name === platform;
    if (!isPlatform && !share.facet) return '';
    const field = share.facet && isObjectType(customer) ? customer.getFields()[share.facet] : undefined;
    const type = field && (isNonNullType(field.type) ? field.type.ofType : field.type);
    const words = isPlatform ? 'who it is' : `${share.facet}: ${String(type)}`;
    const y = customerTop + 42;
    return `<g class="d${index}"><rect class="box" x="${left(index) + 8}" y="${y}" width="${columnWidth - 16}" height="34" rx="6"/>${text(middle(index), y + 22, words, 'name facet', 'middle')}<path class="d${index} line" d="M${middle(index)} ${y + 34} V${columnTop}"/></g>`;
  });

  const columns = shares.map(({ name, records, queryCount, mutationCount }, index) => {
    const x = left(index);
    const rows = records.map(({ type, fieldCount }, row) => {
      const y = columnTop + 56 + row * rowHeight;
      return `${text(x + 14, y, type)}${text(x + columnWidth - 14, y, plural(fieldCount, 'field'), 'quiet', 'end')}`;
    });
    const bottom = text(
      x + 14,
      columnTop + columnHeight - 14,
      `${plural(queryCount, 'query', 'queries')}, ${plural(mutationCount, 'mutation')}`,
      'quiet',
    );
    return [
      `<g class="d${index}"><rect class="box" x="${x}" y="${columnTop}" width="${columnWidth}" height="${columnHeight}" rx="8"/>`,
      text(x + 14, columnTop + 28, name === platform ? `${name} (platform)` : name, 'name'),
      ...rows,
      `${bottom}</g>`,
      references.length > 0
        ? `<path class="d${index} line life" d="M${middle(index)} ${columnTop + columnHeight} V${height - 36}"/>`
        : '',
    ].join('\n');
  });

  const lanes = references.map(({ from, to, types, fieldCount }, lane) => {
    const [start, end] = [from, to].map((name) => shares.findIndex((share) => share.name === name)) as [number, number];
    const direction = end > start ? 1 : -1;
    const y = lanesTop + lane * laneHeight + 22;
    const tip = middle(end) - direction * 2;
    const words = `${types.join(', ')} by ${plural(fieldCount, 'field')}`;
    const between = middle(start) + direction * (columnWidth / 2 + gap / 2);
    return [
      `<path class="d${start} line" d="M${middle(start)} ${y} H${tip} m${-direction * 8} -5 l${direction * 8} 5 l${-direction * 8} 5"/>`,
      text(between, y - 6, words, 'quiet', 'middle'),
    ].join('\n');
  });

  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">`,
    '<title id="title">Who owns what of the customer graph</title>',
    `<style>\n${style(shares)}\n</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    text(margin, 34, 'Who owns what', 'title'),
    `<rect class="whole" x="${margin - 8}" y="${customerTop}" width="${width - 2 * margin + 16}" height="${customerHeight}" rx="10"/>`,
    text(width / 2, customerTop + 27, 'Customer', 'title', 'middle'),
    ...facets.filter(Boolean),
    ...columns,
    ...lanes,
    text(
      margin,
      height - 14,
      'Boxes: records with the fields that their department answers. Arrows: fields that lead to another department’s records.',
      'quiet',
    ),
    '</svg>',
    '',
  ].join('\n');
}
