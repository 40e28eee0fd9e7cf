import { readPeriod } from '../../subgraphs/kit/period';
import { forecastOf } from '../../subgraphs/sales/progress/forecast';

const asOf = new Date('2026-02-15T00:00:00Z');
const dayOf = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;
const period = readPeriod('2026-01-01/2026-03-31', 'period');
const forecast = (won: { day: number; amount: number }[], today: string, asked = period) =>
  forecastOf(won, asked, { today: dayOf(today), currencyCode: 'USD', asOf });

/** The same amount on each day of three years. */
const steady = Array.from({ length: 1_000 }, (_, index) => ({ day: dayOf('2023-06-01') + index, amount: 10 }));

describe('the forecast', () => {
  it('is what was won so far and the rest as before, and tells how that missed', () => {
    const known = steady.filter(({ day }) => day <= dayOf('2026-02-15'));
    const metric = forecast(known, '2026-02-15');

    expect(metric).toMatchObject({ quality: 'GOOD', amount: { amount: '900.00', currencyCode: 'USD' } });
    expect(metric.definition).toContain('it missed by 0 %');
    expect(metric.sampleSize).toBeGreaterThanOrEqual(3);
  });

  it('says that it is poor where earlier periods went up and down', () => {
    const uneven = Array.from({ length: 12 }, (_, index) => ({
      day: period.firstDay - 90 * index - 2,
      amount: index % 2 ? 10_000 : 1,
    }));

    expect(forecast(uneven, '2026-01-10').quality).toBe('PARTIAL');
  });

  it('says INSUFFICIENT without earlier periods, and what was won once the period is over', () => {
    expect(forecast([{ day: dayOf('2026-01-05'), amount: 5 }], '2026-02-15')).toMatchObject({
      quality: 'INSUFFICIENT',
      amount: null,
    });
    expect(forecast([{ day: dayOf('2026-01-05'), amount: 5 }], '2026-04-01')).toMatchObject({
      quality: 'GOOD',
      amount: { amount: '5.00' },
    });
  });
});
