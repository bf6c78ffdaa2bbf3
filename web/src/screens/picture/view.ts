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

/** The nodes whose labels are always shown: all of a small picture, else those with the most links. */
export function labelled(picture: SchemaPicture, most = 40): Set<string> {
  if (picture.nodes.length <= most) return new Set(picture.nodes.map((node) => node.id));
  const counts = degrees(picture);
  const ranked = [...picture.nodes].sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
  return new Set(ranked.slice(0, most).map((node) => node.id));
}
