// SPDX-License-Identifier: Apache-2.0

const DIGITS = 30;

export interface Comparison {
  state: 'typing' | 'same' | 'differs';
  typed: number;
  /** What is typed, in groups of five. */
  groups: string;
}

/** How digits that somebody types, with whatever between them, compare with a fingerprint of thirty digits. */
export function compared(typed: string, fingerprint: string): Comparison {
  const digits = typed.replace(/\D/g, '');
  const typing = { typed: digits.length, groups: digits.replace(/(\d{5})(?=\d)/g, '$1 ') };
  if (digits.length < DIGITS) return { state: 'typing', ...typing };
  return { state: digits === fingerprint.replace(/\D/g, '') ? 'same' : 'differs', ...typing };
}
