// SPDX-License-Identifier: Apache-2.0

const FIRST = 1_000;
const LONGEST = 15_000;

type Asked = () => Promise<boolean>;

/**
 * Whether the node answers. Once it does not, asks again by itself, at first after a second and then ever more slowly,
 * and tells its listeners when the node is back.
 */
export class Line {
  /** True from the first call that got no answer until the node answers again. */
  away = $state(false);
  #wait = FIRST;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(private readonly ask: Asked = reached) {
    globalThis.addEventListener?.('online', () => this.away && void this.again());
  }

  lost(): void {
    if (this.away) return;
    this.away = true;
    this.#wait = FIRST;
    this.#later();
  }

  /** Asks now; whether the node answers. */
  async again(): Promise<boolean> {
    clearTimeout(this.#timer);
    const answers = await this.ask();
    if (!answers) {
      this.away = true;
      this.#later();
    } else if (this.away) {
      this.away = false;
      for (const listener of this.#listeners) listener();
    }
    return answers;
  }

  back(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.again(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST);
  }
}

async function reached(): Promise<boolean> {
  try {
    const answer = await fetch('api/node', { cache: 'no-store', headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(10_000) });
    return answer.ok;
  } catch {
    return false;
  }
}

export const line = new Line();
