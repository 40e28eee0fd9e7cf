import { rename, writeFile } from 'node:fs/promises';
import { type GatewayUnderTest, startGatewayUnderTest } from './gateway-under-test';
import { composeLibrary, librarySdl, startImpostor } from './library-fixture';

const query = '{ books { nodes { title reviews { count } } } }';
const extended = librarySdl.replace('title: String!', 'title: String!  shelf: Int');
const asksForShelf = { query: '{ __type(name: "Book") { fields { name } } }' };

const knowsShelf = async (gateway: GatewayUnderTest): Promise<boolean> => {
  const { data } = await gateway.ask(asksForShelf);
  return data.__type.fields.some(({ name }: { name: string }) => name === 'shelf');
};

/** Asks again and again, as many clients at once, until told to stop; returns how often, and what went wrong. */
function putUnderLoad(gateway: GatewayUnderTest, clients = 8) {
  let isRunning = true;
  let requests = 0;
  const failures: unknown[] = [];
  const loops = Array.from({ length: clients }, async () => {
    while (isRunning) {
      const { status, data } = await gateway.ask({ query }).catch((error: unknown) => ({ status: error, data: null }));
      requests += 1;
      if (status !== 200 || data?.books?.nodes?.length !== 2) failures.push(status);
    }
  });
  const stop = async () => {
    isRunning = false;
    await Promise.all(loops);
    return { requests, failures };
  };
  return { stop };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((next) => setImmediate(next));
}

describe('the supergraph', () => {
  it('is swapped in from its file without one failed request, ten times under load', async () => {
    // Given
    const gateway = await startGatewayUnderTest();
    const urls = { library: gateway.library.url, reviews: gateway.reviews.url };
    const versions = [composeLibrary(urls), composeLibrary(urls, extended)] as const;
    const load = putUnderLoad(gateway);

    // When
    for (let swap = 1; swap <= 10; swap++) {
      const isExtended = swap % 2 === 1;
      await writeFile(`${gateway.supergraphFile}.next`, versions[isExtended ? 1 : 0]);
      await rename(`${gateway.supergraphFile}.next`, gateway.supergraphFile);
      await until(async () => (await knowsShelf(gateway)) === isExtended);
    }
    const { requests, failures } = await load.stop();

    // Then
    expect(failures).toEqual([]);
    expect(requests).toBeGreaterThan(20);
    await gateway.dispose();
  });

  it('stays when its successor is broken, half written or gone, and the next good one is taken', async () => {
    // Given
    const gateway = await startGatewayUnderTest();
    const urls = { library: gateway.library.url, reviews: gateway.reviews.url };
    const good = composeLibrary(urls, extended);
    const secured = good.replace(
      'schema\n',
      'schema\n  @link(url: "https://specs.apollo.dev/unknown/v0.1", for: SECURITY)\n',
    );
    const load = putUnderLoad(gateway, 2);

    // When
    for (const bad of ['type Query { nothing: Int }', good.slice(0, good.length / 2), '', secured]) {
      await writeFile(gateway.supergraphFile, bad);
      // Two polls of 50 ms later it has been looked at: asking takes as long as it takes, so the clock decides.
      const lookedAt = performance.now() + 150;
      await until(async () => performance.now() > lookedAt);
      expect(await knowsShelf(gateway)).toBe(false);
    }
    await writeFile(gateway.supergraphFile, good);
    await until(() => knowsShelf(gateway));
    const { failures } = await load.stop();

    // Then
    expect(secured).not.toBe(good);
    expect(failures).toEqual([]);
    await gateway.dispose();
  });

  it('is loaded from an address and followed there, also while the address fails', async () => {
    // Given
    const answers: { status: number; sdl: string } = { status: 200, sdl: '' };
    const registry = await startImpostor((_, response) => response.writeHead(answers.status).end(answers.sdl));
    const departments = await startGatewayUnderTest();
    const urls = { library: departments.library.url, reviews: departments.reviews.url };
    answers.sdl = composeLibrary(urls);
    const gateway = await startGatewayUnderTest({ variables: { SUPERGRAPH: registry.url } });

    // When
    answers.status = 500;
    const asked = registry.received.length;
    await until(async () => registry.received.length > asked + 1);
    const during = await gateway.ask({ query });
    Object.assign(answers, { status: 200, sdl: composeLibrary(urls, extended) });

    // Then
    await until(() => knowsShelf(gateway));
    expect(during.data.books.nodes).toHaveLength(2);
    await Promise.all([gateway.dispose(), departments.dispose(), registry.stop()]);
  });

  it('that is not there keeps the gateway from starting', async () => {
    await expect(startGatewayUnderTest({ supergraph: '/nowhere/supergraph.graphql' })).rejects.toThrow('ENOENT');
  });

  it('gives way to the environment where that knows a department’s address', async () => {
    // Given: the reviews of the supergraph are dead
    const dead = await startImpostor(() => undefined);
    await dead.stop();
    const alive = await startGatewayUnderTest();
    const gateway = await startGatewayUnderTest({
      reviews: { ...dead, stop: async () => undefined },
      variables: { SUBGRAPH_URL_REVIEWS: alive.reviews.url },
    });

    // When
    const answer = await gateway.ask({ query: '{ bestReview { text } }' });

    // Then
    expect(answer.data).toEqual({ bestReview: { text: 'read it twice' } });
    await Promise.all([gateway.dispose(), alive.dispose()]);
  });
});
