/** Gets whole messages of the server, one after the other. True: it was for this one, and nobody else. */
export type TakeMessage = (code: number, bytes: Buffer, bodyStart: number) => boolean;

/** The code and the length. */
const headerLength = 5;

/**
 * Cuts what a server sends into its messages, and hands on those that nobody takes, in pieces as long as they come.
 * No message is ever handed on in part.
 */
export class MessageStream {
  #pieces: Buffer[] = [];
  #held = 0;
  /** So many bytes are needed before another look is worth it. */
  #needed = headerLength;

  constructor(
    private readonly take: TakeMessage,
    private readonly others: (messages: Buffer) => void,
  ) {}

  read(piece: Buffer): void {
    this.#held += piece.length;
    this.#pieces.push(piece);
    if (this.#held < this.#needed) return;
    const bytes = this.#pieces.length === 1 ? piece : Buffer.concat(this.#pieces, this.#held);
    this.#pieces = [];
    const rest = this.#cut(bytes);
    if (rest < bytes.length) this.#pieces.push(bytes.subarray(rest));
    this.#held = bytes.length - rest;
  }

  /** Where the first message begins that is not yet whole. */
  #cut(bytes: Buffer): number {
    let at = 0;
    let othersFrom = 0;
    this.#needed = headerLength;
    while (at + headerLength <= bytes.length) {
      const length = bytes.readInt32BE(at + 1) + 1;
      if (at + length > bytes.length) {
        this.#needed = length;
        break;
      }
      if (this.take(bytes[at]!, bytes, at + headerLength)) {
        if (othersFrom < at) this.others(bytes.subarray(othersFrom, at));
        othersFrom = at + length;
      }
      at += length;
    }
    if (othersFrom < at) this.others(bytes.subarray(othersFrom, at));
    return at;
  }
}
