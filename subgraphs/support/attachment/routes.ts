import { pipeline } from 'node:stream/promises';
import express, { type Router } from 'express';
import { gatewayCalls } from '../../kit/gateway-call';
import { type PublicPath, publicRequest } from '../../kit/public-path';
import type { RouteParts } from '../../kit/subgraph';
import { contentOf } from './content';
import { attachmentOfToken } from './link';
import { attachmentLoaders } from './loaders';

export const attachmentPath: PublicPath = { path: '/attachments/:token', methods: ['GET'], maximumBytes: 0 };

/** As the sender gave it, where that is a media type at all. */
const mediaTypeOf = (contentType: string): string =>
  /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream';

/** Files that came with messages, for whoever was given a link by the graph. A stranger made them: none is shown as a page. */
export function attachmentRoutes({ database, gatewayKey, settings, log }: RouteParts): Router {
  const router = express.Router();
  router.get(
    attachmentPath.path,
    gatewayCalls({ key: gatewayKey, audience: 'support', typ: publicRequest }),
    async (request, response) => {
      const id = attachmentOfToken(String(request.params['token']), settings.linkSecret, Date.now());
      const file = id === null ? null : await attachmentLoaders(database.manager).attachmentById.load(id);
      if (!file?.isKept) {
        return void response
          .status(404)
          .json({ error: 'there is no such file, or the link is over: ask for a new one' });
      }
      response.attachment(file.name.replace(/[\p{C}/\\]/gu, '_'));
      response.setHeader('Content-Type', mediaTypeOf(file.contentType));
      response.setHeader('Content-Length', file.bytes);
      response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Referrer-Policy', 'no-referrer');
      response.setHeader('Cache-Control', 'private, no-store');
      await pipeline(contentOf(database.manager, file), response).catch((error: unknown) => {
        log.info({ err: error }, 'a file was not read to its end');
      });
    },
  );
  return router;
}
