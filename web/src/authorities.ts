// SPDX-License-Identifier: Apache-2.0
import type { SchemaAuthority } from './api/schema';
import { session } from './session.svelte';
import { countryName } from './shown';
import { t } from './words/words.svelte';

const COLOURS = 10;
/** A start of the hash for which the usual authorities of the corridor lie apart. */
const START = 707;

/** Number of the colour of an authority. It follows from its id alone, so it is the same at every desk and every day. */
export function colourOf(authority: string): number {
  let hash = START;
  for (const letter of authority) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) % COLOURS;
}

const known = new Map<string, SchemaAuthority>();

/** Keeps the names of authorities that answers of the node have mentioned. */
export function remember(...authorities: SchemaAuthority[]): void {
  for (const authority of authorities) known.set(authority.id, authority);
}

export function authorityOf(id: string): SchemaAuthority | undefined {
  if (session.node?.authority.id === id) return session.node.authority;
  return session.node?.region.find((place) => place.authority.id === id)?.authority ?? known.get(id);
}

/** The full name of an authority. */
export function nameOf(id: string): string {
  return authorityOf(id)?.name ?? id;
}

/** Country and kind in the reader's language where they name one authority alone, else its full name. */
export function briefly(id: string): string {
  const authority = authorityOf(id);
  if (!authority) return id;
  const all = new Map([...(session.node?.region.map((place) => place.authority) ?? []), ...known.values()].map((one) => [one.id, one]));
  const alike = [...all.values()].filter((one) => one.country === authority.country && one.kind === authority.kind);
  return alike.length > 1 ? authority.name : t(`authority.${authority.kind}.of`, { country: countryName(authority.country) });
}

/** Two letters that stand for an authority where there is little room. */
export function markOf(id: string): string {
  return authorityOf(id)?.country ?? id.slice(0, 2).toUpperCase();
}
