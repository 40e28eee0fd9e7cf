import express, { type Router } from 'express';
import { gatewayCalls } from '../../kit/gateway-call';
import { committed } from '../../kit/mutate';
import { type PublicPath, publicRequest } from '../../kit/public-path';
import type { RouteParts } from '../../kit/subgraph';
import { readLetter } from './parsed-mail';
import { receive } from './service';
import { inboundHeaders, isSigned } from '../../kit/inbound-signature';

const maximumBytes = 25 * 1024 * 1024;

export const inboundPath: PublicPath = {
  path: '/inbound/email',
  methods: ['POST'],
  maximumBytes,
  headers: Object.values(inboundHeaders),
};

/**
 * Takes one raw mail and answers when it is stored, so that whoever hands mails in keeps what was not answered for and
 * hands it in again. 401: not signed as it should be.
 */
export function inboundRoutes({ database, gatewayKey, defaultCountry, settings, log }: RouteParts): Router {
  const router = express.Router();
  router.post(
    inboundPath.path,
    gatewayCalls({ key: gatewayKey, audience: 'support', typ: publicRequest }),
    express.raw({ type: () => true, limit: maximumBytes, inflate: false }),
    async (request, response) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const timestamp = request.get(inboundHeaders.timestamp) ?? '';
      const signature = request.get(inboundHeaders.signature) ?? '';
      if (!isSigned(body, { secret: settings.inboundSecret, timestamp, signature, now: Date.now() })) {
        return void response.status(401).json({ error: 'the signature is missing, wrong or too old' });
      }
      if (body.length === 0) return void response.status(400).json({ error: 'expected one mail, got nothing' });
      const letter = await readLetter(body);
      const { mailFrom } = settings;
      const received = await committed(database, (transaction) =>
        receive(transaction, letter, { mailFrom, defaultCountry }),
      );
      const { outcome, reason, ticketId } = received;
      log.info({ outcome, reason, ticketId }, 'a mail came in');
      response.json(received);
    },
  );
  return router;
}
