import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashOf, RegisteredDocuments } from '../../gateway/documents/registered-documents';
import { KnownOperations } from '../../gateway/pipeline/known-operations';
import { type GatewayUnderTest, signToken, startGatewayUnderTest } from './gateway-under-test';

const books = 'query Books { books { nodes { title } } }';
const book = 'query Book($id: ID!) { book(id: $id) { title } }';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash } });

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'documents-test-'))));
afterAll(() => rm(folder, { recursive: true }));

async function listOf(content: unknown): Promise<string> {
  const file = join(folder, 'documents.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('a document that is only named', () => {
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    const variables = { TRUSTED_DOCUMENTS: await listOf({ 'books-1': books }) };
    gateway = await startGatewayUnderTest({ variables });
  });
  afterAll(() => gateway.dispose());
  afterEach(() => jest.restoreAllMocks());

  it('is not found before it was sent, and run by its hash afterwards, past what reads documents', async () => {
    const named = { extensions: persisted(sha256(book)), variables: { id: 'b2' } };

    expect(await gateway.ask(named)).toMatchObject({
      status: 200,
      errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
    const sent = await gateway.ask({ ...named, query: book });
    expect(sent).toMatchObject({ status: 200, data: { book: { title: expect.any(String) } } });
    const known = jest.spyOn(KnownOperations.prototype, 'answer');
    expect((await gateway.ask(named)).data).toEqual(sent.data);
    expect(known).toHaveBeenCalledTimes(1);
  });

  it('may be named in the words of GraphQL over HTTP', async () => {
    const { data } = await gateway.ask({ query: book, variables: { id: 'b1' }, documentId: `sha256:${sha256(book)}` });

    expect(data).toEqual({ book: { title: expect.any(String) } });
    const again = await gateway.ask({ documentId: `sha256:${sha256(book)}`, variables: { id: 'b1' } });
    expect(again.data).toEqual(data);
  });

  it('is run by its id when the list has it, whoever sent it', async () => {
    const { data, errors } = await gateway.ask({ extensions: persisted('books-1') });

    expect(errors).toBeUndefined();
    expect(data).toEqual((await gateway.ask({ query: books })).data);
  });

  it('does not take the name of another', async () => {
    const stolen = await gateway.ask({ query: '{ whoAmI }', extensions: persisted(sha256(books)) });
    expect(stolen).toMatchObject({ status: 400, errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(stolen.errors?.[0]?.message).toContain('is not its SHA-256');

    expect(await gateway.ask({ extensions: persisted(sha256(books)) })).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
  });

  it.each([
    ['another version', persisted(sha256(books), 2)],
    ['no hash', persisted(undefined)],
    ['a number for a hash', persisted(17)],
    ['a text for all of it', { persistedQuery: 'sha256' }],
    ['a list for all of it', { persistedQuery: [1, sha256(books)] }],
  ])('is refused with %s', async (_what, extensions) => {
    expect(await gateway.ask({ extensions })).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it('is kept from running by every limit that the text would be', async () => {
    const deep = `{ books { nodes ${'{ reviews { book '.repeat(20)} { id } ${'} }'.repeat(20)} } }`;
    await gateway.ask({ query: deep, extensions: persisted(sha256(deep)) });

    expect(await gateway.ask({ extensions: persisted(sha256(deep)) })).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }],
    });
  });
});

describe('a gateway that trusts its list alone', () => {
  const manifest = {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [{ id: sha256(books), name: 'Books', type: 'query', body: books }],
  };
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    const variables = { TRUSTED_DOCUMENTS: await listOf(manifest), TRUSTED_DOCUMENTS_ONLY: 'on' };
    gateway = await startGatewayUnderTest({ variables });
  });
  afterAll(() => gateway.dispose());
  const refused = { status: 403, errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] };

  it('runs what the list has, by name and by text', async () => {
    const named = await gateway.ask({ extensions: persisted(sha256(books)) });

    expect(named).toMatchObject({ status: 200, data: { books: {} } });
    expect((await gateway.ask({ query: books })).data).toEqual(named.data);
  });

  it('runs nothing else, however it is sent', async () => {
    expect(await gateway.ask({ query: book, variables: { id: 'b1' } })).toMatchObject(refused);
    expect(await gateway.ask({ query: book, extensions: persisted(sha256(book)) })).toMatchObject(refused);
    expect(await gateway.ask({ extensions: persisted(sha256(book)) })).toMatchObject(refused);
    const headers = { authorization: `Bearer ${await signToken()}` };
    const byAddress = await fetch(`${gateway.url}/graphql?query={__typename}`, { headers });
    expect(byAddress.status).toBe(403);
  });
});

it.each([
  ['no JSON', 'query Books'],
  ['a list of another kind', { format: 'apollo-persisted-query-manifest', version: 2, operations: [] }],
  ['a document without text', { books: '' }],
])('a gateway does not start with %s', async (_what, content) => {
  const variables = { TRUSTED_DOCUMENTS: await listOf(content) };

  await expect(startGatewayUnderTest({ variables })).rejects.toThrow('TRUSTED_DOCUMENTS must name a list of documents');
});

it('forgets the documents that were not asked for longest when there are too many', () => {
  const documents = new RegisteredDocuments();
  const textOf = (index: number) => String(index).padEnd(1_000_000, ' ');
  const hashes = Array.from({ length: 16 }, (_, index) => hashOf(textOf(index)));
  hashes.forEach((hash, index) => documents.add(hash, textOf(index)));
  documents.get(hashes[0]!);

  documents.add('one more', textOf(16));

  expect(hashes.map((hash) => documents.get(hash) !== undefined)).toEqual(hashes.map((_, index) => index !== 1));
});
