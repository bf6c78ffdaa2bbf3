// SPDX-License-Identifier: Apache-2.0
import { Problem } from './api/client';
import { events, type Kind } from './api/events.svelte';

/** A value that the node holds, read again whenever what it depends on changes here or there. */
export class Live<T> {
  value = $state.raw<T>();
  problem = $state.raw<Problem>();
  loading = $state(true);
  #turn = 0;

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
      return () => {
        clearTimeout(soon);
        stop();
      };
    });
  }

  refresh(): void {
    void this.#take(this.fetch());
  }

  set(value: T): void {
    this.#turn++;
    this.value = value;
    this.problem = undefined;
    this.loading = false;
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
    }
  }
}

/** Reads with `fetch` now, when a reactive value that it reads changes, and at each event of these kinds. */
export function live<T>(fetch: () => Promise<T>, ...kinds: Kind[]): Live<T> {
  return new Live(fetch, kinds);
}
