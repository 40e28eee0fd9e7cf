import type { EntityManager } from 'typeorm';
import { businessDayOf, dayText } from '../../kit/business-day';
import type { MoneyMetric } from '../../kit/metric';
import { Exact, type Money, estimatedMoney, money, requireCurrency } from '../../kit/money';
import { instantsOf, readPeriod } from '../../kit/period';
import { type StageOutcomes, winProbability } from '../deal/probability';
import { forecastOf, periodsLookedAt } from './forecast';

export interface MemberProgress {
  memberId: string;
  target: Money | null;
  won: Money;
  share: number;
}

export interface SalesTeamProgress {
  period: string;
  target: Money | null;
  won: Money;
  otherCurrencies: Money[];
  weighted: Money;
  forecast: MoneyMetric;
  members: MemberProgress[];
}

export interface ProgressQuestion {
  period: string;
  team?: string | null;
  currencyCode?: string | null;
}

const sumOf = (amounts: readonly string[]) => amounts.reduce((sum, amount) => sum.plus(amount), new Exact(0));

/** Condition that narrows rows to those of a team; $1 is its name, null for everybody. */
const ofTeam = (column: string) =>
  `($1::text IS NULL OR ${column} IN (SELECT s.id FROM identity.staff_teams() s WHERE s.team = $1))`;

const won = `
  SELECT d.owner_id AS "memberId", d.currency_code AS "currencyCode", sum(d.amount)::text AS amount
  FROM sales.deals d
  WHERE d.status = 'WON' AND d.amount IS NOT NULL AND d.closed_at >= $2 AND d.closed_at < $3 AND ${ofTeam('d.owner_id')}
  GROUP BY 1, 2`;

const wonByDay = `
  SELECT (d.closed_at AT TIME ZONE $5)::date - DATE '1970-01-01' AS day, sum(d.amount)::float AS amount
  FROM sales.deals d
  WHERE d.status = 'WON' AND d.currency_code = $4 AND d.closed_at >= $2 AND d.closed_at < $3 AND ${ofTeam('d.owner_id')}
  GROUP BY 1`;

const open = `
  SELECT d.owner_id AS "memberId", d.stage, sum(d.amount)::text AS amount
  FROM sales.deals d
  WHERE d.status = 'OPEN' AND d.currency_code = $2 AND (d.expected_close_on IS NULL OR d.expected_close_on < $3)
    AND ${ofTeam('d.owner_id')}
  GROUP BY 1, 2`;

const targets = `
  SELECT t.member_id AS "memberId", t.amount::text FROM sales.sales_targets t
  WHERE t.first_day = $2 AND t.end_day = $3 AND t.currency_code = $4
    AND (t.member_id IS NULL AND $1::text IS NULL OR ${ofTeam('t.member_id')})`;

interface Sum {
  memberId: string | null;
  amount: string;
}

/** The team's target: its own, else what the targets of its members add up to; null without any. */
function wholeTarget(set: readonly Sum[], currencyCode: string): Money | null {
  const own = set.find(({ memberId }) => memberId === null);
  if (own) return money(own.amount, currencyCode);
  return set.length > 0 ? money(sumOf(set.map(({ amount }) => amount)).toFixed(), currencyCode) : null;
}

/** How far the team has come within a period, from what the tables hold now; amounts won are exact sums. */
export async function teamProgress(
  manager: EntityManager,
  { period: name, team = null, currencyCode: asked }: ProgressQuestion,
  settings: { businessTimeZone: string; reportingCurrency: string },
  outcomes: StageOutcomes,
): Promise<SalesTeamProgress> {
  const { businessTimeZone: timeZone } = settings;
  const currencyCode = requireCurrency(asked ?? settings.reportingCurrency, ['currencyCode']);
  const period = readPeriod(name, 'period');
  const { from, end } = instantsOf(period, timeZone);
  const asOf = new Date();
  const today = businessDayOf(asOf, timeZone);
  const length = period.endDay - period.firstDay;
  const { from: before } = instantsOf({ ...period, firstDay: period.firstDay - periodsLookedAt * length }, timeZone);
  const wonRows: (Sum & { currencyCode: string })[] = await manager.query(won, [team, from, end]);
  const days: { day: number; amount: number }[] = await manager.query(wonByDay, [
    team,
    before,
    end,
    currencyCode,
    timeZone,
  ]);
  const openRows: (Sum & { stage: string })[] =
    today < period.endDay ? await manager.query(open, [team, currencyCode, dayText(period.endDay)]) : [];
  const set: Sum[] = await manager.query(targets, [team, period.firstDay, period.endDay, currencyCode]);

  const mine = wonRows.filter((row) => row.currencyCode === currencyCode);
  const total = sumOf(mine.map(({ amount }) => amount));
  const others = Map.groupBy(
    wonRows.filter((row) => row.currencyCode !== currencyCode),
    (row) => row.currencyCode,
  );
  const weighted = openRows.reduce(
    (sum, { stage, amount }) => sum + Number(amount) * (winProbability({ stage, status: 'OPEN' }, outcomes).value ?? 0),
    0,
  );
  const memberIds = new Set([...mine, ...openRows, ...set].flatMap(({ memberId }) => memberId ?? []));
  const members = [...memberIds].map((memberId): MemberProgress => {
    const amount = mine.find((row) => row.memberId === memberId)?.amount ?? '0';
    const target = set.find((row) => row.memberId === memberId);
    return {
      memberId,
      target: target ? money(target.amount, currencyCode) : null,
      won: money(amount, currencyCode),
      share: total.isZero() ? 0 : new Exact(amount).div(total).toNumber(),
    };
  });
  return {
    period: name,
    target: wholeTarget(set, currencyCode),
    won: money(total.toFixed(), currencyCode),
    otherCurrencies: [...others]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, rows]) => money(sumOf(rows.map(({ amount }) => amount)).toFixed(), code)),
    weighted: estimatedMoney(weighted, currencyCode),
    forecast: forecastOf(days, period, { today, currencyCode, asOf }),
    members: members.sort((a, b) => b.share - a.share || (a.memberId < b.memberId ? -1 : 1)),
  };
}
