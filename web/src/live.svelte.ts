// SPDX-License-Identifier: Apache-2.0
import { Problem } from './api/client';
import { events, type Kind } from './api/events.svelte';
import { line } from './api/line.svelte';

const FIRST = 2_000;
const LONGEST = 30_000;

/**
 * A value that the node holds, read again whenever what it depends on changes here or there. Where the node does not answer
 * the last value stays with the problem beside it, and is read again by itself.
 */
export class Live<T> {
  value = $state.raw<T>();
  problem = $state.raw<Problem>();
  loading = $state(true);
  /** When the value was read. */
  at = $state.raw<Date>();
  #turn = 0;
  #wait = FIRST;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly fetch: () => Promise<T>,
    kinds: Kind[],
  ) {
    $effect(() => {
      void this.#take(this.fetch());
    });
    $effect(() => {
      let soon: ReturnType<typeof setTimeout> | undefined;
      const stop = events.listen((kind) => {
        if (!kinds.includes(kind)) return;
        clearTimeout(soon);
        soon = setTimeout(() => this.refresh(), 150);
      });
      const stopBack = line.back(() => this.refresh());
      return () => {
        clearTimeout(soon);
        clearTimeout(this.#again);
        this.#turn++;
        stop();
        stopBack();
      };
    });
  }

  refresh(): void {
    void this.#take(this.fetch());
  }

  set(value: T): void {
    this.#turn++;
    clearTimeout(this.#again);
    this.#wait = FIRST;
    this.value = value;
    this.at = new Date();
    this.problem = undefined;
    this.loading = false;
  }

  #later(): void {
    clearTimeout(this.#again);
    this.#again = setTimeout(() => this.refresh(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST);
  }

  async #take(coming: Promise<T>): Promise<void> {
    const turn = ++this.#turn;
    this.loading = true;
    try {
      const value = await coming;
      if (turn === this.#turn) this.set(value);
    } catch (problem) {
      if (turn !== this.#turn) return;
      this.problem = problem instanceof Problem ? problem : new Problem(0, 'FAILED', String(problem));
      this.loading = false;
      if (this.problem.passes && !line.away) this.#later();
    }
  }
}

/** Reads with `fetch` now, when a reactive value that it reads changes, and at each event of these kinds. */
export function live<T>(fetch: () => Promise<T>, ...kinds: Kind[]): Live<T> {
  return new Live(fetch, kinds);
}
