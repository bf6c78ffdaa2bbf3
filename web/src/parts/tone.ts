// SPDX-License-Identifier: Apache-2.0

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'calm';

const TONES: Record<string, Tone> = {
  NEW: 'warn', REQUESTED: 'calm', DISCLOSED: 'warn', CONFIRMED: 'good', REJECTED: 'bad',
  WAITING: 'warn', APPROVED: 'calm', REFUSED: 'bad', EXPIRED: 'plain',
  OFFERED: 'warn', IN_FORCE: 'good', SUSPENDED: 'bad', ENDED: 'plain', DRAFT: 'plain',
  PROPOSED: 'warn', PREPARING: 'calm', GO: 'good', RUNNING: 'good', CANCELLED: 'plain',
  ASKED: 'warn', ACCEPTED: 'good', DECLINED: 'bad', LEFT: 'bad',
  OPEN: 'plain', DOING: 'calm', DONE: 'good', DROPPED: 'plain',
};

/** The tone in which a state is shown; a disclosed request is done for the authority that answered it. */
export function toneOf(state: string): Tone {
  return TONES[state] ?? 'plain';
}
