import type { EntityManager } from 'typeorm';
import { Refusal } from '../../kit/errors';
import { tableOf } from '../../kit/statement';
import type { TicketKind } from '../ticket/entity';
import { BusinessTime } from './business-time';
import { StoredResponsePolicy } from './entity';

/** Open hours, holidays and response targets. */
export interface ResponsePolicy {
  /** 1 Monday to 7 Sunday. */
  weekdays: number[];
  /** As HH:mm in the business time zone. */
  opensAt: string;
  closesAt: string;
  holidays: string[];
  questionMinutes: number;
  complaintMinutes: number;
  requestMinutes: number;
}

/** What holds until somebody sets something else. */
const usual: ResponsePolicy = {
  weekdays: [1, 2, 3, 4, 5],
  opensAt: '09:00',
  closesAt: '18:00',
  holidays: [],
  questionMinutes: 480,
  complaintMinutes: 240,
  requestMinutes: 480,
};

export const minutesOf = (clock: string, field: string): number => {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(clock) ?? [];
  const sum = Number(hours) * 60 + Number(minutes);
  if (hours === undefined || Number(minutes) > 59 || sum > 1_440) {
    throw new Refusal('INVALID', `${field} must be a time such as 09:00`, [field]);
  }
  return sum;
};

/** The policy of this moment. */
export async function responsePolicy(manager: EntityManager): Promise<ResponsePolicy> {
  const [stored]: { policy: ResponsePolicy }[] = await manager.query(
    `SELECT policy FROM ${tableOf(manager, StoredResponsePolicy)} WHERE id = 1`,
  );
  return stored?.policy ?? usual;
}

/** When answers are due under a policy. */
export class ResponseTargets {
  readonly time: BusinessTime;

  constructor(
    private readonly policy: ResponsePolicy,
    timeZone: string,
  ) {
    const hours = { opens: minutesOf(policy.opensAt, 'opensAt'), closes: minutesOf(policy.closesAt, 'closesAt') };
    const week = Array.from({ length: 7 }, (_, index) => (policy.weekdays.includes(index + 1) ? hours : null));
    this.time = new BusinessTime({ timeZone, week, holidays: new Set(policy.holidays) });
  }

  /** Business minutes within which a ticket of the kind gets its first answer. */
  minutesFor(kind: TicketKind): number {
    const { questionMinutes, complaintMinutes, requestMinutes } = this.policy;
    return { QUESTION: questionMinutes, COMPLAINT: complaintMinutes, REQUEST: requestMinutes }[kind];
  }

  /** When the first answer is due; null when nobody is ever there. */
  dueAt({ kind, createdAt }: { kind: TicketKind; createdAt: Date }): Date | null {
    return this.time.after(createdAt, this.minutesFor(kind));
  }
}

/** The targets of this moment. */
export const responseTargets = async (manager: EntityManager, timeZone: string): Promise<ResponseTargets> =>
  new ResponseTargets(await responsePolicy(manager), timeZone);
