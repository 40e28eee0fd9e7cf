import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { domainOf } from './outgoing-mail';

/** Signs mails, so that receivers know whose they are (RFC 6376). */
export interface Dkim {
  domainName: string;
  keySelector: string;
  /** In PEM. */
  privateKey: string;
  headerFieldNames: string;
}

/** One click unsubscribes only where the signature covers both headers that offer it (RFC 8058). */
const signedHeaders = [
  ...['From', 'Sender', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To', 'Cc', 'MIME-Version', 'Content-Type'],
  ...['Content-Transfer-Encoding', 'In-Reply-To', 'References', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
].join(':');

const name = /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i;

/** A key of several lines, as variables have it that hold one line. */
const inLines = (key: string): string => key.replaceAll('\\n', '\n');

const isPrivateKey = (key: string): boolean => {
  try {
    return createPrivateKey(inLines(key)).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
};

/** The variables it is made of; the key alone is enough. */
export const dkimVariables = {
  DKIM_DOMAIN: z.string().regex(name, 'must be a domain such as example.com').optional(),
  DKIM_SELECTOR: z.string().regex(name, 'must be a selector such as mail').default('mail'),
  DKIM_PRIVATE_KEY: z.string().refine(isPrivateKey, { error: 'must be an RSA private key in PEM' }).optional(),
};

/** The signature that the variables describe; without a domain, that of the sender's address. */
export function dkimOf(variables: z.infer<z.ZodObject<typeof dkimVariables>>, mailFrom: string): Dkim | null {
  if (variables.DKIM_PRIVATE_KEY === undefined) return null;
  return {
    domainName: variables.DKIM_DOMAIN ?? domainOf(mailFrom),
    keySelector: variables.DKIM_SELECTOR,
    privateKey: inLines(variables.DKIM_PRIVATE_KEY),
    headerFieldNames: signedHeaders,
  };
}
