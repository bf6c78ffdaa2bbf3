// SPDX-License-Identifier: Apache-2.0
import { briefly } from '../../authorities';
import type { SchemaLead, SchemaVeilClass } from '../../api/schema';
import { code, t } from '../../words/words.svelte';

/** What two authorities both hold: an identifier is the same, a name may be spelt otherwise. */
export function bothHold({ classes, partner }: Pick<SchemaLead, 'classes' | 'partner'>): string {
  const same = classes.filter((held) => held !== 'NAME_TOKEN').map((held) => code('class', held));
  const who = briefly(partner.id);
  if (same.length === 0) return t('hits.same.name', { partner: who });
  const numbers = t('hits.same', { class: same.join(', '), partner: who });
  return same.length === classes.length ? numbers : `${numbers}, ${t('hits.and.name')}`;
}

/** What the officer knows before a record is disclosed. */
export function lead({ classes }: Pick<SchemaLead, 'classes'>): string {
  const strong = classes.find((held) => held !== 'NAME_TOKEN');
  return strong ? t('hit.lead', { class: code('class', strong) }) : t('hit.lead.name');
}

/** The class by which a lead is drawn: that of a number where there is one. */
export function mark({ classes }: Pick<SchemaLead, 'classes'>): SchemaVeilClass {
  return classes.find((held) => held !== 'NAME_TOKEN') ?? classes[0]!;
}
