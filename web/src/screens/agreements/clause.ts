// SPDX-License-Identifier: Apache-2.0
import { words } from '../../words/words.svelte';

const GROUPS = ['kind', 'property', 'purpose', 'exchange', 'role', 'problem', 'tlp', 'europol', 'pap', 'class', 'authority', 'value'];

/** A value of a clause in the user's words where it is a code of the desk, else as it stands. */
export function valueOf(value: string): string {
  const group = GROUPS.find((candidate) => words.has(candidate, value));
  return group ? words.code(group, value) : value;
}
