// SPDX-License-Identifier: Apache-2.0
import type { SchemaMatch } from '../../api/schema';

export interface Bar {
  part: 'prior' | 'term' | 'total';
  code: string;
  fields: string[];
  weight: number;
  /** Where the bar begins, how long it is, and where zero lies: percent of the whole width. */
  left: number;
  width: number;
  zero: number;
}

/** The bars of a match: each begins where the one before ended, the last one is the sum. */
export function waterfall(match: SchemaMatch): Bar[] {
  const steps = [
    { part: 'prior' as const, code: '', fields: [] as string[], weight: match.prior },
    ...match.terms.map((term) => ({ part: 'term' as const, code: term.code, fields: term.fields, weight: term.weight })),
  ];
  let level = 0;
  const spans = steps.map((step) => {
    const from = level;
    level += step.weight;
    return { ...step, from, to: level };
  });
  spans.push({ part: 'total' as never, code: '', fields: [], weight: match.weight, from: 0, to: match.weight });
  const low = Math.min(0, ...spans.flatMap((span) => [span.from, span.to]));
  const high = Math.max(0, ...spans.flatMap((span) => [span.from, span.to]));
  const place = (value: number) => (high === low ? 0 : ((value - low) / (high - low)) * 100);
  return spans.map(({ part, code, fields, weight, from, to }) => ({
    part,
    code,
    fields,
    weight,
    left: place(Math.min(from, to)),
    width: Math.abs(place(to) - place(from)),
    zero: place(0),
  }));
}
