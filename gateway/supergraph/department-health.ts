import { type Dispatcher, request } from 'undici';
import type { Department } from './departments';

const patienceMilliseconds = 1000;
/** Anybody may ask for /ready: the departments must not pay for each question. */
const reuseMilliseconds = 1000;

/** Finds out which departments do not answer; never rejects. Answers younger than a second are given again. */
export class DepartmentHealth {
  #last: { result: Promise<string[]>; staleAt: number } | undefined;

  constructor(
    private readonly departments: () => readonly Department[],
    private readonly dispatcher: Dispatcher,
  ) {}

  /** Names of departments that do not answer, in the supergraph's order. */
  unavailable(): Promise<string[]> {
    const now = performance.now();
    if (!this.#last || this.#last.staleAt <= now) {
      this.#last = { result: this.#ask(), staleAt: now + reuseMilliseconds };
    }
    return this.#last.result;
  }

  async #ask(): Promise<string[]> {
    const departments = this.departments();
    const answers = await Promise.all(
      departments.map(async ({ urls }) => (await Promise.all(urls.map((url) => this.#isAlive(url)))).includes(true)),
    );
    return departments.filter((_, index) => !answers[index]).map(({ name }) => name);
  }

  async #isAlive(url: string): Promise<boolean> {
    try {
      const { statusCode, body } = await request(new URL('health', url), {
        dispatcher: this.dispatcher,
        signal: AbortSignal.timeout(patienceMilliseconds),
      });
      await body.dump();
      // A subgraph from elsewhere may not know /health: it is alive all the same.
      return statusCode < 500;
    } catch {
      return false;
    }
  }
}
