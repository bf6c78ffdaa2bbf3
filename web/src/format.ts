// SPDX-License-Identifier: Apache-2.0
import type { Language } from './words/catalog';

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export function count(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { useGrouping: 'always' }).format(value);
}

export function percent(value: number, language: Language): string {
  const digits = value > 0.99 && value < 1 ? 1 : 0;
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: digits }).format(value);
}

export function bits(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

/** A moment in the reader's own time zone. */
export function moment(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** A calendar day, which has no time zone. Shorter dates (`2026`, `2026-03`) stay as they are. */
export function day(iso: string, language: Language): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(iso)) return iso;
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(iso.slice(0, 10)));
}

export function month(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${iso}-01`));
}

/** How long ago, or how long until: `3 minutes ago`, `in 2 hours`. Under a minute it is `now`. */
export function relative(iso: string, now: number, language: Language): string {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return words.format(0, 'second');
}

/** A digest, readable in a table: its first and last eight characters. Words stay as they are. */
export function short(digest: string): string {
  return digest.length <= 20 || digest.includes(' ') ? digest : `${digest.slice(0, 8)}…${digest.slice(-8)}`;
}
