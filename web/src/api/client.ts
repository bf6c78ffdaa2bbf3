// SPDX-License-Identifier: Apache-2.0
import type * as Schema from './schema';

/** What the node answered instead of a result; `code` is stable and has a translation, `message` is English. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  /** Whether the same call may work soon: the node, or its database, does not answer now. */
  get passes(): boolean {
    return this.code === 'NODE_AWAY' || this.status === 503;
  }
}

export interface Page<T> {
  total: number;
  items: T[];
}

type Query = Record<string, string | number | undefined>;
type Reauthenticate = () => Promise<void>;
/** Says whether the user has given a proof, or would not. */
type Prove = () => Promise<boolean>;

/** Answers of something between desk and node that could not reach the node. */
const BETWEEN = [502, 504];

/**
 * Calls the node's API relative to the desk's own address. Adds the CSRF token to each write; where a session has
 * expired, or an act of weight needs a proof, waits until the user has signed in or proved it and then repeats the call
 * once, so that nothing typed is lost.
 */
export class Client {
  #csrf = '';
  #reauthenticate: Reauthenticate | undefined;
  #prove: Prove | undefined;
  #away: () => void = () => {};
  readonly #fetch: typeof fetch;

  constructor(fetcher: typeof fetch = (input, init) => fetch(input, init)) {
    this.#fetch = fetcher;
  }

  set csrf(token: string) {
    this.#csrf = token;
  }

  onExpiry(reauthenticate: Reauthenticate): void {
    this.#reauthenticate = reauthenticate;
  }

  /** Asks for the password or a code where an act of weight needs it. */
  onProof(prove: Prove): void {
    this.#prove = prove;
  }

  /** Hears of each call that the node did not answer. */
  onAway(away: () => void): void {
    this.#away = away;
  }

  get<T>(path: string, query: Query = {}): Promise<T> {
    return this.#call<T>('GET', address(path, query));
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.#call<T>('POST', address(path), JSON.stringify(body), { 'Content-Type': 'application/json' });
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.#call<T>('PUT', address(path), JSON.stringify(body), { 'Content-Type': 'application/json' });
  }

  delete<T>(path: string): Promise<T> {
    return this.#call<T>('DELETE', address(path));
  }

  upload<T>(path: string, file: File, type: string): Promise<T> {
    return this.#call<T>('POST', address(path), file, { 'Content-Type': type, 'X-Filename': encodeURIComponent(file.name) });
  }

  /** Signs in; a wrong password is a Problem like any other, never a reason to ask again by itself. */
  signIn(body: Schema.SchemaSignIn): Promise<Schema.SchemaSession> {
    return this.#once('POST', 'api/session', JSON.stringify(body), { 'Content-Type': 'application/json' });
  }

  /** Sets the password of whom a one-time link invites. */
  accept(token: string, password: string): Promise<{ user: string }> {
    return this.#once('POST', 'api/invitation', JSON.stringify({ token, password }), { 'Content-Type': 'application/json' });
  }

  /** The session that the browser's cookie opens, or undefined where there is none. */
  async session(): Promise<Schema.SchemaSession | undefined> {
    try {
      return await this.#once<Schema.SchemaSession>('GET', 'api/session');
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 401) return undefined;
      throw problem;
    }
  }

  async #call<T>(method: string, url: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<T> {
    try {
      return await this.#once<T>(method, url, body, headers);
    } catch (problem) {
      if (!(problem instanceof Problem) || !(await this.#mended(problem))) throw problem;
      return this.#once<T>(method, url, body, headers);
    }
  }

  /** Whether the call may work now. */
  async #mended(problem: Problem): Promise<boolean> {
    if (problem.code === 'PROOF_NEEDED' && this.#prove) return this.#prove();
    if (problem.status !== 401 || !this.#reauthenticate) return false;
    await this.#reauthenticate();
    return true;
  }

  async #once<T>(method: string, url: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<T> {
    const write = method !== 'GET';
    const answer = await this.#send(url, {
      method,
      headers: { Accept: 'application/json', ...headers, ...(write ? { 'X-Csrf': this.#csrf } : {}) },
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body === undefined ? {} : { body }),
    });
    if (answer.status === 204) return undefined as T;
    if (!answer.ok) throw await problemOf(answer);
    return (await answer.json()) as T;
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    try {
      const answer = await this.#fetch(url, init);
      if (!BETWEEN.includes(answer.status)) return answer;
    } catch {
      // Told below, like a proxy that found nobody behind it.
    }
    this.#away();
    throw new Problem(0, 'NODE_AWAY', 'The node does not answer');
  }
}

function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  return `api/${path}${search.size > 0 ? `?${search}` : ''}`;
}

async function problemOf(answer: Response): Promise<Problem> {
  try {
    const { code, message } = (await answer.json()) as Schema.SchemaProblem;
    if (typeof code === 'string' && typeof message === 'string') return new Problem(answer.status, code, message);
  } catch {
    // The body was not the node's own: a proxy's page, or cut off.
  }
  return new Problem(answer.status, 'FAILED', `HTTP ${answer.status}`);
}

/** A path segment that may hold any character of an id. */
export const segment = (id: string): string => encodeURIComponent(id);

export const client = new Client();
