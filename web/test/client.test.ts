// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import { Client, Problem } from '../src/api/client';

interface Sent {
  url: string;
  init: RequestInit;
}

/** A client over answers given in order, and what it sent. */
function over(...answers: (Response | Error)[]) {
  const sent: Sent[] = [];
  const client = new Client(async (url, init) => {
    sent.push({ url: String(url), init: init ?? {} });
    const answer = answers.shift();
    if (answer === undefined) throw new Error('no answer left');
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return { client, sent };
}

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const headers = (sent: Sent | undefined) => sent?.init.headers as Record<string, string>;

describe('a call', () => {
  test('is relative to the desk and leaves out what has no value', async () => {
    const { client, sent } = over(json({ total: 0, items: [] }));
    await client.get('hits', { state: undefined, partner: '', limit: 25 });
    expect(sent[0]?.url).toBe('api/hits?limit=25');
  });

  test('carries the token on a write and not on a read', async () => {
    const { client, sent } = over(json({}), json({}));
    client.csrf = 'abc';
    await client.get('hits');
    await client.post('hits/1/request', { purpose: 'x' });
    expect(headers(sent[0])['X-Csrf']).toBeUndefined();
    expect(headers(sent[1])['X-Csrf']).toBe('abc');
  });

  test('gives the code and message of a problem', async () => {
    const { client } = over(json({ code: 'NO_AGREEMENT', message: 'No agreement covers this' }, 409));
    await expect(client.get('hits')).rejects.toMatchObject({ status: 409, code: 'NO_AGREEMENT', message: 'No agreement covers this' });
  });

  test('says FAILED for an answer that is not the node’s own', async () => {
    const { client } = over(new Response('<h1>Oops</h1>', { status: 500 }));
    await expect(client.get('hits')).rejects.toMatchObject({ status: 500, code: 'FAILED' });
  });

  test('says NODE_AWAY where nothing answers', async () => {
    const { client } = over(new TypeError('fetch failed'));
    await expect(client.get('hits')).rejects.toMatchObject({ status: 0, code: 'NODE_AWAY', passes: true });
  });

  test('says NODE_AWAY, and tells it, where a proxy found nobody behind it', async () => {
    const { client } = over(new Response('<h1>Bad gateway</h1>', { status: 502 }));
    let told = 0;
    client.onAway(() => told++);
    await expect(client.get('hits')).rejects.toMatchObject({ code: 'NODE_AWAY' });
    expect(told).toBe(1);
  });

  test('takes an empty answer', async () => {
    const { client } = over(new Response(null, { status: 204 }));
    expect(await client.delete('session')).toBeUndefined();
  });

  test('names an uploaded file so that a header can carry it', async () => {
    const { client, sent } = over(json({}));
    await client.upload('intake/preview', new File(['a;b'], 'choferes año.csv'), 'application/octet-stream');
    expect(headers(sent[0])['X-Filename']).toBe('choferes%20a%C3%B1o.csv');
  });
});

describe('an expired session', () => {
  test('is renewed once and the same write is sent again with the new token', async () => {
    const { client, sent } = over(json({ code: 'NOT_SIGNED_IN', message: '' }, 401), json({ id: '7' }));
    client.csrf = 'old';
    client.onExpiry(async () => {
      client.csrf = 'new';
    });
    expect(await client.post('hits/7/request', { justification: 'typed before' })).toEqual({ id: '7' });
    expect(sent.map((call) => headers(call)['X-Csrf'])).toEqual(['old', 'new']);
    expect(sent[1]?.init.body).toBe(sent[0]?.init.body);
  });

  test('is a problem when it comes twice', async () => {
    const { client } = over(json({ code: 'NOT_SIGNED_IN', message: '' }, 401), json({ code: 'NOT_SIGNED_IN', message: '' }, 401));
    client.onExpiry(async () => {});
    await expect(client.get('hits')).rejects.toBeInstanceOf(Problem);
  });

  test('never hides a wrong password', async () => {
    const { client } = over(json({ code: 'WRONG_PASSWORD', message: '' }, 401));
    client.onExpiry(() => Promise.reject(new Error('must not be asked')));
    await expect(client.signIn({ user: 'a', password: 'b' })).rejects.toMatchObject({ code: 'WRONG_PASSWORD' });
  });

  test('is no session at the start', async () => {
    const { client } = over(json({ code: 'NOT_SIGNED_IN', message: '' }, 401));
    expect(await client.session()).toBeUndefined();
  });
});
