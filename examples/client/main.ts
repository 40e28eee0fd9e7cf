import { parseArgs } from 'node:util';
import { ServerError } from '@apollo/client';
import { createGraphClient } from './client';
import { UsageError, clientEnvironment } from './env';
import { NoAnswerError, whyNot } from './facet-state';
import { openTicket } from './open-ticket';
import { showCustomer } from './show-customer';
import { wholeCustomer } from './whole-customer';

const usage = 'usage: npm run -s example:client -- --email trinity9@adventure-works.com [--open-ticket SUBJECT]';

function readArguments(): { email: string; ticket: string | undefined } {
  try {
    const { values } = parseArgs({ options: { email: { type: 'string' }, 'open-ticket': { type: 'string' } } });
    if (values.email) return { email: values.email, ticket: values['open-ticket'] };
  } catch (cause) {
    throw new UsageError(`${String(cause)}\n${usage}`, { cause });
  }
  throw new UsageError(usage);
}

/** Shows one customer, and opens a ticket if told to; the code to exit with. */
async function main(): Promise<number> {
  const { email, ticket } = readArguments();
  const client = createGraphClient(clientEnvironment());
  const found = await wholeCustomer(client, { kind: 'EMAIL', value: email });
  if (found.is !== 'known') {
    console.error(`No customer to show: ${whyNot(found)}.`);
    return 1;
  }
  console.log(showCustomer(found.value));
  if (ticket) console.log(`\n${await openTicket(client, found.value.id, ticket)}`);
  return 0;
}

/** Tells a person what went wrong; the code to exit with. */
function explain(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(error.message);
    return 2;
  }
  const cause: unknown = error instanceof NoAnswerError ? error.cause : null;
  if (ServerError.is(cause) && cause.statusCode === 401) console.error('Sign in again: the token is not valid.');
  else if (cause instanceof Error) console.error(`The graph gave no answer: ${cause.message}.`);
  else console.error(error);
  return 1;
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => (process.exitCode = explain(error)),
);
