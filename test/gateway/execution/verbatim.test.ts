import { type GatewayInProcess, gatewaysOver } from './gateways';
import { graphs } from './graphs';
import { hash } from './made-up-subgraph';
import { operations } from './random-operation';

const goods = {
  goods: `type Query { products: [Product!]! best: Product }
    type Product @key(fields: "id") { id: ID! name: String! size: Size sizes: [[Int!]] price: Boolean tags: Json maker: Maker }
    type Maker { name: String! city: String } enum Size { S M } scalar Json`,
  stock: `type Product @key(fields: "id") { id: ID! inStock: Int! places: [Place!]! }
    type Place { name: String! shelf: Shelf } type Shelf { row: Int! }`,
};
const page = '{ products { id name size maker { city name } inStock places { name shelf { row } } } }';

/** How far the answers were passed on in words: the same answer is made of parsed data too, and compared. */
const isPrinted = async (gateway: GatewayInProcess, query: string) => (await gateway.answer(query)).isPrinted;

describe('answers in the words of departments', () => {
  it('are passed on under the client’s names, in its order, and with nothing that it has not asked for', async () => {
    const { compiled } = await gatewaysOver(goods);

    expect(await isPrinted(compiled, page)).toBe(true);
    expect(await isPrinted(compiled, '{ products { stock: inStock title: name t: __typename } }')).toBe(true);
    expect(await isPrinted(compiled, '{ products { places { shelf { row } name } sizes } }')).toBe(true);
    expect(
      await isPrinted(compiled, '{ products { ... on Product { maker { name } } maker { city } price tags } }'),
    ).toBe(true);
  });

  it.each([
    ['a space more', (text: string) => text.replace(/:/, ': ')],
    ['names in another order', (text: string) => text.replace(/("id":"[^"]*"),("name":"[^"]*")/, '$2,$1')],
    ['a number as others print it', (text: string) => text.replace(/"row":\d+/, '"row":1e2')],
    ['a number too long to keep', (text: string) => text.replace(/"row":\d+/, '"row":12345678901234567890')],
    ['null where none may be', (text: string) => text.replace(/"inStock":\d+/, '"inStock":null')],
    ['a value that the enum lacks', (text: string) => text.replace(/"size":(null|"[SM]")/, '"size":"XL"')],
    ['text for a number', (text: string) => text.replace(/"inStock":(\d+)/, '"inStock":"$1"')],
    ['an entity less', (text: string) => text.replace(/(_entities":\[)\{"inStock.*?\]\},/, '$1')],
    ['errors as well', (text: string) => text.replace(/\}$/, ',"errors":[{"message":"late","path":["products"]}]}')],
    ['half an answer', (text: string) => text.slice(0, text.length / 2)],
    ['a line break within a text', (text: string) => text.replace(/"name":"/, '"name":"\n')],
  ])('are parsed when there is %s', async (_what, garbled) => {
    const { compiled } = await gatewaysOver(goods, { garbled });

    expect(await isPrinted(compiled, page)).toBe(false);
  });

  it('are hoped for now and then only while a department answers otherwise', async () => {
    let verbatim = 0;
    let isSpaced = true;
    const garbled = (text: string, _query: string, isVerbatim: boolean) => {
      if (isVerbatim) verbatim++;
      return isSpaced ? text.replace(':', ': ') : text;
    };
    const { compiled } = await gatewaysOver(goods, { garbled });

    for (let time = 0; time < 150; time++) await compiled.answer(page);
    expect(verbatim).toBe(21);

    isSpaced = false;
    let time = 150;
    while (time < 300 && !(await isPrinted(compiled, page))) time++;
    expect(time).toBeLessThan(200);
    expect(await isPrinted(compiled, page)).toBe(true);
  });

  it('are the same however they are garbled', async () => {
    for (const [name, subgraphs] of Object.entries({ goods, facets: graphs['facets']! })) {
      let round = 0;
      const pieces = [
        'null',
        '"',
        '\\',
        ',',
        ':',
        '0',
        '-',
        '{',
        '}',
        '[',
        ']',
        ' ',
        'e',
        '.',
        '\u0000',
        '\\u00e9',
        'é',
        '""',
        'true',
      ];
      const garbled = (text: string, query: string): string => {
        const at = hash(`${name} ${query} ${round}`) % text.length;
        const piece = pieces[hash(`piece ${query} ${round}`) % pieces.length]!;
        return text.slice(0, at) + piece + text.slice(at + (round % 3));
      };
      const { compiled } = await gatewaysOver(subgraphs, { garbled });
      const queries = name === 'goods' ? [{ query: page, variables: {} }] : [...operations(compiled, 3)];
      for (round = 0; round < (process.env.LONG ? 5_000 : 200); round++) {
        const { query, variables } = queries[round % queries.length]!;
        await compiled.answer(query, variables);
      }
    }
  });
});
