// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest';
import type { SchemaCorridor, SchemaPicture, SchemaSubject } from '../src/api/schema';
import { compared } from '../src/screens/agreements/fingerprint';
import { byEvent, ceiling, line, latest, spread, styleOf } from '../src/screens/corridor/flow';
import { place } from '../src/screens/corridor/labels';
import { compare } from '../src/screens/hits/compare';
import { waterfall } from '../src/screens/hits/waterfall';
import { everyTarget, read, written } from '../src/screens/intake/targets';
import { matches } from '../src/screens/picture/find';
import { fit, labelled, markSize, roleOf, spacing, without, zoom } from '../src/screens/picture/view';
import { labelOf } from '../src/shown';
import { words } from '../src/words/words.svelte';

const picture: SchemaPicture = {
  nodes: [
    { id: 'a', kind: 'PERSON', label: 'A', authorities: ['pa'], own: true, x: 0, y: 0 },
    { id: 'b', kind: 'PERSON', label: 'B', authorities: ['pa', 'cr'], own: true, x: 100, y: 0 },
    { id: 'c', kind: 'PHONE', label: 'C', authorities: ['cr'], own: false, x: 100, y: 50 },
  ],
  links: [
    { id: '1', from: 'a', to: 'b', relation: 'Associate', authorities: ['pa'] },
    { id: '2', from: 'b', to: 'c', relation: 'UnknownLink', authorities: ['cr'] },
  ],
  truncated: false,
  total: 3,
  joint: 3,
};

describe('a picture', () => {
  test('fits into the window', () => {
    const view = fit(picture.nodes, 800, 600);
    for (const node of picture.nodes) {
      expect(node.x * view.scale + view.x).toBeGreaterThan(0);
      expect(node.x * view.scale + view.x).toBeLessThan(800);
    }
  });

  test('keeps the point under the pointer when it zooms', () => {
    const before = { x: 10, y: 20, scale: 2 };
    const after = zoom(before, 1.5, 110, 70);
    expect((110 - after.x) / after.scale).toBeCloseTo((110 - before.x) / before.scale);
    expect((70 - after.y) / after.scale).toBeCloseTo((70 - before.y) / before.scale);
  });

  test('without a partner is what the others contributed', () => {
    const alone = without(picture, new Set(['cr']));
    expect(alone.nodes.map((node) => node.id)).toEqual(['a', 'b']);
    expect(alone.links.map((link) => link.id)).toEqual(['1']);
  });

  test('labels what the view is about and what several see where not all have room, whoever is well linked', () => {
    expect(labelled(picture, 0.001, 13, new Set(['c']))).toEqual(new Set(['c']));
    expect(labelled(picture, 10_000, 13).size).toBe(picture.nodes.length);
    const crowd = { ...picture, nodes: picture.nodes.map((node) => ({ ...node, x: node.x / 1e6, y: node.id === 'b' ? 1 : node.y / 1e6 })) };
    expect(labelled(crowd, 100, 3).has('b')).toBe(true);
  });

  test('draws marks so small that near ones do not cover each other', () => {
    const nodes = Array.from({ length: 400 }, (_, index) => ({ ...picture.nodes[0]!, id: `${index}`, x: index % 20, y: Math.floor(index / 20) }));
    expect(spacing(nodes)).toBeCloseTo(1);
    expect(markSize(nodes, 24)).toBeLessThan(12);
    expect(markSize(nodes, 24)).toBeGreaterThan(8);
    expect(markSize(nodes, 1)).toBe(3.5);
    expect(markSize(nodes.slice(0, 1), 1)).toBe(13);
  });

  test('finds by a part of the name, without case and accents, and numbers with other gaps', () => {
    const items = [{ label: 'Rubén Darío Quelonte' }, { label: '+507 6555-0142' }, { label: 'Quelonte Marbán' }];
    expect(matches(items, 'QUELONTE').map((item) => item.label)).toEqual(['Quelonte Marbán', 'Rubén Darío Quelonte']);
    expect(matches(items, 'dario ruben')).toEqual([items[0]]);
    expect(matches(items, '65550142')).toEqual([items[1]]);
    expect(matches(items, 'nadie')).toEqual([]);
    expect(matches(items, '  ')).toEqual([]);
  });

  test('speaks the reader\'s language of goods and ties', () => {
    words.take('es');
    expect(labelOf({ kind: 'CONSIGNMENT', label: 'drugs' })).toBe('Drogas');
    expect(labelOf({ kind: 'PERSON', label: 'drugs' })).toBe('drugs');
    expect(roleOf({ ...picture.links[0]!, lead: true, role: 'phone' })).toBe('número de teléfono');
    expect(roleOf({ ...picture.links[0]!, role: 'coordinator' })).toBe('coordinador de operaciones');
    words.take('en');
    expect(roleOf({ ...picture.links[0]!, role: 'contacto' })).toBe('contact');
    expect(roleOf({ ...picture.links[0]!, role: 'as written' })).toBe('as written');
  });
});

describe('a waterfall', () => {
  const bars = waterfall({ probability: 0.9, weight: 3, prior: -5, terms: [{ code: 'A', fields: [], weight: 10 }, { code: 'B', fields: [], weight: -2 }] });

  test('begins each bar where the one before ended and ends with the sum', () => {
    expect(bars.map((bar) => bar.part)).toEqual(['prior', 'term', 'term', 'total']);
    expect(bars[1]!.left).toBeCloseTo(0);
    expect(bars[1]!.width).toBeCloseTo(100);
    expect(bars[3]!.left).toBeCloseTo(bars[3]!.zero);
  });
});

