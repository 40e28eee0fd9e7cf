import type { GatewayRequest } from '../../handlers';
import type { Refusal } from '../refused-operation';
import { checkDocument } from './check-document';
import type { Limits } from './limits';

const mostKept = 500;
/** Longer documents are rare and cheap to check compared with what they cost afterwards; keeping them is not. */
const longestKept = 10_000;

/** Keeps documents that are too large from everything that comes after reading them. */
export class DocumentGuard {
  readonly #verdicts = new Map<string, Refusal | null>();

  constructor(private readonly limits: Limits) {}

  /** Why the request is refused; null: it goes on, and may still turn out not to be a GraphQL request at all. */
  refusalOf(request: Pick<GatewayRequest, 'body' | 'url'>): Refusal | null {
    for (const text of documentsIn(request)) {
      const refusal = this.#verdict(text);
      if (refusal) return refusal;
    }
    return null;
  }

  #verdict(text: string): Refusal | null {
    const known = this.#verdicts.get(text);
    if (known !== undefined) return known;
    const verdict = checkDocument(text, this.limits);
    if (text.length <= longestKept) {
      if (this.#verdicts.size >= mostKept) this.#verdicts.delete(this.#verdicts.keys().next().value!);
      this.#verdicts.set(text, verdict);
    }
    return verdict;
  }
}

/** Wherever Apollo looks for a document, by body or by address; the fragment of an address is none of it. */
export function documentsIn({ body, url }: Pick<GatewayRequest, 'body' | 'url'>): string[] {
  const [target = ''] = url!.split('#', 1);
  const at = target.indexOf('?');
  const found: unknown[] = at < 0 ? [] : new URLSearchParams(target.slice(at)).getAll('query');
  if (typeof body === 'object' && body !== null) found.push((body as { query?: unknown }).query);
  return found.filter((text): text is string => typeof text === 'string');
}
