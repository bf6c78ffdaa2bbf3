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

/** The last known point of a crossing, own counts before those of partners. */
export function latest(corridor: SchemaCorridor, crossing: string): Point | undefined {
  const all = lines(corridor, crossing).sort((a, b) => Number(b.own) - Number(a.own));
  return all[0]?.points.at(-1);
}

/** A round number at or above `value` that makes a readable axis. */
export function ceiling(value: number): number {
  if (value <= 0) return 10;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}
