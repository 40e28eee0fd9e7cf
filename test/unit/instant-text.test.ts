import { instantText } from '../../subgraphs/kit/instant-text';
import { seededRandom } from '../support/random';

const furthest = 8.64e15;

test('an instant is written as toISOString writes it, whichever it is', () => {
  const random = seededRandom(9);
  const spans = [1e10, 2e12, 1e14, furthest];
  const times = Array.from({ length: 20_000 }, () => Math.round((random.fraction() * 2 - 1) * random.pick(spans)));
  const edges = [0, -1, 1, 86_399_999, 86_400_000, -86_400_001, 253_402_300_800_000, -62_198_755_200_000];

  const instants = [...edges, furthest, -furthest, ...times].map((time) => new Date(time));

  expect(instants.map(instantText)).toEqual(instants.map((instant) => instant.toISOString()));
});

test('what is no instant is refused', () => {
  expect(() => instantText(new Date(NaN))).toThrow(RangeError);
});