describe('a comparison', () => {
  const subject = (values: [string, string][]) => ({ statements: values.map(([property, value], id) => ({ id: `${id}`, property, value })) }) as unknown as SchemaSubject;

  test('puts what both hold first and sees through case and accents', () => {
    const rows = compare(subject([['alias', 'X'], ['name', 'JOSÉ']]), subject([['name', 'José'], ['name', 'Jose M.']]));
    expect(rows.map((row) => row.property)).toEqual(['name', 'alias']);
    expect(rows[0]!.same).toBe(true);
    expect(rows[1]!.foreign).toEqual([]);
  });

  test('finds a shared number under another property, but not a shared date', () => {
    const rows = compare(subject([['number', '+50765550142'], ['date', '1984-05-02']]), subject([['phone', '+50765550142'], ['birthDate', '1984-05-02']]));
    expect(rows.filter((row) => row.same).map((row) => row.property)).toEqual(['number', 'phone']);
  });
});

describe('a comparison of what both hold', () => {
  const person = (values: [string, string][]) => ({ kind: 'PERSON', statements: values.map(([property, value], id) => ({ id: `${id}`, property, value })) }) as unknown as SchemaSubject;

  test('marks another date of birth as a contradiction, another telephone as another one', () => {
    const rows = compare(person([['birthDate', '1984-05-02'], ['phone', '+50765550142']]), person([['birthDate', '1991-01-30'], ['phone', '+50688776655']]));
    expect(rows.map((row) => [row.property, row.differs])).toEqual([['birthDate', 'conflict'], ['phone', 'other']]);
  });

  test('takes a year for no contradiction of the date that begins with it, and what one side lacks for nothing', () => {
    const rows = compare(person([['birthDate', '1984-05-02'], ['alias', 'X']]), person([['birthDate', '1984']]));
    expect(rows.every((row) => row.differs === undefined)).toBe(true);
  });
});

describe('a month', () => {
  const series = { crossing: 'x', authority: 'pa', own: true, event: 'ENTRY' as const, points: [
    { month: '2026-02', group: 'VE', count: 40, suppressed: false },
    { month: '2026-02', group: 'HT', suppressed: true },
    { month: '2026-01', group: 'VE', suppressed: true },
  ] };

  test('sums what is known and says what is hidden', () => {
    expect(line(series).points).toEqual([
      { month: '2026-01', count: 0, partly: true, hidden: true },
      { month: '2026-02', count: 40, partly: true, hidden: false },
    ]);
    expect(latest({ series: [series] } as unknown as SchemaCorridor, 'x')?.count).toBe(40);
  });

  test('is drawn with others of its event only, each told apart without its colour', () => {
    const one = (crossing: string, event: 'ENTRY' | 'EXIT') => ({ crossing, authority: 'pa-security', own: true, event, points: [] });
    const plots = byEvent({ series: [one('a', 'EXIT'), one('b', 'ENTRY'), one('c', 'ENTRY'), one('d', 'ENTRY')] } as unknown as SchemaCorridor, undefined);
    expect(plots.map((plot) => [plot.event, plot.lines.map((line) => line.crossing)])).toEqual([['ENTRY', ['b', 'c', 'd']], ['EXIT', ['a']]]);
    const styles = Array.from({ length: 25 }, (_, index) => styleOf(index));
    expect(new Set(styles.map((style) => `${style.dash}|${style.mark}`)).size).toBe(25);
    expect(new Set(styles.slice(0, 5).map((style) => style.mark)).size).toBe(5);
  });

  test('has a name beside its line that covers no other', () => {
    const placed = spread([50, 51, 20, 200], 14, 210);
    const sorted = [...placed].sort((a, b) => a - b);
    for (let i = 1; i < sorted.length; i++) expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(13.99);
    expect(Math.max(...spread([209, 208, 207], 14, 210))).toBeLessThanOrEqual(210);
  });

  test('has a round axis above it', () => {
    expect([ceiling(0), ceiling(7), ceiling(13_700), ceiling(2400)]).toEqual([10, 10, 20_000, 2500]);
  });
});

describe('a map label', () => {
  test('never covers another', () => {
    const labels = place([{ x: 100, y: 100, radius: 10, text: 'Necoclí' }, { x: 112, y: 100, radius: 4, text: 'Turbo' }], 400, 300);
    expect(labels.filter(Boolean).length).toBe(2);
    expect(labels[0]).not.toEqual(labels[1]);
  });

  test('is left out where there is no room', () => {
    expect(place([{ x: 5, y: 5, radius: 4, text: 'A very long name of a place' }], 60, 12)).toEqual([undefined]);
  });
});

test('a column target survives the form', () => {
  for (const target of everyTarget()) expect(read(written(target))).toEqual(target);
});

test('a fingerprint is compared digit by digit once all thirty are typed, whatever stands between them', () => {
  const card = '40213 90277 05518 66294 01364 73350';
  expect(compared('40213 9027', card)).toEqual({ state: 'typing', typed: 9, groups: '40213 9027' });
  expect(compared('40213-90277-05518-66294-01364-73350', card).state).toBe('same');
  expect(compared('402139027705518662940136473351', card).state).toBe('differs');
  expect(compared(`${card} 1`, card).state).toBe('differs');
});
