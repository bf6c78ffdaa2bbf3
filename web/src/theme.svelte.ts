// SPDX-License-Identifier: Apache-2.0

type Theme = 'light' | 'dark';
const REMEMBERED = 'enlace.theme';

/** Light or dark: what the user chose, else what the system prefers, also when that changes. */
class ThemeState {
  current = $state<Theme>('light');

  constructor() {
    const system = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
    const chosen = () => globalThis.localStorage?.getItem(REMEMBERED) as Theme | null;
    this.#take(chosen() ?? (system?.matches ? 'dark' : 'light'));
    system?.addEventListener('change', (change) => {
      if (!chosen()) this.#take(change.matches ? 'dark' : 'light');
    });
  }

  toggle(): void {
    this.#take(this.current === 'dark' ? 'light' : 'dark');
    localStorage.setItem(REMEMBERED, this.current);
  }

  #take(theme: Theme): void {
    this.current = theme;
    if (globalThis.document) document.documentElement.dataset.theme = theme;
  }
}

export const theme = new ThemeState();
