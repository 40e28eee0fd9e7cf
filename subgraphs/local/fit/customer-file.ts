import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ChurnCurve } from '../../sales/purchase-model/churn';
import { churnRisk } from '../../sales/purchase-model/churn';
import type { Fit } from '../../sales/purchase-model/fit';
import { expectedSpend } from '../../sales/purchase-model/gamma-gamma';
import type { Expectations } from '../../sales/purchase-model/predictions';
import type { CustomerHistories } from '../../sales/purchase-model/purchase-log';

const header = 'customer_id,expected_purchases,p_alive,repeat_probability,churn_risk,mean_value\n';
const rowsPerPiece = 5_000;

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
// Ten digits: more than any of these figures carries.
const written = (value: number): string => String(Number(value.toPrecision(10)));

/** Writes a line for each customer; mean_value is empty where no spend can be expected. */
export async function writeCustomers(
  file: string,
  customerIds: readonly string[],
  histories: CustomerHistories,
  { fit, expectations, curve }: { fit: Fit; expectations: Expectations; curve: ChurnCurve },
): Promise<void> {
  const line = (index: number): string => {
    const [frequency, meanSpend] = [histories.frequency[index] as number, histories.meanSpend[index] as number];
    const mean = fit.spend && expectedSpend(fit.spend, { frequency, meanSpend });
    const expected = expectations.expected[index] as number;
    return [
      cell(customerIds[histories.customer[index] as number] ?? ''),
      ...[expected, expectations.alive[index] as number, expectations.repeat[index] as number].map(written),
      written(churnRisk(curve, expected)),
      mean === null ? '' : written(mean),
    ].join(',');
  };
  function* pieces(): Generator<string> {
    yield header;
    for (let start = 0; start < histories.customer.length; start += rowsPerPiece) {
      const count = Math.min(rowsPerPiece, histories.customer.length - start);
      yield `${Array.from({ length: count }, (_, index) => line(start + index)).join('\n')}\n`;
    }
  }
  await pipeline(Readable.from(pieces()), createWriteStream(file));
}
