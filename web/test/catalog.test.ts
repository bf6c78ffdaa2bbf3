// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalog, codes, languages } from '../src/words/catalog';
import { plain, words } from '../src/words/words.svelte';

const every = Object.entries({ ...catalog, ...codes });
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hole) => hole[1]).sort();

describe('the catalog', () => {
  test('has a text in every language for every key', () => {
    const missing = every.filter(([, texts]) => texts.length !== languages.length || texts.some((text) => text.trim() === ''));
    expect(missing).toEqual([]);
  });

  test('has no key twice', () => {
    const folder = join(import.meta.dirname, '../src/words');
    const keys = readdirSync(folder).flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {2}'([\w.]+)':/gm)].map((key) => key[1]));
    expect(keys.length).toBeGreaterThan(500);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('names the same values in every language', () => {
    for (const [key, texts] of every) {
      for (const text of texts) expect([...new Set(holes(text))], key).toEqual([...new Set(holes(texts[0]!))]);
    }
  });

  test('counts in every language or in none', () => {
    for (const [key, texts] of every) expect(new Set(texts.map((text) => text.split('|').length)).size, key).toBe(1);
  });

  test('is spelled with curly quotation marks only', () => {
    expect(every.filter(([, texts]) => texts.some((text) => /['"]/.test(text)))).toEqual([]);
  });
});

test('every text of the catalog is used', () => {
  const source = join(import.meta.dirname, '../src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(svelte|ts)$/.test(file) && !file.startsWith('words'));
  const text = files.map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
  const computed = /^(clause\.\d+|agreement\.done\.\w+|authority\.\w+\.of)$/;
  expect(Object.keys(catalog).filter((key) => !computed.test(key) && !text.includes(`'${key}'`))).toEqual([]);
});

describe('a text', () => {
  test('follows the chosen language', () => {
    words.take('en');
    expect(words.t('nav.inbox')).toBe('Inbox');
    words.take('es');
    expect(words.t('nav.inbox')).toBe('Bandeja');
    words.take('en');
  });

  test('counts one and many', () => {
    expect(words.n('cases.hits.count', 1)).toBe('1 lead');
    expect(words.n('cases.hits.count', 1234)).toBe('1,234 leads');
  });

  test('of an unknown code reads as plain words', () => {
    expect(words.code('problem', 'SOMETHING_NEW')).toBe('Something new');
    expect(plain('retentionMaximumDays')).toBe('Retention maximum days');
  });
});
