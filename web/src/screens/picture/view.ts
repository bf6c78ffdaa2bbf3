// SPDX-License-Identifier: Apache-2.0
import type { SchemaPicture, SchemaPictureLink, SchemaPictureNode } from '../../api/schema';

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
    (width - 2 * 85) / Math.max(right - left, 1e-6),
    (height - 2 * 50) / Math.max(bottom - top, 1e-6),
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

export function degrees(picture: SchemaPicture): Map<string, number> {
  const counts = new Map<string, number>();
  for (const link of picture.links) {
    counts.set(link.from, (counts.get(link.from) ?? 0) + 1);
    counts.set(link.to, (counts.get(link.to) ?? 0) + 1);
  }
  return counts;
}

const LABEL_HEIGHT = 16;
const LETTER = 6.6;
const LONGEST_LABEL = 26;
const BELOW = 20;
const MARK = 14;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const meet = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * The nodes whose labels are shown at a scale: from the one with the most links down, each whose label covers no mark and
 * no label that is shown already.
 */
export function labelled(picture: SchemaPicture, scale: number, most = 150): Set<string> {
  const counts = degrees(picture);
  const ranked = [...picture.nodes].sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
  const marks = picture.nodes.map((node) => {
    const [x, y] = [node.x * scale, node.y * scale];
    return { left: x - MARK, right: x + MARK, top: y - MARK, bottom: y + MARK };
  });
  const taken: Box[] = [];
  const shown = new Set<string>();
  for (const node of ranked) {
    if (shown.size >= most) break;
    const half = (Math.min(node.label.length, LONGEST_LABEL) * LETTER) / 2;
    const [x, y] = [node.x * scale, node.y * scale + BELOW];
    const box = { left: x - half, right: x + half, top: y - LABEL_HEIGHT / 4, bottom: y + LABEL_HEIGHT };
    if (taken.some((other) => meet(box, other)) || marks.some((mark) => meet(box, mark))) continue;
    taken.push(box);
    shown.add(node.id);
  }
  return shown;
}
