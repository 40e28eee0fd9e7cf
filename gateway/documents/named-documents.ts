import { sendError } from '../errors';
import { documentsIn } from '../guard/limits/document-guard';
import type { Handler } from '../handlers';
import { isRecord } from '../is-record';
import { hashOf, RegisteredDocuments } from './registered-documents';
import type { TrustedDocuments } from './trusted-documents';

interface Settings {
  trusted: TrustedDocuments;
  /** Whether nothing but trusted documents is run. */
  isTrustedOnly: boolean;
}

type Body = Record<string, unknown>;
type Answer = Parameters<typeof sendError> extends [unknown, ...infer Rest] ? Rest : never;

const notFound: Answer = [200, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound'];
const otherVersion: Answer = [400, 'BAD_REQUEST', 'extensions.persistedQuery must have version 1 and a sha256Hash.'];
const otherText: Answer = [400, 'BAD_REQUEST', 'The hash that came with the query is not its SHA-256.'];
const notTrusted: Answer = [403, 'DOCUMENT_NOT_TRUSTED', 'This gateway runs only the documents of its list.'];

/** The name of a document, in the words of GraphQL over HTTP or in Apollo's; undefined where there is none. */
function nameIn({ documentId, extensions }: Body): string | Answer | undefined {
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '');
  const named = isRecord(extensions) ? extensions['persistedQuery'] : undefined;
  if (named == null) return undefined;
  const { version, sha256Hash } = isRecord(named) ? named : {};
  return version === 1 && typeof sha256Hash === 'string' ? sha256Hash : otherVersion;
}

/** The body as it would be had the client sent the text alone. */
function withText(body: Body, query: string): Body {
  const { documentId: _, extensions, ...rest } = body;
  const { persistedQuery: __, ...others } = isRecord(extensions) ? extensions : {};
  return { ...rest, query, ...(Object.keys(others).length > 0 && { extensions: others }) };
}

/**
 * Puts the text in the place of a document that is only named: a trusted one by its id, or one that some client sent
 * before, by its hash. Everything behind it sees a query as any other.
 */
export function namedDocuments({ trusted, isTrustedOnly }: Settings): Handler {
  const registered = new RegisteredDocuments();
  const trustedTexts = new Set(trusted.values());

  const textOf = (name: string, query: unknown): string | Answer => {
    if (typeof query !== 'string') {
      return trusted.get(name) ?? (isTrustedOnly ? notTrusted : (registered.get(name) ?? notFound));
    }
    if (trusted.get(name) === query) return query;
    if (hashOf(query) !== name) return otherText;
    if (!isTrustedOnly) registered.add(name, query);
    return query;
  };

  return (request, response, next) => {
    const body: unknown = request.body;
    if (isRecord(body)) {
      const name = nameIn(body);
      const text = typeof name === 'string' ? textOf(name, body['query']) : name;
      if (Array.isArray(text)) return sendError(response, ...text);
      if (text !== undefined) request.body = withText(body, text);
    }
    if (isTrustedOnly && !documentsIn(request).every((text) => trustedTexts.has(text))) {
      return sendError(response, ...notTrusted);
    }
    next();
  };
}
