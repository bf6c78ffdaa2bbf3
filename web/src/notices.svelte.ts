// SPDX-License-Identifier: Apache-2.0
import { Problem } from './api/client';
import { words } from './words/words.svelte';

export interface Notice {
  id: number;
  text: string;
  tone: 'good' | 'bad';
  undo?: () => Promise<void>;
}

/** The sentence for a problem: by its code in the user's language, else the node's own English. */
export function sentence(problem: { code: string; message: string }): string {
  return words.has('problem', problem.code) ? words.code('problem', problem.code) : problem.message;
}

/** Short messages at the foot of the desk; each is read out and goes away by itself. */
class Notices {
  all = $state<Notice[]>([]);
  #last = 0;

  good(text: string, undo?: () => Promise<void>): void {
    this.#add({ id: ++this.#last, text, tone: 'good', ...(undo ? { undo } : {}) });
  }

  bad(problem: unknown): void {
    const text = typeof problem === 'string' ? problem : sentence(problem instanceof Problem ? problem : { code: 'DESK_FAILED', message: '' });
    this.#add({ id: ++this.#last, text, tone: 'bad' });
  }

  drop(id: number): void {
    this.all = this.all.filter((notice) => notice.id !== id);
  }

  #add(notice: Notice): void {
    this.all = [...this.all.slice(-2), notice];
    setTimeout(() => this.drop(notice.id), notice.tone === 'bad' || notice.undo ? 12_000 : 5_000);
  }
}

export const notices = new Notices();
