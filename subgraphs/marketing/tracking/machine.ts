import type { Request } from 'express';

/** Headers by which a program says that it fetches before anybody has asked. */
export const purposeHeaders = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

const ahead = /prefetch|prerender|preview/i;
// Apple's mail privacy protection fetches every picture on arrival, by exactly the name Mozilla/5.0 (as of 2026).
// Gmail's proxy (GoogleImageProxy) fetches when somebody opens the mail, so it is not among these.
const machines =
  /^(?:|Mozilla\/5\.0)$|(?<!cu)bot\b|crawl|spider|preview|prefetch|scanner|barracuda|mimecast|proofpoint|headless/i;

/** Whether a machine rather than a person seems to fetch something of a message. */
export const isByMachine = (request: Request): boolean =>
  request.method === 'HEAD' ||
  machines.test((request.get('user-agent') ?? '').trim()) ||
  purposeHeaders.some((name) => ahead.test(request.get(name) ?? ''));
