import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { StartError } from '../../kit/errors';
import { fail } from '../../kit/run';
import { calibrateChurn } from '../../sales/purchase-model/churn';
import { type Fit, fitModel } from '../../sales/purchase-model/fit';
import { daysPerWeek } from '../../sales/purchase-model/history';
import type { PurchaseModel } from '../../sales/purchase-model/model';
import { purchaseModels } from '../../sales/purchase-model/models';
import { expectationsOf } from '../../sales/purchase-model/predictions';
import { localEnvironment } from '../env';
import { writeCustomers } from './customer-file';
import { type ReadPurchases, readPurchases } from './purchase-rows';

interface Flags {
  transactions: string;
  calibrationEnd: number;
  horizonWeeks: number;
  model: PurchaseModel['name'];
  out: string;
  customers: string;
}

const millisecondsPerDay = 86_400_000;
const toldBadRows = 10;
const say = (message: string) => void process.stderr.write(`${message}\n`);

function dayOf(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError('give a day such as 1997-09-30.');
  }
  return time / millisecondsPerDay;
}

function weeksOf(text: string): number {
  const weeks = Number(text);
  if (!(weeks > 0 && weeks <= 5200)) throw new InvalidArgumentError('give a number of weeks, for example 39.');
  return weeks;
}

function flagsOf(): Flags {
  return new Command('npm run -s fit --')
    .description('Fits the purchase model to a log of purchases; no database is needed.')
    .requiredOption('--transactions <file>', 'CSV with the columns customer_id,date[,amount][,quantity]')
    .requiredOption('--calibration-end <day>', 'last day the model may see, as yyyy-mm-dd', dayOf)
    .option('--horizon-weeks <weeks>', 'how far to look ahead', weeksOf, 39)
    .addOption(new Option('--model <name>', 'which model').choices(Object.keys(purchaseModels)).default('bgnbd'))
    .requiredOption('--out <file>', 'where the fit goes, as JSON')
    .requiredOption('--customers <file>', 'where the figures of each customer go, as CSV')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse()
    .opts<Flags>();
}

function warningsOf({ badRowCount, cancelledCount }: ReadPurchases, fit: Fit, calibrated: boolean): string[] {
  return [
    ...fit.warnings,
    ...(calibrated ? [] : ['too little was held out to calibrate churn_risk: it is exp(−expected_purchases)']),
    ...(cancelledCount > 0 ? [`${cancelledCount} rows of cancellations, or of no quantity, are left out`] : []),
    ...(badRowCount > 0 ? [`${badRowCount} rows could not be read and are left out`] : []),
  ];
}

function tellBadRows({ badRows, badRowCount }: ReadPurchases): void {
  for (const { row, reason } of badRows.slice(0, toldBadRows)) say(`row ${row}: ${reason}`);
  if (badRowCount > toldBadRows) say(`${badRowCount - toldBadRows} more rows could not be read`);
}

async function main(): Promise<void> {
  const flags = flagsOf();
  const read = await readPurchases(flags.transactions, localEnvironment().BUSINESS_TIME_ZONE);
  tellBadRows(read);
  const histories = read.log.historiesUntil(flags.calibrationEnd);
  if (histories.customer.length === 0) {
    throw new StartError('there is nothing to fit: the log has no purchase up to the end of the calibration');
  }
  const horizonDays = flags.horizonWeeks * daysPerWeek;
  const fit = fitModel(purchaseModels[flags.model], histories, { amounts: read.hasAmounts });
  const curve = calibrateChurn(read.log, fit, { lastDay: flags.calibrationEnd, horizonDays });
  const expectations = expectationsOf(fit, histories, horizonDays);
  const report = {
    model: flags.model,
    params: Object.fromEntries(fit.model.parameterNames.map((name, place) => [name, fit.parameters[place]])),
    logLikelihood: fit.logLikelihood,
    gammaGamma: fit.spend,
    holdoutExpected: expectations.expected.reduce((sum, value) => sum + value, 0),
    timeUnit: 'week',
    horizonWeeks: flags.horizonWeeks,
    customers: fit.customers,
    churnCalibration: curve,
    warnings: warningsOf(read, fit, curve.customers > 0),
    badRows: read.badRows,
  };
  await writeCustomers(flags.customers, read.customerIds, histories, { fit, expectations, curve });
  await writeFile(flags.out, `${JSON.stringify(report, null, 2)}\n`);
  for (const warning of report.warnings) say(`warning: ${warning}`);
}

main().catch(fail);
