import { stateOf, whyNot } from '../../examples/client/facet-state';

const path = ['customers', 'nodes', 1, 'sales'];
const error = (code: string, at: (string | number)[] | undefined, extensions: object = {}) => ({
  message: `${code} it is`,
  path: at,
  extensions: { code, ...extensions },
});

test('a value is known, whatever errors came with it: zero and empty lists too', () => {
  const empty = { orderCount: 0, orders: [] };

  expect(stateOf(empty, path, [error('FORBIDDEN', path)])).toEqual({ is: 'known', value: empty });
  expect(stateOf(0, path, [])).toEqual({ is: 'known', value: 0 });
});

test.each(['DEPARTMENT_UNAVAILABLE', 'DEPARTMENT_TIMEOUT'])('%s is down', (code) => {
  const state = stateOf(null, path, [error(code, path, { department: 'sales', retryAfter: 5 })]);

  expect(state).toEqual({ is: 'down', department: 'sales', retryAfter: 5 });
});

test('a null is explained by the error at its place, below it or above it', () => {
  for (const at of [path, [...path, 'orders', 'nodes', 0, 'total'], ['customers'], undefined]) {
    expect(stateOf(null, path, [error('FORBIDDEN', at)])).toEqual({ is: 'forbidden' });
  }
});

test('an error somewhere else explains nothing', () => {
  for (const at of [['customers', 'nodes', 0, 'sales'], ['customers', 'nodes', 1, 'support'], ['viewer']]) {
    expect(stateOf(null, path, [error('FORBIDDEN', at)])).toEqual({ is: 'not asked' });
  }
});

test('of several errors the one that leads to the field counts', () => {
  const errors = [error('NOT_FOUND', ['ticket']), error('FORBIDDEN', path)];

  expect(stateOf(undefined, path, errors)).toEqual({ is: 'forbidden' });
  expect(stateOf(null, ['ticket'], errors)).toEqual({ is: 'not found' });
});

test('a code that the screen does not know is shown by its message', () => {
  expect(stateOf(null, path, [error('INVALID', path)])).toEqual({ is: 'failed', message: 'INVALID it is' });
  expect(stateOf(null, path, [{ message: 'no code', path }])).toEqual({ is: 'failed', message: 'no code' });
});

test('each reason has its own words', () => {
  const words = [
    whyNot({ is: 'down', department: 'sales', retryAfter: 5 }),
    whyNot({ is: 'forbidden' }),
    whyNot({ is: 'not found' }),
    whyNot({ is: 'failed', message: 'first must be between 1 and 100' }),
    whyNot({ is: 'not asked' }),
  ];

  expect(new Set(words).size).toBe(words.length);
  expect(words[0]).toBe("sales can't be asked right now, try again in 5 s");
  expect(words[3]).toBe('first must be between 1 and 100');
});
