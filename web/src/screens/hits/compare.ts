// SPDX-License-Identifier: Apache-2.0
import type { SchemaSubject } from '../../api/schema';

export interface ComparedRow {
  property: string;
  own: string[];
  foreign: string[];
  same: boolean;
}

/** The values of two subjects side by side, those that both have first; the order is that of the own statements. */
export function compare(own: SchemaSubject, foreign: SchemaSubject): ComparedRow[] {
  const ours = grouped(own);
  const theirs = grouped(foreign);
  const rows = [...new Set([...ours.keys(), ...theirs.keys()])].map((property) => {
    const a = ours.get(property) ?? [];
    const b = theirs.get(property) ?? [];
    return { property, own: a, foreign: b, same: a.some((value) => b.some((other) => folded(value) === folded(other))) };
  });
  const shared = (row: ComparedRow) => Number(row.own.length > 0 && row.foreign.length > 0);
  return rows.sort((a, b) => shared(b) - shared(a));
}

function grouped(subject: SchemaSubject): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const { property, value } of subject.statements) {
    const known = values.get(property) ?? [];
    if (!known.includes(value)) values.set(property, [...known, value]);
  }
  return values;
}

function folded(value: string): string {
  return value.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
