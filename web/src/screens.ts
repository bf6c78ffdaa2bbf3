// SPDX-License-Identifier: Apache-2.0
import type { Component } from 'svelte';
import { route } from './route.svelte';

/** A screen and the route that it reads; without one, everybody may open it. */
interface Screen {
  load: () => Promise<{ default: Component }>;
  needs?: string;
}

type May = (route: string) => boolean;

const inbox = () => import('./screens/inbox/Inbox.svelte');
const cases = () => import('./screens/cases/Cases.svelte');

/** The screens by the first part of the address, `#/hits` and `#/hits/12`, each loaded when it is first opened. */
const screens: Record<string, { list: Screen; one?: Screen } | undefined> = {
  inbox: { list: { load: inbox } },
  hits: {
    list: { load: inbox, needs: 'GET hits' },
    one: { load: () => import('./screens/hits/HitScreen.svelte'), needs: 'GET hits/{id}' },
  },
  requests: {
    list: { load: inbox, needs: 'GET requests' },
    one: { load: () => import('./screens/hits/RequestScreen.svelte'), needs: 'GET requests/{id}' },
  },
  cosignatures: { list: { load: inbox, needs: 'GET cosignatures' } },
  cases: {
    list: { load: cases, needs: 'GET cases' },
    one: { load: () => import('./screens/cases/CaseScreen.svelte'), needs: 'GET cases/{id}' },
  },
  subjects: {
    list: { load: cases, needs: 'GET subjects' },
    one: { load: () => import('./screens/cases/SubjectScreen.svelte'), needs: 'GET subjects/{id}' },
  },
  intake: { list: { load: () => import('./screens/intake/Intake.svelte'), needs: 'POST intake/preview' } },
  sources: { list: { load: () => import('./screens/intake/Sources.svelte'), needs: 'GET sources' } },
  picture: { list: { load: () => import('./screens/picture/PictureScreen.svelte'), needs: 'GET picture' } },
  corridor: { list: { load: () => import('./screens/corridor/CorridorScreen.svelte'), needs: 'GET corridor' } },
  operations: {
    list: { load: () => import('./screens/operations/Operations.svelte'), needs: 'GET operations' },
    one: { load: () => import('./screens/operations/OperationScreen.svelte'), needs: 'GET operations/{id}' },
  },
  agreements: {
    list: { load: () => import('./screens/agreements/Agreements.svelte'), needs: 'GET agreements' },
    one: { load: () => import('./screens/agreements/AgreementScreen.svelte'), needs: 'GET agreements/{id}' },
  },
  ledger: { list: { load: () => import('./screens/ledger/Ledger.svelte'), needs: 'GET ledger' } },
  you: { list: { load: () => import('./screens/you/You.svelte') } },
  watch: { list: { load: () => import('./screens/watch/Watch.svelte'), needs: 'GET watch' } },
  accounts: { list: { load: () => import('./screens/accounts/Accounts.svelte'), needs: 'GET accounts' } },
};

const lost: Screen = { load: () => import('./screens/Lost.svelte') };
const refused: Screen = { load: () => import('./screens/Refused.svelte') };

/** The screen at the address now; one that the role may not use is refused before anything is asked for. */
export function screenNow(may: May): Screen {
  const found = screens[route.screen];
  const screen = (route.id === undefined ? found?.list : (found?.one ?? found?.list)) ?? lost;
  return allowed(screen, may) ? screen : refused;
}

/** Brings in the other screens that the role may open, so that they are here when the node is not. */
export async function warm(may: May): Promise<void> {
  for (const entry of Object.values(screens)) {
    for (const screen of [entry?.list, entry?.one]) if (screen && allowed(screen, may)) await screen.load();
  }
}

/** Whether a role may open the list of a screen, for the navigation and the shortcuts. */
export function opens(name: string, may: May): boolean {
  return allowed(screens[name]?.list ?? lost, may);
}

function allowed(screen: Screen, may: May): boolean {
  return screen.needs === undefined || may(screen.needs);
}
