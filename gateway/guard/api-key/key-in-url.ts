import type { RequestHandler } from 'express';
import { sendError } from '../../errors';
import { holdsKey } from './key';

/** Refuses requests with an API key in their address: proxies and browsers write addresses down. */
export const refuseKeyInUrl: RequestHandler = (request, response, next) => {
  if (!holdsKey(request.url)) return next();
  sendError(
    response,
    401,
    'UNAUTHENTICATED',
    'An API key must never be in an address, where others may read it. Revoke this one and have a new one made.',
  );
};
