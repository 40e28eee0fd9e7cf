import { askInPieces } from '../../gateway/transport/in-pieces';

const representations = Array.from({ length: 2_500 }, (_, id) => ({ __typename: 'Person', id }));
const lengthOf = (variables: Record<string, unknown> | undefined) =>
  (variables!['representations'] as unknown[]).length;

describe('a question about more entities than a department takes at once', () => {
  it('is asked in pieces, answered in order, with errors at their places', async () => {
    const asked: number[] = [];

    const answer = await askInPieces({ first: 1, representations }, async (variables) => {
      asked.push(lengthOf(variables));
      const entities = variables!['representations'] as { id: number }[];
      return {
        data: { _entities: entities.map(({ id }) => (id === 2_001 ? null : { id })) },
        errors: entities.flatMap(({ id }, index) =>
          id === 2_001 ? { message: 'gone', path: ['_entities', index, 'name'] } : [],
        ),
      };
    });

    expect(asked).toEqual([1_000, 1_000, 500]);
    const entities = answer.data!['_entities'] as unknown[];
    expect(entities).toEqual(representations.map(({ id }) => (id === 2_001 ? null : { id })));
    expect(answer.errors).toEqual([{ message: 'gone', path: ['_entities', 2_001, 'name'] }]);
  });

  it('keeps the places of the rest when a piece has errors only', async () => {
    const answer = await askInPieces({ representations }, async (variables) =>
      lengthOf(variables) === 500
        ? { errors: [{ message: 'broken' }] }
        : { data: { _entities: Array.from({ length: 1_000 }, () => ({ id: 1 })) } },
    );

    const entities = answer.data!['_entities'] as unknown[];
    expect([entities.length, entities[1_999], entities[2_000]]).toEqual([2_500, { id: 1 }, null]);
    expect(answer.errors).toEqual([{ message: 'broken' }]);
  });

  it('fails when a piece fails', async () => {
    const failing = askInPieces({ representations }, (variables) =>
      lengthOf(variables) === 500 ? Promise.reject(new Error('cut')) : Promise.resolve({ data: { _entities: [] } }),
    );

    await expect(failing).rejects.toThrow('cut');
  });
});

it('a question about few entities, or about none, is asked as it is', async () => {
  const answer = { data: { x: 1 } };

  expect(await askInPieces({ representations: representations.slice(0, 1_000) }, async () => answer)).toBe(answer);
  expect(await askInPieces(undefined, async () => answer)).toBe(answer);
});
