import { join } from 'node:path';
import { readCsv } from '../csv';

export interface Surname {
  hangul: string;
  /** One Latin spelling of those in the table, lower case. */
  latin: string;
  population: number;
}

// What people of the commonest surnames mostly write; the table lists every spelling without saying which is common.
const usual =
  'kim lee park jung choi cho kang jang yoon lim shin yoo han oh seo jeon kwon hwang ahn song hong moon yang son bae baek'.split(
    ' ',
  );

/** The surnames of the table with how many people had them in 2015, the commonest first. */
export function readKoreanSurnames(folder: string): Surname[] {
  const spellings = new Map<string, { population: number; latin: string[] }>();
  for (const row of readCsv(join(folder, 'surname_variants.csv'))) {
    const known = spellings.get(row.hangul!) ?? { population: Number(row.population_2015), latin: [] };
    if (/^[a-z]+$/.test(row.spelling!)) known.latin.push(row.spelling!);
    spellings.set(row.hangul!, known);
  }
  return [...spellings]
    .filter(([, { latin }]) => latin.length > 0)
    .map(([hangul, { population, latin }]) => ({
      hangul,
      population,
      latin: latin.find((spelling) => usual.includes(spelling)) ?? latin[0]!,
    }))
    .sort((one, other) => other.population - one.population || (one.hangul < other.hangul ? -1 : 1));
}
