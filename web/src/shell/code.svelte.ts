// SPDX-License-Identifier: Apache-2.0
import { line } from '../api/line.svelte';

const REMEMBERED = 'enlace.reloaded';
const AT_MOST_EVERY = 20_000;

/**
 * The desk's own program where a part of it could not be fetched. A part that failed is not asked for twice in one page, so
 * the page is loaded anew: when the node is back, or at once where it answers and only the part is gone, as after an
 * update. Never twice in a row; then the officer decides.
 */
class Code {
  #missing = false;

  constructor() {
    line.back(() => this.#missing && this.#reload());
  }

  missed(): void {
    this.#missing = true;
    void line.again().then((answers) => answers && this.#reload());
  }

  #reload(): void {
    const last = Number(sessionStorage.getItem(REMEMBERED) ?? 0);
    if (Date.now() - last < AT_MOST_EVERY) return;
    sessionStorage.setItem(REMEMBERED, String(Date.now()));
    location.reload();
  }
}

export const code = new Code();
