// SPDX-License-Identifier: Apache-2.0
import type { SchemaEvent } from './schema';

export type Kind = SchemaEvent['kind'];
type Listener = (kind: Kind) => void;

/** The node's server-sent events, one connection for the whole desk; the browser reconnects by itself. */
class Events {
  readonly #listeners = new Set<Listener>();
  #source: EventSource | undefined;

  open(): void {
    if (this.#source) return;
    this.#source = new EventSource('api/events');
    this.#source.onmessage = (message: MessageEvent<string>) => {
      const { kind } = JSON.parse(message.data) as SchemaEvent;
      this.announce(kind);
    };
  }

  close(): void {
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
}

export const events = new Events();
