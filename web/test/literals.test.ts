// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '../src');
const READ_OUT = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'lead', 'text', 'action', 'reason']);
const WORD = /\p{L}{2,}/u;
const ALLOWED = new Set(['Esc']);

interface Node {
  type?: string;
  name?: string;
  data?: string;
  start?: number;
  [key: string]: unknown;
}

const components = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.svelte'));

/** Words that stand in the markup itself, as text or in an attribute that a person sees or hears. */
function literals(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown, attribute?: string): void => {
    if (Array.isArray(node)) node.forEach((item) => visit(item, attribute));
    else if (node !== null && typeof node === 'object') {
      const { type, name, data } = node as Node;
      if (type === 'Text' && (attribute === undefined || READ_OUT.has(attribute)) && WORD.test(data ?? '')) found.push((data ?? '').trim());
      const inside = type === 'Attribute' ? name : attribute;
      for (const [key, value] of Object.entries(node)) if (key !== 'metadata') visit(value, inside);
    }
  };
  visit(parse(source, { modern: true }).fragment);
  return found.filter((text) => !ALLOWED.has(text));
}

test.each(components)('%s holds no text of its own', (file) => {
  expect(literals(readFileSync(join(SOURCE, file), 'utf8'))).toEqual([]);
});

test('a planted text is found', () => {
  expect(literals('<p>Hello</p><input placeholder="Name here" class="wide" />')).toEqual(['Hello', 'Name here']);
});

test.each(components)('%s keeps to the rules of the content security policy', (file) => {
  const source = readFileSync(join(SOURCE, file), 'utf8');
  expect(source).not.toMatch(/\{@html/);
  expect(source).not.toMatch(/\sstyle="/);
  expect(source.split('\n').length).toBeLessThan(250);
});
