// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { colourOf } from '../src/authorities';
import { session } from '../src/session.svelte';

const REGION = ['co-migration', 'pa-security', 'cr-migration', 'gt-security', 'us-security'];

test('an authority has one colour, whoever looks and whomever else is known', () => {
  const seen = REGION.map((own) => {
    session.node = { authority: { id: own }, region: [] } as never;
    return REGION.map(colourOf).join();
  });
  expect(new Set(seen).size).toBe(1);
  expect(new Set(REGION.map(colourOf)).size).toBe(REGION.length);
  session.node = undefined;
});
