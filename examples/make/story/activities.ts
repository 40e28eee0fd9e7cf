import type { Row } from '../csv';
import { randomFor } from '../random';
import { endOfLayer } from '../time';
import type { Deal } from './deals';
import { sellers, storySystem } from './staff';
import { trinityActivities, trinityDeal } from './trinity';

const activityCount = 400;

const notes = {
  en: {
    CALL: [
      'Asked for sizes and delivery week.',
      'Left a message, calls back on Thursday.',
      'Budget is approved, wants two quotes.',
      'Talked through service intervals.',
    ],
    MEETING: [
      'Visited the site, measured the bike room.',
      'Showed the range to the team.',
      'Met purchasing and the head of operations.',
    ],
    EMAIL: [
      'Sent the quote with the volume discount.',
      'Sent size chart and warranty terms.',
      'Asked whether the quote arrived.',
    ],
    DEMO: ['Test ride with five people, saddles to be swapped.', 'Demo fleet for a week.'],
    NOTE: ['They decide after the holidays.', 'The competitor offers 4 % less without service.'],
    ADVICE: ['Offer the yearly service with it, that won the last two.', 'Ask who signs before the next visit.'],
  },
  ko: {
    CALL: ['사이즈와 납기 문의.', '부재중, 목요일에 다시 통화하기로 함.', '예산 승인됨, 견적 두 곳 비교 중.'],
    MEETING: ['현장 방문, 보관 공간 실측.', '구매팀과 미팅, 정비 조건 협의.'],
    EMAIL: ['수량 할인 견적 발송.', '보증 조건 자료 발송.'],
    DEMO: ['시승회 진행, 안장 교체 요청.'],
    NOTE: ['연휴 이후 결정 예정.'],
    ADVICE: ['연간 정비를 함께 제안해 보세요.'],
  },
};
const kinds = [
  ['CALL', 38],
  ['EMAIL', 26],
  ['MEETING', 14],
  ['DEMO', 7],
  ['NOTE', 9],
  ['ADVICE', 6],
] as const;

/** What the sellers did for their deals, in the time between a deal's beginning and its end. */
export function makeActivities(allDeals: readonly Deal[]): Row[] {
  const random = randomFor('activities');
  // Trinity's deal has its own.
  const deals = allDeals.filter((deal) => deal !== trinityDeal);
  const weights = deals.map((deal) => [deal, deal.stage === 'Won' ? 4 : deal.stage === 'Prospecting' ? 1 : 2] as const);
  const activities = Array.from({ length: activityCount - trinityActivities.length }, (_, index) => {
    // Every deal has been worked on at least once.
    const deal = deals[index] ?? random.weighted(weights);
    const language = deal.currencyCode === 'KRW' || sellers.ko.includes(deal.ownerRef) ? 'ko' : 'en';
    const kind = random.weighted(kinds);
    const from = Date.parse(deal.createdAt);
    const until = Date.parse(deal.closedAt ?? endOfLayer);
    const minutes = Math.floor(((until - from) * random.next()) / 60_000);
    return {
      system: storySystem,
      kind,
      occurredAt: new Date(from + minutes * 60_000).toISOString().replace('.000Z', 'Z'),
      note: random.pick(notes[language][kind]),
      // Advice comes from the manager.
      actorRef: kind === 'ADVICE' ? 'E01' : deal.ownerRef,
      dealRef: deal.externalRef,
      customerRef: deal.customerRef,
      customerSystem: deal.customerSystem,
    };
  });
  activities.sort((one, other) => (one.occurredAt < other.occurredAt ? -1 : 1));
  return [
    ...trinityActivities,
    ...activities.map((activity, index) => ({ externalRef: `A-${1002 + index}`, ...activity })),
  ];
}
