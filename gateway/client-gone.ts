/**
 * Tells those who work for a client that it has left. An AbortSignal does no more here, and of what an operation costs
 * that asks several departments, its listeners alone are a hundredth.
 */
export class ClientGone {
  #isGone = false;
  readonly #listeners = new Set<() => void>();

  get isGone(): boolean {
    return this.#isGone;
  }

  /** Calls the listener once when the client leaves, unless it has left before or the listener is forgotten. */
  listen(listener: () => void): void {
    this.#listeners.add(listener);
  }

  forget(listener: () => void): void {
    this.#listeners.delete(listener);
  }

  leave(): void {
    this.#isGone = true;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    for (const listener of listeners) listener();
  }
}
