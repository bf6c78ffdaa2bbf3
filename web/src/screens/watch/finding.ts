// SPDX-License-Identifier: Apache-2.0
import type { SchemaFinding } from '../../api/schema';
import type { Tone } from '../../parts/tone';

export type Weight = SchemaFinding['weight'];

const WEIGHTS: Weight[] = ['WRONG', 'SOON', 'WELL'];
const TONES: Record<Weight, Tone> = { WRONG: 'bad', SOON: 'warn', WELL: 'good' };

export function toneOfWeight(weight: Weight): Tone {
  return TONES[weight];
}

/** The findings of one area, the gravest first, under the weight of the gravest. */
export interface AreaFindings {
  area: SchemaFinding['area'];
  weight: Weight;
  all: SchemaFinding[];
}

/** The areas, the gravest first, else in the order of the node. */
export function byArea(findings: SchemaFinding[]): AreaFindings[] {
  const graver = (one: Weight, other: Weight) => WEIGHTS.indexOf(one) - WEIGHTS.indexOf(other);
  const areas = [...new Set(findings.map((finding) => finding.area))].map((area) => {
    const all = findings.filter((finding) => finding.area === area).sort((one, other) => graver(one.weight, other.weight));
    return { area, weight: all[0]!.weight, all };
  });
  return areas.sort((one, other) => graver(one.weight, other.weight));
}

/** How long work still takes, in the largest unit that gives a whole number above one: `12 minutes`. */
export function span(seconds: number, language: string): string {
  const units: [string, number][] = [['day', 86_400], ['hour', 3_600], ['minute', 60]];
  const [unit, size] = units.find(([, each]) => seconds >= 2 * each) ?? ['second', 1];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.ceil(seconds / size));
}
