import express, { type Router } from 'express';
import { gatewayCalls } from '../../kit/gateway-call';
import { committed } from '../../kit/mutate';
import { sendPage } from '../../kit/public-page';
import { type PublicPath, publicRequest } from '../../kit/public-path';
import type { RouteParts } from '../../kit/subgraph';
import { messageOfUnsubscribeToken } from './link';
import { donePage, questionPage, unknownPage } from './page';
import { unsubscribe } from './service';

export const unsubscribePath: PublicPath = {
  path: '/unsubscribe/:token',
  methods: ['GET', 'POST'],
  maximumBytes: 20_000,
};

/** Where people unsubscribe: a page that asks, and what its button or a mail program sends (RFC 8058). */
export function unsubscribeRoutes({ database, gatewayKey, defaultCountry, settings }: RouteParts): Router {
  const router = express.Router();
  router.use('/unsubscribe', gatewayCalls({ key: gatewayKey, audience: 'marketing', typ: publicRequest }));
  router.get(unsubscribePath.path, (request, response) => {
    const known = messageOfUnsubscribeToken(String(request.params['token']), settings.linkSecret) !== null;
    sendPage(response, known ? 200 : 404, known ? questionPage : unknownPage);
  });
  // Sent as a form of either kind; there is nothing in it that the address does not say.
  router.post(unsubscribePath.path, async (request, response) => {
    const messageId = messageOfUnsubscribeToken(String(request.params['token']), settings.linkSecret);
    if (messageId === null) return sendPage(response, 404, unknownPage);
    await committed(database, (transaction) => unsubscribe(transaction, messageId, { defaultCountry }));
    sendPage(response, 200, donePage);
  });
  return router;
}
