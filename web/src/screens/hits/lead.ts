// SPDX-License-Identifier: Apache-2.0
import { briefly } from '../../authorities';
import type { SchemaHit } from '../../api/schema';
import { code, t } from '../../words/words.svelte';

/** What two authorities both hold: an identifier is the same, a name may be spelt otherwise. */
export function bothHold({ class: held, partner }: Pick<SchemaHit, 'class' | 'partner'>): string {
  return held === 'NAME_TOKEN'
    ? t('hits.same.name', { partner: briefly(partner.id) })
    : t('hits.same', { class: code('class', held), partner: briefly(partner.id) });
}

/** What the officer knows before the record is disclosed. */
export function lead({ class: held }: Pick<SchemaHit, 'class'>): string {
  return held === 'NAME_TOKEN' ? t('hit.lead.name') : t('hit.lead', { class: code('class', held) });
}
