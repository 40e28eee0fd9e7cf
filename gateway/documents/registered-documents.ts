import { createHash } from 'node:crypto';

// All clients together; the longest document is as long as a body may be.
const mostCharacters = 16_000_000;

/** The hash a client names a document by: SHA-256 of its UTF-8 text, in lower-case hexadecimal. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Documents that clients have sent once and name by their hash afterwards; those not asked for longest give way. */
export class RegisteredDocuments {
  readonly #texts = new Map<string, string>();
  #characters = 0;

  get(hash: string): string | undefined {
    const text = this.#texts.get(hash);
    if (text === undefined) return undefined;
    // Set anew, so that the map's order is the order of use.
    this.#texts.delete(hash);
    this.#texts.set(hash, text);
    return text;
  }

  add(hash: string, text: string): void {
    if (this.get(hash) !== undefined) return;
    this.#texts.set(hash, text);
    this.#characters += text.length;
    for (const [oldest, { length }] of this.#texts) {
      if (this.#characters <= mostCharacters) break;
      this.#texts.delete(oldest);
      this.#characters -= length;
    }
  }
}
