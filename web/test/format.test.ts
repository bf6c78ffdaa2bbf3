// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { bits, count, day, month, percent, relative, short } from '../src/format';
import { href, parse } from '../src/route.svelte';

const NOW = Date.parse('2026-03-01T12:00:00Z');

test('counts are grouped as the language does', () => {
  expect(count(9217, 'en')).toBe('9,217');
  expect(count(9217, 'es')).toBe('9.217');
});

test('a probability short of certain is never shown as 100 %', () => {
  expect(percent(0.9964, 'en')).toBe('99.6%');
  expect(percent(0.58, 'en')).toBe('58%');
});

test('weights carry their sign', () => {
  expect(bits(14.6, 'en')).toBe('+14.6');
  expect(bits(-1.5, 'en')).toBe('-1.5');
});

test('a day is the same in every time zone and a shorter date stays as it is', () => {
  expect(day('2026-03-01', 'en')).toBe('Mar 1, 2026');
  expect(day('2026', 'en')).toBe('2026');
  expect(month('2026-03', 'en')).toBe('Mar 2026');
});

test('time is told from now', () => {
  expect(relative('2026-03-01T11:57:00Z', NOW, 'en')).toBe('3 minutes ago');
  expect(relative('2026-03-01T14:00:00Z', NOW, 'es')).toBe('dentro de 2 horas');
  expect(relative('2026-03-01T11:59:30Z', NOW, 'en')).toBe('now');
  expect(relative('2026-02-27T12:00:00Z', NOW, 'en')).toBe('2 days ago');
});

test('a digest is shortened and a word is not', () => {
  expect(short('b5d4045c3f466fa91fe2cc6abe79232a')).toBe('b5d4045c…be79232a');
  expect(short('agr-2')).toBe('agr-2');
});

test('an address holds any id and comes back the same', () => {
  const address = href(['subjects', 'pa-security/p 1/ñ'], { q: 'a&b', empty: '' });
  const place = parse(address);
  expect(place.parts).toEqual(['subjects', 'pa-security/p 1/ñ']);
  expect([...place.query]).toEqual([['q', 'a&b']]);
});

test('a damaged address is read as far as it goes', () => {
  expect(parse('#/hits/%E0%A4%A').parts).toEqual(['hits', '%E0%A4%A']);
});
