export const ticketStatuses = ['NEW', 'OPEN', 'PENDING', 'RESOLVED', 'CLOSED'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

/** Statuses in which a ticket still waits for somebody. */
export const openStatuses: readonly TicketStatus[] = ['NEW', 'OPEN', 'PENDING'];

export const isOpen = (status: TicketStatus): boolean => openStatuses.includes(status);
