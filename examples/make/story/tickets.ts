import type { Row } from '../csv';
import { byAddress, byRef, type Person, type Product } from '../person';
import { type Random, randomFor } from '../random';
import { addDays, at, dayOf, endOfLayer, lastOrderOn, later } from '../time';
import { agents, storySystem } from './staff';
import { ticketTexts } from './ticket-texts';
import { trinityTickets } from './trinity';

const ticketCount = 500;
const recentDay = addDays(dayOf(endOfLayer), -18);
const channels = [
  ['EMAIL', 46],
  ['WEB', 20],
  ['PHONE', 12],
  ['CHAT', 12],
  ['REVIEW', 7],
  ['OTHER', 3],
] as const;

type Ticket = Row & { createdAt: string };

/** How far the ticket has come; what is old was answered, of the recent ones many wait. */
function progress(createdAt: string, agent: string, reply: string, random: Random): Row {
  const isRecent = createdAt.slice(0, 10) >= recentDay;
  const status = isRecent
    ? random.weighted([
        ['NEW', 30],
        ['OPEN', 28],
        ['PENDING', 14],
        ['RESOLVED', 28],
      ] as const)
    : random.weighted([
        ['RESOLVED', 50],
        ['CLOSED', 47],
        ['PENDING', 3],
      ] as const);
  if (status === 'NEW') return { status };
  const firstResponseAt = status === 'OPEN' ? null : later(createdAt, random.spread(170, 1.5));
  if (!firstResponseAt) return { status: 'OPEN', assigneeRef: agent };
  const answered = { status, assigneeRef: agent, firstResponseAt, replyBody: random.chance(0.7) ? reply : null };
  if (status !== 'RESOLVED' && status !== 'CLOSED') return answered;
  const resolvedAt = later(firstResponseAt, random.spread(900, 1.7));
  return resolvedAt ? { ...answered, resolvedAt, resolvedByRef: agent } : { ...answered, status: 'PENDING' };
}

function makeTicket(person: Person, products: Map<string, Product>, recent: boolean, random: Random): Ticket | null {
  const order = recent ? person.orders.at(-1)! : random.pick(person.orders);
  const day = recent ? addDays(recentDay, random.int(0, 18)) : addDays(order.day, random.int(1, 40));
  if (day > addDays(lastOrderOn, 6) || day < order.day) return null;
  const { kind, subject, body, reply } = random.pick(ticketTexts[person.language]);
  const values: Record<string, string> = {
    product: products.get(random.pick(order.skus))!.name,
    order: order.number,
    name: person.language === 'ko' ? person.name : person.name.split(' ')[0]!,
  };
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (_, key: string) => values[key]!);
  const channel = kind === 'COMPLAINT' && random.chance(0.25) ? 'REVIEW' : random.weighted(channels);
  const createdAt = at(day, random.int(5 * 60, 20 * 60));
  return {
    system: storySystem,
    ...(channel === 'EMAIL' || channel === 'PHONE' ? byAddress(person) : byRef(person)),
    subject: fill(subject),
    body: fill(body),
    kind,
    channel,
    createdAt,
    ...progress(createdAt, random.pick(agents[person.language]), fill(reply), random),
  };
}

/** What buyers wrote about what they bought, in their language. */
export function makeTickets(
  buyers: readonly Person[],
  seoul: readonly Person[],
  trinity: Person,
  products: Map<string, Product>,
): Row[] {
  const random = randomFor('tickets');
  const koreanBuyers = seoul.filter((person) => person.orders.length > 0);
  const recentBuyers = buyers.filter(
    (person) => person.orders.at(-1)!.day > '2019-05-15' && person.orders.at(-1)!.day < recentDay,
  );
  const tickets: Ticket[] = trinityTickets(trinity);
  while (tickets.length < ticketCount) {
    const recent = random.chance(0.16);
    const person = random.pick(random.chance(0.18) ? koreanBuyers : recent ? recentBuyers : buyers);
    const ticket = makeTicket(person, products, recent, random);
    if (ticket) tickets.push(ticket);
  }
  tickets.sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
  return tickets.map((ticket, index) => ({ externalRef: `T-${1001 + index}`, ...ticket }));
}
