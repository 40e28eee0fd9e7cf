import express, { type Router } from 'express';
import { handedInMail, inboundPathOf } from '../../kit/inbound-mail';
import { committed } from '../../kit/mutate';
import type { RouteParts } from '../../kit/subgraph';
import { readReport } from './report';
import { receiveReport } from './service';

export const bouncePath = inboundPathOf('/inbound/bounce', 25 * 1024 * 1024);

/** Takes one mail in which a mail server says what became of a message, and answers when that is stored. */
export function bounceRoutes({ database, gatewayKey, settings, log }: RouteParts): Router {
  const router = express.Router();
  const { inboundSecret } = settings;
  const door = handedInMail({ publicPath: bouncePath, department: 'marketing', gatewayKey, inboundSecret });
  router.post(bouncePath.path, ...door, async (request, response) => {
    const report = await readReport(request.body as Buffer);
    const outcome = report
      ? await committed(database, (transaction) => receiveReport(transaction, report))
      : ('NOT_A_REPORT' as const);
    log.info({ outcome, message: report?.messageId }, 'a delivery report came in');
    response.json({ outcome, messageId: report?.messageId ?? null });
  });
  return router;
}
