import express, { type Router } from 'express';
import { Refusal } from '../../kit/errors';
import { gatewayCalls } from '../../kit/gateway-call';
import { committed } from '../../kit/mutate';
import { sendPage } from '../../kit/public-page';
import { type PublicPath, publicRequest } from '../../kit/public-path';
import type { RouteParts } from '../../kit/subgraph';
import { ticketOfToken } from './link';
import { questionPage, refusedPage, thanksPage, unknownPage } from './page';
import { recordScore } from './service';

export const csatPath: PublicPath = { path: '/csat/:token', methods: ['GET', 'POST'], maximumBytes: 20_000 };

/** The page on which a customer says how satisfied they are, and what they send from it. */
export function csatRoutes({ database, gatewayKey, settings }: RouteParts): Router {
  const router = express.Router();
  router.use(csatPath.path, gatewayCalls({ key: gatewayKey, audience: 'support', typ: publicRequest }));
  router.get(csatPath.path, (request, response) => {
    const known = ticketOfToken(String(request.params['token']), settings.linkSecret) !== null;
    sendPage(response, known ? 200 : 404, known ? questionPage : unknownPage);
  });
  router.post(csatPath.path, express.urlencoded({ extended: false, limit: '20kb' }), async (request, response) => {
    const ticketId = ticketOfToken(String(request.params['token']), settings.linkSecret);
    if (ticketId === null) return sendPage(response, 404, unknownPage);
    const { score, comment } = (request.body ?? {}) as Record<string, unknown>;
    try {
      await committed(database, (transaction) =>
        recordScore(transaction, {
          ticketId,
          score: Number(score),
          comment: typeof comment === 'string' ? comment : null,
          scoredAt: new Date(),
        }),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error.code === 'NOT_FOUND' ? sendPage(response, 404, unknownPage) : sendPage(response, 400, refusedPage);
    }
    sendPage(response, 200, thanksPage);
  });
  return router;
}
