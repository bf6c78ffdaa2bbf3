// SPDX-License-Identifier: Apache-2.0

const MARKS = /\p{M}/gu;
const APART = /[^\p{L}\p{N}]+/gu;

/** A text without case, accents and punctuation. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase().replace(APART, ' ').trim();
}

/**
 * Those whose name holds every word of the text as a part, whatever its case and accents; a number also where it is
 * written with other gaps. Names that begin with the text come first.
 */
export function matches<T extends { label: string }>(items: T[], text: string): T[] {
  const wanted = folded(text);
  if (wanted === '') return [];
  const words = wanted.split(' ');
  const joined = wanted.replaceAll(' ', '');
  return items
    .flatMap((item) => {
      const name = folded(item.label);
      const held = words.every((word) => name.includes(word)) || (/\d/.test(joined) && name.replaceAll(' ', '').includes(joined));
      return held ? [{ item, name, first: name.startsWith(wanted) ? 0 : name.split(' ').some((word) => word.startsWith(words[0]!)) ? 1 : 2 }] : [];
    })
    .sort((a, b) => a.first - b.first || a.name.localeCompare(b.name))
    .map(({ item }) => item);
}
