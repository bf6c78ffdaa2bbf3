// SPDX-License-Identifier: Apache-2.0
import type { SchemaPicture, SchemaPictureLink, SchemaPictureNode } from '../../api/schema';
import { words } from '../../words/words.svelte';

export interface View {
  x: number;
  y: number;
  scale: number;
}

/** The view in which all nodes fit into a window of this size. */
export function fit(nodes: SchemaPictureNode[], width: number, height: number): View {
  if (nodes.length === 0 || width === 0 || height === 0) return { x: width / 2, y: height / 2, scale: 1 };
  const xs = nodes.map((node) => node.x);
  const ys = nodes.map((node) => node.y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    (width - 2 * Math.min(85, width / 6)) / Math.max(right - left, 1e-6),
    (height - 2 * Math.min(40, height / 8)) / Math.max(bottom - top, 1e-6),
  );
  const kept = nodes.length === 1 ? 1 : Math.max(scale, 1e-9);
  return { x: width / 2 - ((left + right) / 2) * kept, y: height / 2 - ((top + bottom) / 2) * kept, scale: kept };
}

/** The same view, larger or smaller by `factor` around a point of the window. */
export function zoom(view: View, factor: number, x: number, y: number): View {
  return { scale: view.scale * factor, x: x - (x - view.x) * factor, y: y - (y - view.y) * factor };
}

/** What stays of a picture when the contributions of some authorities are left out. */
export function without(picture: SchemaPicture, hidden: ReadonlySet<string>): SchemaPicture {
  if (hidden.size === 0) return picture;
  const shown = (authorities: string[]) => authorities.some((authority) => !hidden.has(authority));
  const nodes = picture.nodes.filter((node) => shown(node.authorities));
  const ids = new Set(nodes.map((node) => node.id));
  const links = picture.links.filter((link) => shown(link.authorities) && ids.has(link.from) && ids.has(link.to));
  return { ...picture, nodes, links };
}

export function authoritiesOf(picture: SchemaPicture): string[] {
  return [...new Set(picture.nodes.flatMap((node) => node.authorities))].sort();
}

export function linksOf(picture: SchemaPicture, node: string): SchemaPictureLink[] {
  return picture.links.filter((link) => link.from === node || link.to === node);
}

/** What a link says more, as the reader's words where it is one of a list; of a lead the class of the shared identifier. */
export function roleOf(link: SchemaPictureLink): string {
  const role = link.role ?? '';
  const group = link.lead ? 'class' : ['tie', 'role'].find((kind) => words.has(kind, kind === 'role' ? role.toUpperCase() : role));
  if (group === undefined) return role;
  return words.code(group, group === 'tie' ? role : role.toUpperCase());
}

/** Half the width of a mark where there is room, and where there is little. */
const MARKS = { most: 13, least: 3.5 };

/** Half the width of a mark, so that those of near neighbours do not cover each other. */
export function markSize(nodes: SchemaPictureNode[], scale: number): number {
  return Math.max(MARKS.least, Math.min(MARKS.most, spacing(nodes) * scale * 0.42));
}

/** How near neighbours are to each other: the tenth part of the nodes has a nearer one. */
export function spacing(nodes: SchemaPictureNode[]): number {
  if (nodes.length < 2) return Infinity;
  const across = Math.max(1, Math.floor(Math.sqrt(nodes.length) / 2));
  const [left, top] = [Math.min(...nodes.map((node) => node.x)), Math.min(...nodes.map((node) => node.y))];
  const side = Math.max(Math.max(...nodes.map((node) => node.x)) - left, Math.max(...nodes.map((node) => node.y)) - top, 1e-9) / across;
  const cells = new Map<string, SchemaPictureNode[]>();
  const cell = (node: SchemaPictureNode) => [Math.floor((node.x - left) / side), Math.floor((node.y - top) / side)] as const;
  for (const node of nodes) {
    const key = cell(node).join(' ');
    cells.set(key, [...(cells.get(key) ?? []), node]);
  }
  const nearest = nodes.map((node) => {
    const [column, row] = cell(node);
    let best = side;
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const other of cells.get(`${column + dx} ${row + dy}`) ?? []) if (other !== node) best = Math.min(best, Math.hypot(other.x - node.x, other.y - node.y));
    return best;
  });
  return nearest.sort((a, b) => a - b)[Math.floor(nodes.length / 10)]!;
}

const LABEL_HEIGHT = 16;
const LETTER = 6.6;
const LONGEST_LABEL = 26;
const SIDE = 80;
const FIRST_LABELS = 14;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * The nodes whose labels are shown at a scale, each where it covers no label that is shown already and, but for the first few,
 * no mark. First what
 * the view is about (`wanted`), then what several authorities see, then organisations, then the rest as they stand: who is
 * well linked is no reason.
 */
export function labelled(picture: SchemaPicture, scale: number, size: number, wanted: ReadonlySet<string> = new Set(), most = 150): Set<string> {
  const rank = (node: SchemaPictureNode) => (wanted.has(node.id) ? 0 : node.authorities.length > 1 ? 1 : node.kind === 'ORGANISATION' ? 2 : 3);
  const ranked = [...picture.nodes].sort((a, b) => rank(a) - rank(b));
  const marks = new Grid();
  for (const node of picture.nodes) {
    const [x, y] = [node.x * scale, node.y * scale];
    marks.add({ left: x - size, right: x + size, top: y - size, bottom: y + size });
  }
  const labels = new Grid();
  const shown = new Set<string>();
  for (const node of ranked) {
    if (shown.size >= most) break;
    const half = (Math.min(node.label.length, LONGEST_LABEL) * LETTER) / 2;
    const [x, y] = [node.x * scale, node.y * scale + size + 7];
    const box = { left: x - half, right: x + half, top: y - LABEL_HEIGHT / 4, bottom: y + LABEL_HEIGHT };
    const first = wanted.has(node.id) || (rank(node) < 3 && shown.size < FIRST_LABELS);
    if (labels.meets(box) || (!first && marks.meets(box))) continue;
    labels.add(box);
    shown.add(node.id);
  }
  return shown;
}

/** Boxes by the cells of a grid that they touch. */
class Grid {
  readonly #cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const key of this.#touched(box)) this.#cells.set(key, [...(this.#cells.get(key) ?? []), box]);
  }

  meets(box: Box): boolean {
    return this.#touched(box).some((key) => this.#cells.get(key)?.some((other) => meet(box, other)) ?? false);
  }

  #touched(box: Box): string[] {
    const keys: string[] = [];
    for (let column = Math.floor(box.left / SIDE); column <= Math.floor(box.right / SIDE); column++)
      for (let row = Math.floor(box.top / SIDE); row <= Math.floor(box.bottom / SIDE); row++) keys.push(`${column} ${row}`);
    return keys;
  }
}
