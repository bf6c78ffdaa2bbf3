// SPDX-License-Identifier: Apache-2.0
import { client } from '../api/client';
import type { SchemaOverview } from '../api/schema';
import { remember } from '../authorities';
import { live, type Live } from '../live.svelte';

/** The overview of the node, read once for the navigation and again at each change. */
export function standing(): Live<SchemaOverview> {
  return live(async () => {
    const overview = await client.get<SchemaOverview>('overview');
    remember(...overview.partners.map((partner) => partner.authority));
    return overview;
  }, 'HITS', 'REQUESTS', 'CASES', 'PARTNERS', 'AGREEMENTS', 'OPERATIONS');
}
