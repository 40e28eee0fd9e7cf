import type { Neighbour, NeighbourQuestion } from '../../gateway/transport/neighbour';
import { type GatewayUnderTest, startGatewayUnderTest } from './gateway-under-test';

const page = { query: '{ book(id: "b1") { title reviews { count } } }' };

describe('a department in the gateway’s own process', () => {
  let answer: Neighbour['answer'];
  let gateway: GatewayUnderTest;
  beforeAll(async () => {
    gateway = await startGatewayUnderTest({
      neighbour: (question) => answer(question),
      variables: { SUBGRAPH_DEADLINE_MS: '300', CIRCUIT_BREAKER: 'off' },
    });
  });
  afterAll(() => gateway.dispose());

  const figure = async (outcome: string) => {
    const text = await (await fetch(`${gateway.url}/metrics`)).text();
    const name = `gateway_subgraph_fetches_total{department="reviews",outcome="${outcome}"}`;
    return Number(
      text
        .split('\n')
        .find((line) => line.startsWith(name))
        ?.slice(name.length) ?? 0,
    );
  };

  it('is asked for the viewer, and past HTTP', async () => {
    // Given
    const asked: NeighbourQuestion[] = [];
    answer = async (question) => {
      asked.push(question);
      return { data: { _entities: [{ reviews: { count: 7 } }] } };
    };

    // When
    const { data, errors } = await gateway.ask(page, { 'x-request-id': 'request-1' });

    // Then
    expect(errors).toBeUndefined();
    expect(data).toEqual({ book: { title: 'Emma', reviews: { count: 7 } } });
    expect(asked).toEqual([
      expect.objectContaining({
        variables: { representations: [{ __typename: 'Book', id: 'b1' }] },
        viewer: { sub: 'kim', department: 'support', role: 'agent', scopes: [] },
      }),
    ]);
    expect(gateway.reviews.received).toEqual([]);
  });

  it.each([
    ['has failed', async () => Promise.reject(new Error('the password is hunter2')), 'unavailable'],
    ['does not answer in time', () => new Promise<never>(() => {}), 'timeout'],
    [
      'answers 17 million characters',
      async () => ({ data: { _entities: [{ reviews: { count: 'x'.repeat(17_000_000) } }] } }),
      'unavailable',
    ],
    ['answers something else', async () => ({ data: { _entities: ['seven'] } }), 'unavailable'],
  ])('costs its own part only when it %s', async (_what, behave: Neighbour['answer'], outcome) => {
    // Given
    answer = behave;
    const before = await figure(outcome);

    // When
    const { data, errors, text } = await gateway.ask(page);

    // Then
    expect(data).toEqual({ book: { title: 'Emma', reviews: null } });
    expect(errors?.map(({ path, extensions }) => [path, extensions.department])).toEqual([
      [['book', 'reviews'], 'reviews'],
    ]);
    expect(text).not.toContain('hunter2');
    expect((await figure(outcome)) - before).toBe(1);
  });

  it('is not waited for when the client has left', async () => {
    // Given
    const leaving = new AbortController();
    const hasBeenAsked = new Promise<void>((resolve) => {
      answer = () => {
        resolve();
        return new Promise(() => {});
      };
    });
    const left = gateway.ask(page, {}, leaving.signal).catch((error: Error) => error.name);
    await hasBeenAsked;

    // When
    leaving.abort();

    // Then
    expect(await left).toBe('AbortError');
    while ((await figure('cancelled')) === 0);
  });
});
