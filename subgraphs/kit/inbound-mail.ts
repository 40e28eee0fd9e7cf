import express, { type RequestHandler } from 'express';
import { gatewayCalls } from './gateway-call';
import { inboundHeaders, isSigned } from './inbound-signature';
import { type PublicPath, publicRequest } from './public-path';

/** An address at which mails are handed in. */
export const inboundPathOf = (path: string, maximumBytes: number): PublicPath => ({
  path,
  methods: ['POST'],
  maximumBytes,
  headers: Object.values(inboundHeaders),
});

interface Door {
  publicPath: PublicPath;
  department: string;
  gatewayKey: string;
  inboundSecret: string;
}

/** Lets one raw mail in, as the request's body, from who knows the secret; else 401, and 400 where there is none. */
export const handedInMail = ({ publicPath, department, gatewayKey, inboundSecret }: Door): RequestHandler[] => [
  gatewayCalls({ key: gatewayKey, audience: department, typ: publicRequest }),
  express.raw({ type: () => true, limit: publicPath.maximumBytes, inflate: false }),
  (request, response, next) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const timestamp = request.get(inboundHeaders.timestamp) ?? '';
    const signature = request.get(inboundHeaders.signature) ?? '';
    if (!isSigned(body, { secret: inboundSecret, timestamp, signature, now: Date.now() })) {
      return void response.status(401).json({ error: 'the signature is missing, wrong or too old' });
    }
    if (body.length === 0) return void response.status(400).json({ error: 'expected one mail, got nothing' });
    next();
  },
];
