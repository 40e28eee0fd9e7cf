import { ConfigurationError, Refusal } from '../../subgraphs/kit/errors';
import { compileMapping } from '../../subgraphs/kit/import/compile-mapping';
import { helpOf } from '../../subgraphs/kit/import/help';
import { type Mapping, parseMapping } from '../../subgraphs/kit/import/mapping';
import { things } from './fixture/things';

const header = ['id', 'first', 'last', 'worth', 'on'];
const map = (mapping: Mapping, row: string[]) => compileMapping(things, mapping, header, 'UTC').map(row);

describe('a mapping', () => {
  it('gives columns to attributes, one column to several too', () => {
    expect(
      map({ columns: { first: ['externalRef', 'name'], worth: 'amount' } }, ['1', ' Ann ', 'Lee', '5', '']),
    ).toEqual({
      externalRef: 'Ann',
      name: 'Ann',
      amount: '5',
    });
  });

  it('joins columns by a template, which is empty when all of them are', () => {
    const mapping = { columns: { '{last}, {first}': 'name' }, constants: { name: 'nobody' } };
    expect(map(mapping, ['1', 'Ann', ' Lee', '', ''])).toEqual({ name: 'Lee, Ann' });
    expect(map(mapping, ['1', '', 'Lee', '', ''])).toEqual({ name: 'Lee,' });
    expect(map(mapping, ['1', ' ', '', '', ''])).toEqual({ name: 'nobody' });
  });

  it('takes nulls before values, values before constants', () => {
    const mapping: Mapping = {
      columns: { first: 'name', last: 'state' },
      nulls: ['NULL', '-'],
      values: { name: { GTXPro: 'GTX Pro', gone: null }, state: { '-': 'OPEN' } },
      constants: { name: 'unnamed', amount: 7 },
    };
    expect(map(mapping, ['', 'GTXPro', 'x', '', ''])).toEqual({ name: 'GTX Pro', state: 'x', amount: 7 });
    expect(map(mapping, ['', ' NULL ', '-', '', ''])).toEqual({ name: 'unnamed', amount: 7 });
    expect(map(mapping, ['', 'gone', 'null', '', ''])).toEqual({ name: 'unnamed', state: 'null', amount: 7 });
  });

  it('reads days and times by its format and time zone', () => {
    const mapping = { columns: { on: ['happenedAt', 'dueOn'] }, dateFormat: 'M/d/yyyy H:mm', timeZone: 'Asia/Seoul' };
    expect(map(mapping, ['', '', '', '', '3/9/2026 7:00'])).toEqual({
      happenedAt: '2026-03-08T22:00:00.000Z',
      dueOn: '2026-03-09',
    });
    expect(map(mapping, ['', '', '', '', 'soon'])).toEqual({ happenedAt: 'soon', dueOn: 'soon' });
  });

  it('is the columns’ own names when there is none', () => {
    const mapper = compileMapping(things, null, ['name', 'amount'], 'UTC');
    expect(mapper.map(['Ann', ''])).toEqual({ name: 'Ann' });
    const rows = compileMapping(things, null, null, 'UTC');
    expect(rows.map({ amount: 5, name: 'Ann', state: null })).toEqual({ name: 'Ann', amount: 5 });
    expect(rows.map({ name: 'Ann', nmae: 'secret' })).toEqual(
      new Refusal('INVALID', 'things have no attribute "nmae"'),
    );
  });

  it('takes of a JSON row only what it has itself', () => {
    const mapper = compileMapping(things, { columns: { constructor: 'name', a: 'amount' } }, null, 'UTC');
    expect(mapper.map({ a: 1, b: 2 })).toEqual({ amount: 1 });
  });

  it.each<[string, Mapping | null, string[], string[]]>([
    [
      'columns and attributes that there are not',
      { columns: { nmae: 'name', first: 'nmae' }, constants: { stat: 'x' }, values: { stat: {} } },
      header,
      [
        'columns: the file has no column "nmae"; there are id, first, last, worth, on',
        'columns: things have no attribute "nmae"; there are system, externalRef, name, groupRef, place, amount, state, happenedAt, dueOn',
        'constants: things have no attribute "stat"',
        'values: things have no attribute "stat"',
      ],
    ],
    ['columns of a template', { columns: { '{first} {lst}': 'name' } }, header, ['the file has no column "lst"']],
    [
      'an attribute that two columns give',
      { columns: { first: 'name', last: 'name' } },
      header,
      ['columns: "first" and "last" both give name; a template "{a} {b}" joins columns'],
    ],
    [
      'columns of its own that are no attributes',
      null,
      ['name', 'nmae'],
      ['things have no attribute "nmae"; there are', '--map'],
    ],
    [
      'a date format',
      { columns: { on: 'dueOn' }, dateFormat: 'DD/MM/yyyy' },
      header,
      ['"DD" in "DD/MM/yyyy" is no token'],
    ],
    ['a time zone', { columns: { on: 'dueOn' }, timeZone: 'KST' }, header, ['"KST" is no IANA time zone']],
  ])('is refused for %s', (_, mapping, columns, messages) => {
    const compile = () => compileMapping(things, mapping, columns, 'UTC');
    expect(compile).toThrow(ConfigurationError);
    for (const message of messages) expect(compile).toThrow(message);
  });

  it('is refused when its form is wrong, all faults at once', () => {
    const parse = () => parseMapping({ columns: { a: 5 }, colums: {}, nulls: 'NULL' });
    expect(parse).toThrow(ConfigurationError);
    expect(parse).toThrow(/columns\.a: [^]*nulls: [^]*colums/);
  });
});

describe('the help of a kind', () => {
  it('tells each attribute with its type, its limits, its description and whether a row must have it', () => {
    const help = helpOf(things);
    expect(help).toMatch(/^ {2}\* name +text \(at most 50 characters\)\n +What it is called\.$/m);
    expect(help).toMatch(/^ {4}state +choice \(OPEN, CLOSED\)$/m);
    expect(help).toMatch(/^ {4}system +text \(default: the file's name without its extensions\)$/m);
    expect(help).toMatch(/^ {4}externalRef /m);
    expect(help).toMatch(/^ {4}place +integer$/m);
    expect(help).toContain('Without externalRef a row is known by its own content.');
  });
});
