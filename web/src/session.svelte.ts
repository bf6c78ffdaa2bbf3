// SPDX-License-Identifier: Apache-2.0
import { client } from './api/client';
import { events } from './api/events.svelte';
import { line } from './api/line.svelte';
import type { SchemaAuthority, SchemaNodeFace, SchemaOfferedSecret, SchemaRoleChoice, SchemaSession } from './api/schema';
import { moment } from './format';
import { notices } from './notices.svelte';
import { code, n, t, words } from './words/words.svelte';

export interface Enrolled {
  recoveryCodes: string[];
  session: SchemaSession;
}

/** Who sits at the desk. Where the session has expired, `expired` holds until the same user has signed in again. */
class SessionState {
  node = $state.raw<SchemaNodeFace>();
  current = $state.raw<SchemaSession>();
  expired = $state(false);
  /** An act of weight waits for a proof of who sits here. */
  proving = $state(false);
  #waiting: (() => void)[] = [];
  #provers: ((proved: boolean) => void)[] = [];

  constructor() {
    client.onAway(() => line.lost());
    client.onExpiry(() => {
      this.expired = true;
      return new Promise((resolve) => this.#waiting.push(resolve));
    });
    client.onProof(() => {
      this.proving = true;
      return new Promise((resolve) => this.#provers.push(resolve));
    });
  }

  async start(): Promise<void> {
    this.node = await client.get<SchemaNodeFace>('node');
    const found = await client.session();
    if (found) this.#open(found);
  }

  async signIn(user: string, password: string, code: string): Promise<void> {
    const opened = await client.signIn({ user, password, code });
    this.#open(opened);
    greet(opened);
    if (this.current && this.current.language !== words.language && words.chosen) this.keepLanguage();
  }

  async changePassword(present: string, password: string): Promise<void> {
    this.#open(await client.put<SchemaSession>('password', { present, password }));
  }

  async prove(proof: { password?: string; code?: string }): Promise<void> {
    this.#open(await client.post<SchemaSession>('proof', proof));
    this.endProof(true);
  }

  /** The acts that wait go on, or are given up. */
  endProof(proved: boolean): void {
    this.proving = false;
    for (const resume of this.#provers.splice(0)) resume(proved);
  }

  /** Goes on in another role, or for a colleague. */
  async act(choice: SchemaRoleChoice): Promise<void> {
    this.#open(await client.put<SchemaSession>('session/role', choice));
  }

  offerSecret(): Promise<SchemaOfferedSecret> {
    return client.post<SchemaOfferedSecret>('second-factor');
  }

  /** The new session counts once the recovery codes are kept. */
  enrol(code: string): Promise<Enrolled> {
    return client.put<Enrolled>('second-factor', { code });
  }

  newCodes(): Promise<Enrolled> {
    return client.post<Enrolled>('second-factor/recovery-codes');
  }

  async dropFactor(): Promise<void> {
    this.#open((await client.delete<Enrolled>('second-factor')).session);
  }

  goOn(session: SchemaSession): void {
    this.#open(session);
  }

  /** Whether a second factor must be enrolled before anything else. */
  get owesFactor(): boolean {
    const factor = this.current?.secondFactor;
    return factor !== undefined && factor.required && !factor.enrolled;
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
    if (!this.owesFactor) events.open();
    for (const resume of this.#waiting.splice(0)) resume();
  }
}

/** Tells who has signed in when the name was used before: somebody else's sign-in is noticed by its person alone. */
function greet({ previous }: SchemaSession): void {
  if (!previous) return;
  const where = t('tries.where', { browser: code('browser', previous.browser), network: code('network', previous.network) });
  const told = t('tries.previous', { time: moment(previous.at, words.language), where });
  if (previous.failed) notices.bad(`${told} ${n('tries.failed', previous.failed)}`);
  else notices.good(told);
}

export const session = new SessionState();
