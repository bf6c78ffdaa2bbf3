// SPDX-License-Identifier: Apache-2.0
import type { Component } from 'svelte';
import { route } from './route.svelte';

type Screen = () => Promise<{ default: Component }>;

/** List screen and screen of one thing: `#/hits` and `#/hits/12`. */
function either(list: Screen, one: Screen): Screen {
  return () => (route.id === undefined ? list() : one());
}

const inbox: Screen = () => import('./screens/inbox/Inbox.svelte');
const cases: Screen = () => import('./screens/cases/Cases.svelte');

/** The screens by the first part of the address, each loaded when it is first opened. */
export const screens: Record<string, Screen | undefined> = {
  inbox,
  hits: either(inbox, () => import('./screens/hits/HitScreen.svelte')),
  requests: either(inbox, () => import('./screens/hits/RequestScreen.svelte')),
  cases: either(cases, () => import('./screens/cases/CaseScreen.svelte')),
  subjects: either(cases, () => import('./screens/cases/SubjectScreen.svelte')),
  intake: () => import('./screens/intake/Intake.svelte'),
  picture: () => import('./screens/picture/PictureScreen.svelte'),
  corridor: () => import('./screens/corridor/CorridorScreen.svelte'),
  operations: either(
    () => import('./screens/operations/Operations.svelte'),
    () => import('./screens/operations/OperationScreen.svelte'),
  ),
  agreements: either(
    () => import('./screens/agreements/Agreements.svelte'),
    () => import('./screens/agreements/AgreementScreen.svelte'),
  ),
  ledger: () => import('./screens/ledger/Ledger.svelte'),
  lost: () => import('./screens/Lost.svelte'),
};
