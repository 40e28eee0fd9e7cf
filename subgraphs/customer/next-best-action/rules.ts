/** What the three departments know of a customer at this moment; null where one could not be asked. */
export interface Known {
  sales: { repurchaseDue: boolean | null; lastOrderAt: string | null } | null;
  support: { openTicketCount: number; openComplaintCount: number } | null;
  marketing: { contactable: boolean; lastVisitAt: string | null } | null;
}

export interface NextBestAction {
  kind: 'RESOLVE_FIRST' | 'OFFER_REPURCHASE' | 'OFFER_CROSS_SELL' | 'WIN_BACK' | 'THANK' | 'NONE';
  department: 'support' | 'sales' | 'marketing';
  because: string[];
}

const day = 86_400_000;
const freshVisit = 30 * day;
const longAgo = 365 * day;
const justNow = 14 * day;

const on = (moment: string): string => new Date(moment).toISOString().slice(0, 10);
const counted = (count: number, one: string, more: string): string =>
  count === 1 ? `1 ${one} is` : `${count} ${more} are`;

/** What to do next, by the first rule that applies; null when a department could not be asked. */
export function nextBestActionOf({ sales, support, marketing }: Known, now: Date): NextBestAction | null {
  if (!sales || !support || !marketing) return null;
  const { openComplaintCount: complaints, openTicketCount: tickets } = support;
  if (complaints > 0) {
    return {
      kind: 'RESOLVE_FIRST',
      department: 'support',
      because: [`${counted(complaints, 'complaint', 'complaints')} open`],
    };
  }
  if (tickets > 0) {
    return { kind: 'RESOLVE_FIRST', department: 'support', because: [`${counted(tickets, 'ticket', 'tickets')} open`] };
  }
  if (!marketing.contactable) {
    return { kind: 'NONE', department: 'marketing', because: ['nobody may write to the customer'] };
  }
  const { lastOrderAt, repurchaseDue } = sales;
  const { lastVisitAt } = marketing;
  const since = (moment: string): number => now.getTime() - Date.parse(moment);
  if (lastOrderAt === null) {
    return { kind: 'NONE', department: 'marketing', because: ['the customer has not ordered anything yet'] };
  }
  const ordered = `the last order was on ${on(lastOrderAt)}`;
  if (repurchaseDue) {
    return {
      kind: 'OFFER_REPURCHASE',
      department: 'sales',
      because: ['the usual time until the next order has passed', ordered],
    };
  }
  if (lastVisitAt !== null && since(lastVisitAt) <= freshVisit && Date.parse(lastVisitAt) > Date.parse(lastOrderAt)) {
    return {
      kind: 'OFFER_CROSS_SELL',
      department: 'sales',
      because: [`the last visit was on ${on(lastVisitAt)}`, ordered],
    };
  }
  if (since(lastOrderAt) > longAgo) return { kind: 'WIN_BACK', department: 'marketing', because: [ordered] };
  if (since(lastOrderAt) <= justNow) return { kind: 'THANK', department: 'marketing', because: [ordered] };
  return { kind: 'NONE', department: 'sales', because: [`nothing calls for it: ${ordered}`] };
}
