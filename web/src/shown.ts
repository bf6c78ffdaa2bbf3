// SPDX-License-Identifier: Apache-2.0
import { words } from './words/words.svelte';

const COUNTRIES = new Set(['nationality', 'country', 'jurisdiction', 'citizenship', 'mainCountry', 'birthCountry']);

/** A value as the reader should see it: country codes by name, all else as it stands. */
export function shown(property: string, value: string): string {
  return COUNTRIES.has(property) ? countryName(value) : value;
}

/** The name of a country by its two-letter code; anything else as it stands. */
export function countryName(code: string): string {
  if (!/^[a-z]{2}$/i.test(code)) return code;
  return new Intl.DisplayNames(words.language, { type: 'region', fallback: 'code' }).of(code.toUpperCase()) ?? code;
}
