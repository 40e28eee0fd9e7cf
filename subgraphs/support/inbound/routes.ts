import express, { type Router } from 'express';
import { handedInMail, inboundPathOf } from '../../kit/inbound-mail';
import { committed } from '../../kit/mutate';
import type { RouteParts } from '../../kit/subgraph';
import { readLetter } from './parsed-mail';
import { receive } from './service';

export const inboundPath = inboundPathOf('/inbound/email', 25 * 1024 * 1024);

/**
 * Takes one raw mail and answers when it is stored, so that whoever hands mails in keeps what was not answered for and
 * hands it in again. 401: not signed as it should be.
 */
export function inboundRoutes({ database, gatewayKey, defaultCountry, settings, log }: RouteParts): Router {
  const router = express.Router();
  const { inboundSecret, mailFrom, attachmentLimitBytes } = settings;
  const door = handedInMail({ publicPath: inboundPath, department: 'support', gatewayKey, inboundSecret });
  router.post(inboundPath.path, ...door, async (request, response) => {
    const letter = await readLetter(request.body as Buffer);
    const received = await committed(database, (transaction) =>
      receive(transaction, letter, { mailFrom, defaultCountry, attachmentLimitBytes }),
    );
    const { outcome, reason, ticketId } = received;
    log.info({ outcome, reason, ticketId }, 'a mail came in');
    response.json(received);
  });
  return router;
}
