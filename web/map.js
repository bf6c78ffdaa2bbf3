// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** ISO 3166-1 numeric codes of the countries on the corridor and around it. */
const COUNTRIES = [
  '044', '068', '076', '084', '124', '170', '188', '192', '214', '218', '222', '320', '328', '332', '340', '388',
  '484', '558', '591', '604', '630', '740', '840', '862',
];

/** Offers `virtual:americas`: Natural Earth 1:50m cut down to these countries, as TopoJSON. */
export function americas() {
  const id = 'virtual:americas';
  return {
    name: 'americas',
    resolveId: (source) => (source === id ? '\0' + id : undefined),
    load(source) {
      if (source !== '\0' + id) return undefined;
      const file = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json');
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(cut(JSON.parse(readFileSync(file, 'utf8')))))})`;
    },
  };
}

function cut(world) {
  const kept = new Map();
  const renumber = (arcs) =>
    arcs.map((arc) => {
      if (Array.isArray(arc)) return renumber(arc);
      const index = arc < 0 ? ~arc : arc;
      if (!kept.has(index)) kept.set(index, kept.size);
      return arc < 0 ? ~kept.get(index) : kept.get(index);
    });
  const geometries = world.objects.countries.geometries
    .filter((country) => COUNTRIES.includes(country.id))
    .map((country) => ({ type: country.type, id: country.id, arcs: renumber(country.arcs) }));
  const arcs = [...kept.keys()].map((index) => world.arcs[index]);
  return { type: 'Topology', transform: world.transform, arcs, objects: { countries: { type: 'GeometryCollection', geometries } } };
}
