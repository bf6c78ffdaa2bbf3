// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { route, parse } from '../src/route.svelte';
import { opens, screenNow } from '../src/screens';

const table = readFileSync(join(import.meta.dirname, '../../docs/roles.md'), 'utf8');
const routes = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map((row) => row[1]!);
const NAMES = ['hits', 'requests', 'cases', 'subjects', 'intake', 'picture', 'corridor', 'operations', 'agreements', 'ledger', 'accounts', 'watch'];

function needed(hash: string): string[] {
  const asked: string[] = [];
  route.place = parse(hash);
  screenNow((one) => asked.push(one) > 0);
  return asked;
}

test('every screen asks for a route of the table before it opens', () => {
  expect(routes.length).toBeGreaterThan(40);
  for (const name of NAMES) {
    for (const hash of [`#/${name}`, `#/${name}/x`]) {
      expect(needed(hash), hash).toHaveLength(1);
      expect(routes, hash).toContain(needed(hash)[0]);
    }
  }
});

test('a screen that the role may not use is another one than that it may', () => {
  for (const name of NAMES) {
    route.place = parse(`#/${name}/x`);
    expect(screenNow(() => true)).not.toBe(screenNow(() => false));
    expect(opens(name, () => false), name).toBe(false);
  }
});

test('the inbox and an address of nothing are open to everybody', () => {
  for (const hash of ['#/inbox', '', '#/nowhere']) expect(needed(hash), hash).toEqual([]);
});
