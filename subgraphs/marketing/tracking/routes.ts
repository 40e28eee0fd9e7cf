import express, { type Router } from 'express';
import { gatewayCalls } from '../../kit/gateway-call';
import { committed } from '../../kit/mutate';
import { publicPage, sendPage } from '../../kit/public-page';
import { type PublicPath, publicRequest } from '../../kit/public-path';
import type { RouteParts } from '../../kit/subgraph';
import type { ReactionKind } from './events';
import { clickOfToken, messageOfOpenToken } from './link';
import { isByMachine, purposeHeaders } from './machine';
import { noteReaction } from './service';

const tracked = (path: string): PublicPath => ({ path, methods: ['GET'], maximumBytes: 0, headers: purposeHeaders });

export const openPath = tracked('/t/o/:token');
export const clickPath = tracked('/t/c/:token');

/** A transparent picture of one pixel. */
const picture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const unknownPage = publicPage('Unknown link', '<h1>This link is not valid.</h1>');

/** The picture by which opens are noted, and the links by which clicks are. What was fetched is never kept by proxies. */
export function trackingRoutes({ database, gatewayKey, settings, log }: RouteParts): Router {
  const router = express.Router();
  const note = async (messageId: string, kind: ReactionKind): Promise<void> => {
    try {
      await committed(database, (transaction) => noteReaction(transaction, messageId, kind));
    } catch (error) {
      // Who follows a link gets there, whether or not we know of it.
      log.error({ err: error, message: messageId, kind }, 'what came back of a message was not noted');
    }
  };
  router.use(['/t/o', '/t/c'], gatewayCalls({ key: gatewayKey, audience: 'marketing', typ: publicRequest }));
  router.get(openPath.path, async (request, response) => {
    const messageId = messageOfOpenToken(String(request.params['token']), settings.linkSecret);
    if (messageId === null) return sendPage(response, 404, unknownPage);
    await note(messageId, isByMachine(request) ? 'PREFETCHED' : 'OPENED');
    response.setHeader('Cache-Control', 'no-store');
    response.type('gif').send(picture);
  });
  router.get(clickPath.path, async (request, response) => {
    const click = clickOfToken(String(request.params['token']), settings.linkSecret);
    if (click === null) return sendPage(response, 404, unknownPage);
    if (!isByMachine(request)) await note(click.messageId, 'CLICKED');
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.redirect(click.target);
  });
  return router;
}
