import express, { type Router } from 'express';
import { z } from 'zod';
import { gatewayCalls } from '../../kit/gateway-call';
import type { RouteParts } from '../../kit/subgraph';
import { verifyApiKey } from './service';

const question = z.object({
  id: z.string().regex(/^[a-z0-9]{1,32}$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** POST /api-keys/verify, for the gateway alone: it has no database. The secret itself never comes here. */
export function apiKeyRoutes({ database, gatewayKey }: RouteParts): Router {
  const router = express.Router();
  router.post(
    '/api-keys/verify',
    gatewayCalls({ key: gatewayKey, audience: 'customer', typ: 'api-key-question+jwt' }),
    express.json({ limit: '1kb' }),
    async (request, response) => {
      const asked = question.safeParse(request.body);
      if (!asked.success) return void response.status(400).json({ error: 'expected id and sha256 of a key' });
      const { id, sha256 } = asked.data;
      const key = await verifyApiKey(database.manager, { id, secretSha256: Buffer.from(sha256, 'hex') });
      response.json({ key });
    },
  );
  return router;
}
