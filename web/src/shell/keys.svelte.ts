// SPDX-License-Identifier: Apache-2.0
import { route } from '../route.svelte';
import { opens } from '../screens';
import { session } from '../session.svelte';
import { theme } from '../theme.svelte';
import type { Key } from '../words/catalog';

/** Letters that follow `g`, each with its screen. */
const every: { letter: string; screen: string; text: Key }[] = [
  { letter: 'i', screen: 'inbox', text: 'nav.inbox' },
  { letter: 'c', screen: 'cases', text: 'nav.cases' },
  { letter: 'p', screen: 'picture', text: 'nav.picture' },
  { letter: 'r', screen: 'corridor', text: 'nav.corridor' },
  { letter: 'o', screen: 'operations', text: 'nav.operations' },
  { letter: 'a', screen: 'agreements', text: 'nav.agreements' },
  { letter: 'l', screen: 'ledger', text: 'nav.ledger' },
  { letter: 'u', screen: 'accounts', text: 'nav.accounts' },
  { letter: 'n', screen: 'watch', text: 'nav.watch' },
];

/** The letters of the screens that the officer's role may open. */
export const screenKeys = () => every.filter(({ screen }) => opens(screen, (needed) => session.may(needed)));

/** The desk's keyboard shortcuts. They rest while the user types or a dialog is open. */
class KeyState {
  shown = $state(false);
  #going = 0;

  press(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const typing = target.closest('input, select, textarea, dialog, [contenteditable]') !== null;
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const going = performance.now() - this.#going < 1500;
    this.#going = 0;
    const screen = going ? screenKeys().find((key) => key.letter === event.key)?.screen : undefined;
    if (screen) route.go([screen]);
    else if (event.key === 'g') this.#going = performance.now();
    else if (event.key === '?') this.shown = true;
    else if (event.key === 't') theme.toggle();
    else if (event.key === '/' && session.may('GET subjects')) {
      event.preventDefault();
      route.go(['cases'], { search: 1 });
    }
  }
}

export const keys = new KeyState();
