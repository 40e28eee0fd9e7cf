export const ticketStatuses = ['NEW', 'OPEN', 'PENDING', 'RESOLVED', 'CLOSED', 'MERGED'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Statuses that history can have: merging is ours. */
export const historicalStatuses = ['NEW', 'OPEN', 'PENDING', 'RESOLVED', 'CLOSED'] as const;

/** Statuses in which a ticket still waits for somebody. */
export const openStatuses: readonly TicketStatus[] = ['NEW', 'OPEN', 'PENDING'];

export const isOpen = (status: TicketStatus): boolean => openStatuses.includes(status);
