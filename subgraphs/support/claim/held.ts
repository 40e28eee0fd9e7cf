import { Refusal } from '../../kit/errors';
import type { Ticket } from '../ticket/entity';

type Claimed = Pick<Ticket, 'claimToken' | 'claimedById' | 'claimedAt' | 'claimExpiresAt'>;

/** A claim that has not expired. */
export interface Claim {
  agentId: string;
  claimedAt: Date;
  expiresAt: Date;
  token: string;
}

/** Who is answering the ticket at the moment; null when nobody is. */
export function claimOf({ claimToken, claimedById, claimedAt, claimExpiresAt }: Claimed, now: Date): Claim | null {
  if (!claimToken || !claimedById || !claimedAt || !claimExpiresAt || claimExpiresAt <= now) return null;
  return { agentId: claimedById, claimedAt, expiresAt: claimExpiresAt, token: claimToken };
}

/** An answer that is refused because a colleague gives one, or has; says who. */
export class HeldRefusal extends Refusal {
  constructor(
    code: 'ALREADY_CLAIMED' | 'STALE_REVISION',
    message: string,
    field: string[],
    /** The colleague; null when it was the customer who wrote meanwhile and nobody holds the ticket. */
    readonly heldById: string | null,
    /** The state of the ticket in which the answer would have been the second one; null when it would not have been. */
    readonly doubled: { ticketId: string; revision: number } | null,
  ) {
    super(code, message, field);
    this.name = 'HeldRefusal';
  }
}

export const claimedBySomebody = (ticket: Ticket, claim: Claim, revision: number, field: string): HeldRefusal =>
  new HeldRefusal(
    'ALREADY_CLAIMED',
    `another agent is answering this ticket, until ${claim.expiresAt.toISOString()} at the latest`,
    [field],
    claim.agentId,
    { ticketId: ticket.id, revision },
  );
