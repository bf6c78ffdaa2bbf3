// SPDX-License-Identifier: Apache-2.0

export interface Spot {
  x: number;
  y: number;
  radius: number;
  text: string;
}

export interface Label {
  dx: number;
  dy: number;
  anchor: 'start' | 'middle' | 'end';
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const LETTER = 7.4;
const LINE = 15;

/** Where the name of each spot goes so that none covers another name or spot; undefined where there is no room. */
export function place(spots: Spot[], width: number, height: number): (Label | undefined)[] {
  const taken: Box[] = spots.map(({ x, y, radius }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }));
  const order = spots.map((_, index) => index).sort((a, b) => spots[b]!.radius - spots[a]!.radius);
  const labels: (Label | undefined)[] = spots.map(() => undefined);
  for (const index of order) {
    const spot = spots[index]!;
    const found = choices(spot).find(({ box }) => inside(box, width, height) && !taken.some((other, owner) => owner !== index && meet(box, other)));
    if (!found) continue;
    labels[index] = found.label;
    taken.push(found.box);
  }
  return labels;
}

function choices({ x, y, radius, text }: Spot): { label: Label; box: Box }[] {
  const wide = text.length * LETTER;
  const gap = radius + 5;
  const beside = { top: y - LINE / 2, bottom: y + LINE / 2 };
  return [
    { label: { dx: gap, dy: 4.5, anchor: 'start' }, box: { left: x + gap, right: x + gap + wide, ...beside } },
    { label: { dx: -gap, dy: 4.5, anchor: 'end' }, box: { left: x - gap - wide, right: x - gap, ...beside } },
    { label: { dx: 0, dy: -gap, anchor: 'middle' }, box: { left: x - wide / 2, right: x + wide / 2, top: y - gap - LINE, bottom: y - gap } },
    { label: { dx: 0, dy: gap + 11, anchor: 'middle' }, box: { left: x - wide / 2, right: x + wide / 2, top: y + gap, bottom: y + gap + LINE } },
  ];
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function inside(box: Box, width: number, height: number): boolean {
  return box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
}
