// SPDX-License-Identifier: Apache-2.0
import { line } from './line.svelte';
import type { SchemaEvent } from './schema';

export type Kind = SchemaEvent['kind'];
type Listener = (kind: Kind) => void;

const KINDS: Kind[] = ['HITS', 'REQUESTS', 'CASES', 'PICTURE', 'CORRIDOR', 'OPERATIONS', 'AGREEMENTS', 'PARTNERS', 'LEDGER', 'ACCOUNTS'];
const AGAIN_AFTER = 5_000;

/**
 * The node's server-sent events, one connection for the whole desk. A cut line is taken up again; since events may
 * have been missed meanwhile, everything on screen is then read anew. That read also finds out where a session has ended
 * with the node, and asks for a new one.
 */
class Events {
  readonly #listeners = new Set<Listener>();
  #source: EventSource | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #missed = false;

  constructor() {
    line.back(() => {
      if (this.#source) this.open();
    });
  }

  open(): void {
    this.close();
    const source = new EventSource('api/events');
    this.#source = source;
    source.onopen = () => {
      if (this.#missed) this.#announceAll();
      this.#missed = false;
    };
    source.onmessage = (message: MessageEvent<string>) => this.announce((JSON.parse(message.data) as SchemaEvent).kind);
    source.onerror = () => {
      this.#missed = true;
      void line.again();
      if (source.readyState === EventSource.CLOSED) this.#again = setTimeout(() => this.#reopen(), AGAIN_AFTER);
    };
  }

  close(): void {
    clearTimeout(this.#again);
    this.#source?.close();
    this.#source = undefined;
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells this desk's own screens what its own write has changed, without waiting for the node's word. */
  announce(kind: Kind): void {
    for (const listener of this.#listeners) listener(kind);
  }

  #reopen(): void {
    this.open();
    this.#announceAll();
  }

  #announceAll(): void {
    KINDS.forEach((kind) => this.announce(kind));
  }
}

export const events = new Events();
