import { Counter, Registry } from 'prom-client';
import { Counts } from '../../gateway/counts';

it('counts are told as the counter of prom-client tells them', async () => {
  // Given
  const [own, usual] = [new Registry(), new Registry()];
  const described = { name: 'calls_total', help: 'How many.' };
  const counts = new Counts({ ...described, labels: ['department', 'outcome'], registers: [own] });
  const counter = new Counter({ ...described, labelNames: ['department', 'outcome'], registers: [usual] });
  expect(await own.metrics()).toBe(await usual.metrics());

  // When
  for (const department of ['sales', 'a "b"\n']) {
    for (const outcome of ['ok', 'failed', 'ok']) {
      counts.count(department, outcome);
      counter.inc({ department, outcome });
    }
  }

  // Then
  expect(await own.metrics()).toBe(await usual.metrics());
});
