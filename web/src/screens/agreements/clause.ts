// SPDX-License-Identifier: Apache-2.0
import type { SchemaClauseItem } from '../../api/schema';
import { authorityOf, briefly } from '../../authorities';
import { day } from '../../format';
import { words } from '../../words/words.svelte';

const GROUPS = ['protected', 'kind', 'property', 'purpose', 'exchange', 'relation', 'role', 'value', 'ledger', 'problem', 'class', 'authority'];

/** A value of a clause in the user's words where it is a code of the desk, else as it stands. */
export function valueOf(value: string): string {
  if (authorityOf(value)) return briefly(value);
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return day(value, words.language);
  if (/^[A-Z_]+( [A-Z_]+)+$/.test(value)) return value.split(' ').map(valueOf).join(' · ');
  const group = GROUPS.find((candidate) => words.has(candidate, value));
  return group ? words.code(group, value) : value;
}

/** The items of a clause in a row, put together where they follow one another and apply to the same thing. */
export function grouped(items: SchemaClauseItem[]): { of: string; items: SchemaClauseItem[] }[] {
  const groups: { of: string; items: SchemaClauseItem[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && last.of === (item.of ?? '')) last.items.push(item);
    else groups.push({ of: item.of ?? '', items: [item] });
  }
  return groups;
}
