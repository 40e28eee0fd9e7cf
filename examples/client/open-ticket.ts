import { randomUUID } from 'node:crypto';
import type { ApolloClient } from '@apollo/client';
import { OpenTicketDocument } from './__generated__/operations';
import { errorsOf, stateOf, whyNot } from './facet-state';

/**
 * Opens a ticket and says in words what became of it. The key makes a retry safe: make it when the person presses the
 * button, not when the request is sent, and send the same one again after a failure.
 */
export async function openTicket(
  client: ApolloClient,
  customerId: string,
  subject: string,
  idempotencyKey: string = randomUUID(),
): Promise<string> {
  const input = { idempotencyKey, customer: { id: customerId }, subject, body: subject };
  const { data, error } = await client.mutate({ mutation: OpenTicketDocument, variables: { input } });

  const state = stateOf(data?.ticketOpen, ['ticketOpen'], errorsOf(error));
  if (state.is !== 'known') return `Not opened: ${whyNot(state)}.`;
  const { ticket, userErrors } = state.value;
  if (ticket) return `Opened ${ticket.number}.`;
  // A refusal that the person can act on is data with the field at fault, not an error.
  return `Not opened: ${userErrors.map(({ message, field }) => `${message} (${field?.join('.') ?? 'input'})`).join('; ')}.`;
}
