// SPDX-License-Identifier: Apache-2.0
import type { SchemaSubject } from '../../api/schema';

export interface ComparedRow {
  property: string;
  own: string[];
  foreign: string[];
  same: boolean;
  /** Both hold one and no value is in common: of what a person or thing has one of, that speaks against; else it may be another one. */
  differs?: 'conflict' | 'other';
}

/** Of these one subject has one: another value is a contradiction, or an error in one of the files. */
const ONE_EACH = new Set(['birthDate', 'deathDate', 'gender', 'imoNumber', 'iban', 'number', 'incorporationDate']);

/** The values of two subjects side by side, those that both have first; the order is that of the own statements. */
export function compare(own: SchemaSubject, foreign: SchemaSubject): ComparedRow[] {
  const ours = grouped(own);
  const theirs = grouped(foreign);
  const rows = [...new Set([...ours.keys(), ...theirs.keys()])].map((property) => {
    const a = ours.get(property) ?? [];
    const b = theirs.get(property) ?? [];
    const same = meet(a, b) || meet(a, numbersOf(theirs)) || meet(b, numbersOf(ours));
    const apart = !same && a.length > 0 && b.length > 0 && !(own.kind === foreign.kind && partly(property, a, b));
    return { property, own: a, foreign: b, same, ...(apart ? { differs: ONE_EACH.has(property) ? ('conflict' as const) : ('other' as const) } : {}) };
  });
  const shared = (row: ComparedRow) => Number(row.own.length > 0 && row.foreign.length > 0);
  return rows.sort((a, b) => shared(b) - shared(a));
}

/** Numbers that identify; the same one may stand under another property where the kinds differ. */
function numbersOf(values: Map<string, string[]>): string[] {
  return [...values.values()].flat().filter((value) => /\d{4}/.test(value) && !/^\d{4}(-\d\d){0,2}$/.test(value));
}

/** A year, or a year and a month, does not contradict the whole date that begins with it. */
function partly(property: string, ours: string[], theirs: string[]): boolean {
  return property.endsWith('Date') && ours.some((value) => theirs.some((other) => value.startsWith(other) || other.startsWith(value)));
}

function meet(ours: string[], theirs: string[]): boolean {
  return ours.some((value) => theirs.some((other) => folded(value) === folded(other)));
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
