// SPDX-License-Identifier: Apache-2.0
import { words } from './words/words.svelte';

const COUNTRIES = new Set(['nationality', 'country', 'jurisdiction', 'citizenship', 'mainCountry', 'birthCountry']);

/** Properties whose values are codes where they are one of a known group; free text stays as it was written. */
const CODED: Record<string, string> = { goods: 'goods', relationship: 'relation', relation: 'relation' };

/** A value as the reader should see it: countries and known codes by name, all else as it stands. */
export function shown(property: string, value: string): string {
  const group = CODED[property];
  if (group && words.has(group, value)) return words.code(group, value);
  return COUNTRIES.has(property) ? countryName(value) : value;
}

/** The name of a country by its two-letter code; anything else as it stands. */
export function countryName(code: string): string {
  if (!/^[a-z]{2}$/i.test(code)) return code;
  return new Intl.DisplayNames(words.language, { type: 'region', fallback: 'code' }).of(code.toUpperCase()) ?? code;
}

/** What a subject is called: goods that the demo and FollowTheMoney name by a word of a list, in the reader's language. */
export function labelOf(subject: { kind: string; label: string }): string {
  return subject.kind === 'CONSIGNMENT' && words.has('goods', subject.label) ? words.code('goods', subject.label) : subject.label;
}
