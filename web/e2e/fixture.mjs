// SPDX-License-Identifier: Apache-2.0
// Serves the built desk and answers its API from fixtures, so that the desk can be tested without a node.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { answers } from './fixture-answers.mjs';
import { people } from './fixture-roles.mjs';
import { authorities } from './fixture-data.mjs';

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Starts the fixture region on a free loopback port; each of its people signs in with `demo`. */
export async function startFixture(dist) {
  const region = { hits: {}, sessions: new Map(), streams: [], calls: answers() };
  const server = createServer((request, response) => {
    handle(region, dist, request, response).catch((failure) => send(response, 500, { code: 'FAILED', message: String(failure) }));
  });
  const listen = (port) => new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address();
  return {
    address: `http://127.0.0.1:${port}`,
    /** The node goes away as a stopped process does, and comes back at the same address. */
    leave: () => {
      server.close();
      server.closeAllConnections();
    },
    comeBack: () => listen(port),
    password: 'demo',
    expire: () => region.sessions.clear(),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function handle(region, dist, request, response) {
  const url = new URL(request.url, 'http://node');
  const [, n, authority, ...rest] = url.pathname.split('/');
  if (n !== 'n' || !authorities[authority]) return send(response, 302, undefined, { Location: '/n/pa-security/' });
  if (rest[0] !== 'api') return file(dist, rest.join('/') || 'index.html', response);
  const path = rest.slice(1).map(decodeURIComponent);
  const body = await read(request);
  const language = /^es/.test(request.headers['accept-language'] ?? '') ? 'es' : 'en';
  const call = { method: request.method, path, query: url.searchParams, body, language, own: authority, changed: (...kinds) => announce(region, kinds) };
  if (path[0] === 'invitation') return body.token === 'k'.repeat(43) ? send(response, 200, { user: 'liaison' }) : send(response, 403, { code: 'NOT_ENTITLED', message: 'No such link' });
  if (path[0] === 'session') return session(region, call, request, response);
  if (path[0] !== 'node' && !region.sessions.has(cookie(request, authority))) return send(response, 401, { code: 'NOT_SIGNED_IN', message: 'Sign in' });
  call.role = people[region.sessions.get(cookie(request, authority))];
  if (request.method !== 'GET' && request.headers['x-csrf'] !== 'token') return send(response, 403, { code: 'CSRF', message: 'CSRF token is wrong' });
  if (path[0] === 'password') return body.present === 'demo' ? send(response, 200, region.calls.session(authority, language, region.sessions.get(cookie(request, authority)))) : send(response, 403, { code: 'NOT_ENTITLED', message: 'Another password' });
  if (path[0] === 'events') return stream(region, response);
  const answer = region.calls.answer(call);
  return answer === undefined ? send(response, 404, { code: 'NOT_FOUND', message: 'Not found' }) : send(response, answer.status ?? 200, answer.body, answer.headers);
}

function session(region, call, request, response) {
  if (call.method === 'POST') {
    if (call.body.password !== 'demo') return send(response, 401, { code: 'WRONG_PASSWORD', message: 'Wrong password' });
    const user = call.body.user;
    if (!people[user]) return send(response, 401, { code: 'WRONG_PASSWORD', message: 'Wrong name' });
    const id = `${call.own}.${Math.random()}`;
    region.sessions.set(id, user);
    return send(response, 200, region.calls.session(call.own, call.language, user), { 'Set-Cookie': `enlace=${id}; Path=/n/${call.own}/; HttpOnly; SameSite=Strict` });
  }
  const id = cookie(request, call.own);
  if (!region.sessions.has(id)) return send(response, 401, { code: 'NOT_SIGNED_IN', message: 'Sign in' });
  if (call.method === 'DELETE') region.sessions.delete(id);
  return call.method === 'DELETE' ? send(response, 204) : send(response, 200, region.calls.session(call.own, call.language, region.sessions.get(id)));
}

function announce(region, kinds) {
  for (const open of region.streams) for (const kind of kinds) open.write(`data: ${JSON.stringify({ kind })}\n\n`);
}

function stream(region, response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': open\n\n');
  region.streams.push(response);
}

async function file(dist, name, response) {
  const path = normalize(join(dist, name));
  try {
    const content = await readFile(path.startsWith(dist) ? path : join(dist, 'index.html'));
    response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Content-Security-Policy': POLICY });
    response.end(content);
  } catch {
    send(response, 404, { code: 'NOT_FOUND', message: 'No such file' });
  }
}

function send(response, status, body, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
}

function cookie(request, authority) {
  return (request.headers.cookie ?? '').split('; ').find((pair) => pair.startsWith(`enlace=${authority}`))?.slice('enlace='.length);
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return request.headers['content-type'] === 'application/json' ? JSON.parse(text || '{}') : text;
}
