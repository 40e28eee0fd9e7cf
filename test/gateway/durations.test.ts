import { Histogram, Registry } from 'prom-client';
import { Durations } from '../../gateway/durations';

const buckets = [0.01, 0.1, 1];
const described = { name: 'seconds', help: 'How long.', buckets };

it('durations are told as the histogram of prom-client tells them', async () => {
  // Given
  const [own, usual] = [new Registry(), new Registry()];
  const durations = new Durations({ ...described, label: 'outcome', registers: [own] });
  const histogram = new Histogram({ ...described, labelNames: ['outcome'], registers: [usual] });
  expect(await own.metrics()).toBe(await usual.metrics());

  // When
  for (const seconds of [0, 0.01, 0.0101, 0.5, 1, 1.01, 60]) {
    for (const outcome of ['ok', 'a "b"\n']) {
      durations.observe(outcome, seconds);
      histogram.observe({ outcome }, seconds);
    }
  }

  // Then
  expect(await own.metrics()).toBe(await usual.metrics());
});
