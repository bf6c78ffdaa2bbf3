// SPDX-License-Identifier: Apache-2.0
import { client } from './api/client';
import { events } from './api/events.svelte';
import { line } from './api/line.svelte';
import type { SchemaAuthority, SchemaNodeFace, SchemaSession } from './api/schema';
import { words } from './words/words.svelte';

/** Who sits at the desk. Where the session has expired, `expired` holds until the same user has signed in again. */
class SessionState {
  node = $state.raw<SchemaNodeFace>();
  current = $state.raw<SchemaSession>();
  expired = $state(false);
  #waiting: (() => void)[] = [];

  constructor() {
    client.onAway(() => line.lost());
    client.onExpiry(() => {
      this.expired = true;
      return new Promise((resolve) => this.#waiting.push(resolve));
    });
  }

  async start(): Promise<void> {
    this.node = await client.get<SchemaNodeFace>('node');
    const found = await client.session();
    if (found) this.#open(found);
  }

  async signIn(user: string, password: string): Promise<void> {
    this.#open(await client.signIn({ user, password }));
    if (this.current && this.current.language !== words.language && words.chosen) this.keepLanguage();
  }

  async changePassword(present: string, password: string): Promise<void> {
    this.#open(await client.put<SchemaSession>('password', { present, password }));
  }

  async signOut(): Promise<void> {
    events.close();
    await client.delete('session');
    this.current = undefined;
  }

  keepLanguage(): void {
    if (this.current) void client.put('session', { language: words.language });
  }

  get authority(): SchemaAuthority | undefined {
    return this.node?.authority;
  }

  isOwn(authority: string): boolean {
    return authority === this.node?.authority.id;
  }

  /** Whether the role of the signed-in officer may use a route, such as `GET hits/{id}`. */
  may(route: string): boolean {
    return this.current?.may.includes(route) ?? false;
  }

  #open(session: SchemaSession): void {
    client.csrf = session.csrf;
    this.current = session;
    this.node = session.node;
    if (!words.chosen && session.language) words.take(session.language);
    this.expired = false;
    events.open();
    for (const resume of this.#waiting.splice(0)) resume();
  }
}

export const session = new SessionState();
