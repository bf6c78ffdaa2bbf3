// SPDX-License-Identifier: Apache-2.0
import type { SchemaCorridor, SchemaSeries } from '../../api/schema';

export interface Point {
  month: string;
  /** Sum of the cells that are known. */
  count: number;
  /** True where at least one cell of the month is suppressed, so that `count` is a lower bound. */
  partly: boolean;
  /** True where no cell of the month is known. */
  hidden: boolean;
}

export interface Line {
  crossing: string;
  authority: string;
  own: boolean;
  event: SchemaSeries['event'];
  points: Point[];
}

/** One point per month: the cells of its groups summed. */
export function line(series: SchemaSeries): Line {
  const months = new Map<string, Point>();
  for (const cell of series.points) {
    const point = months.get(cell.month) ?? { month: cell.month, count: 0, partly: false, hidden: true };
    months.set(cell.month, {
      month: cell.month,
      count: point.count + (cell.suppressed ? 0 : (cell.count ?? 0)),
      partly: point.partly || cell.suppressed,
      hidden: point.hidden && cell.suppressed,
    });
  }
  const points = [...months.values()].sort((a, b) => a.month.localeCompare(b.month));
  return { crossing: series.crossing, authority: series.authority, own: series.own ?? false, event: series.event, points };
}

export function lines(corridor: SchemaCorridor, crossing: string | undefined): Line[] {
  return corridor.series.filter((series) => crossing === undefined || series.crossing === crossing).map(line);
}

/** How a line is told from others without its colour: a dash pattern and a mark. */
export interface Style {
  dash: string;
  mark: Mark;
}

export type Mark = 'circle' | 'square' | 'triangle' | 'diamond' | 'cross';

const DASHES = ['', '8 4', '2 4', '10 3 2 3', '14 5'];
const MARKS: Mark[] = ['circle', 'square', 'triangle', 'diamond', 'cross'];

export interface Drawn extends Line {
  style: Style;
}

/** The lines of one event beside each other; entries and exits never share a chart, since they count different things. */
export function byEvent(corridor: SchemaCorridor, crossing: string | undefined): { event: SchemaSeries['event']; lines: Drawn[] }[] {
  const events = new Map<SchemaSeries['event'], Line[]>();
  for (const one of lines(corridor, crossing)) events.set(one.event, [...(events.get(one.event) ?? []), one]);
  const order: SchemaSeries['event'][] = ['ENTRY', 'TRANSIT', 'REGISTRATION', 'EXIT'];
  return order.flatMap((event) => {
    const found = events.get(event)?.sort((a, b) => a.authority.localeCompare(b.authority) || a.crossing.localeCompare(b.crossing));
    return found ? [{ event, lines: found.map((one, index) => ({ ...one, style: styleOf(index) })) }] : [];
  });
}

/** No two of the first 25 lines are alike. */
export function styleOf(index: number): Style {
  return { dash: DASHES[(index + Math.floor(index / MARKS.length)) % DASHES.length]!, mark: MARKS[index % MARKS.length]! };
}

/** The outline of a mark around a point. */
export function outline(mark: Mark, x: number, y: number, r = 3.6): string {
  const at = (dx: number, dy: number) => `${(x + dx * r).toFixed(1)} ${(y + dy * r).toFixed(1)}`;
  switch (mark) {
    case 'circle':
      return `M${at(-1, 0)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    case 'square':
      return `M${at(-0.9, -0.9)}L${at(0.9, -0.9)}L${at(0.9, 0.9)}L${at(-0.9, 0.9)}z`;
    case 'triangle':
      return `M${at(0, -1.2)}L${at(1.15, 0.9)}L${at(-1.15, 0.9)}z`;
    case 'diamond':
      return `M${at(0, -1.3)}L${at(1.3, 0)}L${at(0, 1.3)}L${at(-1.3, 0)}z`;
    case 'cross':
      return `M${at(-0.35, -1.2)}L${at(0.35, -1.2)}L${at(0.35, -0.35)}L${at(1.2, -0.35)}L${at(1.2, 0.35)}L${at(0.35, 0.35)}L${at(0.35, 1.2)}L${at(-0.35, 1.2)}L${at(-0.35, 0.35)}L${at(-1.2, 0.35)}L${at(-1.2, -0.35)}L${at(-0.35, -0.35)}z`;
  }
}

/** Heights for texts beside the ends of lines: near the wanted ones, none nearer than `least` to another. */
export function spread(wanted: number[], least: number, bottom: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const placed = [...wanted];
  order.forEach((index, turn) => {
    if (turn > 0) placed[index] = Math.max(placed[index]!, placed[order[turn - 1]!]! + least);
  });
  for (let turn = order.length - 1; turn >= 0; turn--) {
    const limit = turn === order.length - 1 ? bottom : placed[order[turn + 1]!]! - least;
    placed[order[turn]!] = Math.min(placed[order[turn]!]!, limit);
  }
  return placed;
}

/** The last point of a crossing, own counts before those of partners, and what event it counts. */
export function latest(corridor: SchemaCorridor, crossing: string): (Point & { event: SchemaSeries['event'] }) | undefined {
  const all = lines(corridor, crossing).sort((a, b) => Number(b.own) - Number(a.own));
  const point = all[0]?.points.at(-1);
  return all[0] && point ? { ...point, event: all[0].event } : undefined;
}

/** A round number at or above `value` that makes a readable axis. */
export function ceiling(value: number): number {
  if (value <= 0) return 10;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}
