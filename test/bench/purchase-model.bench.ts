import { calibrateChurn } from '../../subgraphs/sales/purchase-model/churn';
import { fitModel } from '../../subgraphs/sales/purchase-model/fit';
import { purchaseModels } from '../../subgraphs/sales/purchase-model/models';
import { expectationsOf } from '../../subgraphs/sales/purchase-model/predictions';
import { PurchaseLog } from '../../subgraphs/sales/purchase-model/purchase-log';
import { seededRandom } from '../support/random';
import { report, timed } from './report';

const lastDay = 364;

/** A year of customers who come within its first twelve weeks, four in ten of whom buy again. */
function logOf(customers: number): PurchaseLog {
  const { fraction: random } = seededRandom(3);
  const exponential = () => -Math.log(1 - random());
  const log = new PurchaseLog();
  for (let customer = 0; customer < customers; customer += 1) {
    const first = Math.floor(random() * 84);
    const mean = 10 + 60 * random();
    const daysBetween = (random() < 0.45 ? 40 : 900) * (0.2 + exponential());
    const stopping = random() * 0.5;
    for (let day = first; day <= lastDay; day += 1 + daysBetween * exponential()) {
      log.add(customer, Math.floor(day), mean * exponential());
      if (day > first && random() < stopping) break;
    }
  }
  return log;
}

test('customers a minute: fit, calibration and figures of each customer', async () => {
  const measured = [];
  for (const customers of [1_000_000, 23_570, 2_357]) {
    const log = logOf(customers);
    const { seconds, result } = await timed(async () => {
      const histories = log.historiesUntil(lastDay);
      const fit = fitModel(purchaseModels.bgnbd, histories, { amounts: true });
      calibrateChurn(log, fit, { lastDay, horizonDays: 90 });
      expectationsOf(fit, histories, 90);
      return fit;
    });
    expect(result.parameters.every(Number.isFinite)).toBe(true);
    const megabytes = Math.round(process.memoryUsage().rss / 1_048_576);
    measured.push({ name: `${customers} customers, process of ${megabytes} MB`, seconds, rows: customers });
  }
  report('purchase-model', 'customers', measured);
}, 300_000);
