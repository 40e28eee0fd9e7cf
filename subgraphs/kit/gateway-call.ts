import type { RequestHandler } from 'express';
import { errors, jwtVerify } from 'jose';

interface GatewayCall {
  /** What the gateway signs with. */
  key: string;
  audience: string;
  /** What the token is for; a viewer's token opens no other door, nor does another door's. */
  typ: string;
}

/** Lets through what the gateway itself asks, on nobody's behalf; everybody else gets 401. */
export function gatewayCalls({ key, audience, typ }: GatewayCall): RequestHandler {
  const secret = new TextEncoder().encode(key);
  return async (request, response, next) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(request.headers.authorization ?? '')?.[1];
    try {
      await jwtVerify(token ?? '', secret, {
        algorithms: ['HS256'],
        issuer: 'customer-graph-gateway',
        audience,
        typ,
        requiredClaims: ['iat', 'exp'],
        maxTokenAge: 60,
      });
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
      return void response.status(401).json({ error: 'only the gateway may ask this' });
    }
    next();
  };
}
