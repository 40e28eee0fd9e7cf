import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');

/** Bad inputs, in the order of the table in which the answers to them are promised, and the tests that send them. */
const rows: Record<string, [file: string, ...titles: string[]][]> = {
  'malformed JSON, empty or null body, query or variables of the wrong type': [
    ['gateway/requests.test.ts', 'with $sent are refused as JSON without a stack', 'variables that are a string'],
    ['subgraph/at-its-address.test.ts', 'with $sent are refused as JSON with nothing inner'],
  ],
  'another charset': [
    ['gateway/requests.test.ts', 'another charset'],
    ['subgraph/at-its-address.test.ts', 'another charset'],
  ],
  'a body over the limit, packed or not': [
    ['gateway/requests.test.ts', 'a body over 100 kB', 'a packed body that unpacks to over 100 kB'],
    ['subgraph/at-its-address.test.ts', 'more than 16 MB'],
  ],
  'text, forms, and what another site’s page could send; a mutation by GET': [
    ['gateway/requests.test.ts', 'a form', 'by GET run queries, and neither mutations nor what another site’s page'],
  ],
  'a batch': [
    ['gateway/requests.test.ts', 'a batch'],
    ['subgraph/at-its-address.test.ts', 'a batch'],
  ],
  'introspection where it is not allowed; a misspelt field': [
    ['gateway/authentication.test.ts', 'refuses introspection, queries and GET without a token'],
    ['gateway/requests.test.ts', 'with a misspelt field get no suggestion'],
  ],
  '_entities and _service through the gateway': [
    ['gateway/requests.test.ts', 'for what only departments are asked are refused'],
    ['gateway/limits.test.ts', 'does not reach what only departments are asked'],
  ],
  'a subgraph without the gateway’s token, with another’s, expired, with forged headers': [
    [
      'subgraph/at-its-address.test.ts',
      '%s, neither to its data, nor to entities, nor to its schema',
      'with the token of another subgraph',
      'with a token that has expired',
      'and believes no header about who asks',
    ],
  ],
  'too many representations, and bad ones': [
    [
      'subgraph/at-its-address.test.ts',
      'are refused when they are %i',
      'that are %s are null with an error of their own',
    ],
  ],
  'documents that are too deep, too wide, too many': [
    ['gateway/limits.test.ts', 'Object.entries(bombs)'],
    ['gateway/bombs.ts', '20,000 levels', '10,000 aliases', '10,000 directives', '50,000 equal fields', '2^28'],
    ['gateway/limits-process.test.ts', 'survives all bombs within 400 MB'],
  ],
  'page sizes that multiply or are none': [
    [
      'gateway/cost.test.ts',
      'has no page of %p: the argument is named',
      'above the limit is refused before any department',
    ],
  ],
  'a foreign or forged cursor': [
    ['supergraph/cursors.test.ts', 'a forged cursor is refused', 'a cursor of another list'],
  ],
  'names that pollute, and departments that do': [
    ['gateway/limits.test.ts', 'or uses the name %s is refused, and nothing is polluted'],
    ['gateway/faults.test.ts', 'cannot pollute what all objects inherit'],
  ],
  'a department that answers secrets, HTML, 200 MB, or breaks off': [
    [
      'gateway/faults.test.ts',
      'costs its facet alone, says who, where and when to come again',
      'does not fill the memory with 200 MB',
    ],
    ['support/fault-proxy.ts', 'answers 500 with secrets', 'answers HTML', 'cuts the connection in the answer'],
  ],
  'a variable of the wrong type that holds an IBAN': [
    ['gateway/requests.test.ts', 'with a bad variable are told its name and type, and never its value'],
    ['subgraph/at-its-address.test.ts', 'with an IBAN for %s are not told it back'],
  ],
  'a unique violation': [['subgraph/sales/account.test.ts', 'external ref is a conflict, which says nothing of it']],
  'SQL, wildcards, NUL, lone surrogates, long and turned texts in every string': [
    ['supergraph/hostile-strings.test.ts', 'come back as data or as a refusal, wherever a %s takes them'],
    ['gateway/limits-fuzz.test.ts', 'bodies is answered below 500'],
  ],
  'custom fields: deep, polluting, twice the same key, too large': [
    ['subgraph/custom-field.test.ts', 'nested 1,000 levels deep', '1e400', '2^63', 'twice the same key', '__proto__'],
    ['gateway/requests.test.ts', 'a key twice in an object of the variables', 'a number larger than any'],
  ],
  'a protected field by any way': [
    [
      'gateway/rights.test.ts',
      'a protected field is withheld behind %s',
      'a union is withheld',
      'a field of an interface',
    ],
    ['gateway/rights.test.ts', 'a field cannot pass on what it requires from another'],
    ['supergraph/rights.test.ts', 'is refused at the gateway exactly what the table says'],
    ['subgraph/rights.test.ts', 'is refused by the subgraphs exactly what the table says, by entity too'],
  ],
  'bad tokens, a revoked key, a key in an address': [
    ['gateway/authentication.test.ts', 'refuses a token %s'],
    [
      'gateway/authentication-keys.test.ts',
      'a token %s is refused',
      'a token of 1 MB',
      'no address that a token names',
    ],
    ['gateway/api-keys.test.ts', 'is refused soon after it was revoked', 'in an address is refused, encoded or not'],
    ['subgraph/client-token.test.ts', 'a token %s is refused'],
  ],
  'two Authorization headers, 1 MB of headers, line breaks in a request id': [
    ['gateway/authentication.test.ts', 'refuses two Authorization headers, the first of which is good'],
    [
      'subgraph/at-its-address.test.ts',
      'with two Authorization headers, the first of which is good',
      'a header of 1 MB',
    ],
    ['gateway/slow-clients.test.ts', 'whose request id holds %s finds none of it', 'with 1 MB of headers is refused'],
  ],
  'one idempotency key: with another body, twenty at once, after a crash': [
    [
      'supergraph/writing.test.ts',
      'the same key with another input is refused as data',
      'twenty calls at once with one key have one effect',
      'after a crash between writing and committing, the same key has one effect',
    ],
  ],
  'slow headers, a slow body': [
    ['gateway/slow-clients.test.ts', 'that sends headers or a body by drops is cut off within 6 s'],
  ],
  '300 clients at a gateway limited to 50': [
    ['gateway/load-shedding.test.ts', '300 clients at a gateway limited to 50'],
  ],
  'guessing addresses through aliases': [
    ['gateway/cost.test.ts', 'pays for each guess at a root field', 'then 429 says when to come again'],
  ],
  'an import with formulas, another encoding, half broken, the same twice': [
    [
      'import/files.test.ts',
      'keeps a cell that a spreadsheet would run as the text it is',
      'in another encoding loses the rows with foreign bytes and no other',
      'with broken rows loses these rows alone and says how each is broken',
    ],
    ['import/outcomes.test.ts', 'loses no other row of a batch', 'changes nothing the second time, however large'],
    ['import/interruption.test.ts', 'goes on where it was: every row once'],
  ],
};

test.each(Object.entries(rows))('%s: each promised answer has its test', (_input, tests) => {
  const lost = tests.flatMap(([file, ...titles]) => {
    const text = readFileSync(join(root, file), 'utf8');
    return titles.filter((title) => !text.includes(title)).map((title) => `${file}: ${title}`);
  });

  expect(lost).toEqual([]);
});
