// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Line } from '../src/api/line.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('asks ever more slowly until the node answers, and tells it once', async () => {
  let answers = false;
  const asked: number[] = [];
  const line = new Line(async () => {
    asked.push(Date.now());
    return answers;
  });
  let told = 0;
  line.back(() => told++);
  line.lost();
  line.lost();
  expect(line.away).toBe(true);
  await vi.advanceTimersByTimeAsync(60_000);
  const waits = asked.slice(1).map((at, index) => at - asked[index]!);
  expect(waits.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 15_000]);
  expect([told, line.away]).toEqual([0, true]);
  answers = true;
  await vi.advanceTimersByTimeAsync(15_000);
  expect([told, line.away]).toEqual([1, false]);
  const last = asked.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked.length).toBe(last);
});
