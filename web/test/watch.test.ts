// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SchemaFinding } from '../src/api/schema';
import { byArea, span } from '../src/screens/watch/finding';
import { codes } from '../src/words/catalog';

const said = (area: SchemaFinding['area'], weight: SchemaFinding['weight']): SchemaFinding => ({ area, weight, text: { en: weight, es: weight } });

describe('findings', () => {
  test('stand by area, the gravest first', () => {
    const areas = byArea([said('NODE', 'WELL'), said('PARTNERS', 'WELL'), said('DISK', 'WRONG'), said('PARTNERS', 'SOON')]);
    expect(areas.map(({ area, weight }) => `${area} ${weight}`)).toEqual(['DISK WRONG', 'PARTNERS SOON', 'NODE WELL']);
    expect(areas[1]!.all.map(({ weight }) => weight)).toEqual(['SOON', 'WELL']);
  });

  test('have a word for each area, weight and kind of work of the contract', () => {
    const contract = readFileSync(join(import.meta.dirname, '../../core/src/main/resources/openapi.yaml'), 'utf8');
    const listed = (start: string) => new RegExp(`enum: \\[(${start}[A-Z, ]*)\\]`).exec(contract)![1]!.split(', ');
    for (const area of listed('NODE, DATABASE')) expect(codes, area).toHaveProperty([`area.${area}`]);
    for (const weight of listed('WELL')) expect(codes, weight).toHaveProperty([`weight.${weight}`]);
    for (const kind of listed('INTAKE, TAGS')) expect(codes, kind).toHaveProperty([`work.${kind}`]);
  });
});

test('time left is said in one unit, rounded up', () => {
  expect(span(47, 'en')).toBe('47 seconds');
  expect(span(840, 'en')).toBe('14 minutes');
  expect(span(9_000, 'es')).toBe('3 horas');
});
