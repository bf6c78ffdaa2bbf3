// SPDX-License-Identifier: Apache-2.0
// A made-up region for tests of the desk alone: invented names, the shapes of openapi.yaml.
import { readFileSync } from 'node:fs';

const minutes = (ago) => new Date(Date.now() - ago * 60_000).toISOString().replace(/\.\d+Z/, 'Z');

export const authorities = {
  'co-migration': { id: 'co-migration', name: 'Migración Colombia (demo)', country: 'CO', kind: 'MIGRATION' },
  'pa-security': { id: 'pa-security', name: 'Seguridad Panamá (demo)', country: 'PA', kind: 'SECURITY' },
  'cr-migration': { id: 'cr-migration', name: 'Migración Costa Rica (demo)', country: 'CR', kind: 'MIGRATION' },
  'gt-security': { id: 'gt-security', name: 'Seguridad Guatemala (demo)', country: 'GT', kind: 'SECURITY' },
  'us-security': { id: 'us-security', name: 'Security United States (demo)', country: 'US', kind: 'SECURITY' },
};

export const agreements = [
  ['co-migration', 'pa-security'],
  ['pa-security', 'cr-migration'],
  ['pa-security', 'us-security'],
  ['cr-migration', 'gt-security'],
].map(([one, other], index) => ({ id: `agr-${index + 1}`, parties: [one, other], state: 'IN_FORCE' }));

const source = (authority) => ({ id: `${authority}-s1`, title: authority === 'cr-migration' ? 'Expediente 214/2026, puesto Paso Canoas' : 'Carpeta 88/2026, fuerza de tarea Darién', authority, retrieved: '2026-02-11' });

export function statement(authority, id, property, value, original) {
  return {
    id, property, value, ...(original ? { original } : {}), source: source(authority), grade: id % 3 === 0 ? 'A1' : 'B2',
    handling: id % 4 === 0 ? 'GREEN/H0/PAP-GREEN' : 'AMBER/H1/PAP-AMBER', legalBasis: 'Código Penal art. 456-C', firstSeen: '2025-11-03', lastSeen: '2026-02-09', expires: '2031-02-09',
  };
}

export function subject(authority, id, kind, label, values, foreign = false) {
  return {
    id: `${authority}/${id}`, authority, kind, label, foreign,
    ...(foreign ? { agreement: 'agr-2' } : {}),
    statements: values.map(([property, value, original], index) => statement(authority, `${index + 1}`, property, value, original)),
    links: [
      { id: 'l1', relation: 'Membership', outgoing: true, role: 'recruiter', from: '2025-10', other: { id: `${authority}/o1`, authority, kind: 'ORGANISATION', label: 'Grupo Tres Ceibas' }, source: source(authority) },
      { id: 'l2', relation: 'UnknownLink', outgoing: true, other: { id: `${authority}/t9`, authority, kind: 'PHONE', label: '+507 6555 0142' }, source: source(authority) },
      { id: 'l3', relation: 'Ownership', outgoing: true, other: { id: `${authority}/v3`, authority, kind: 'VESSEL', label: 'La Garza Azul' }, source: source(authority) },
    ],
    merges: [], splits: [], ...(foreign ? {} : { disclosedTo: [{ partner: authorities['cr-migration'], request: 'r1', at: minutes(4000), standing: 'HELD', until: '2027-03-01' }, { partner: authorities['gt-security'], request: 'r2', at: minutes(90_000), standing: 'RECALLED', until: '2027-01-01', since: minutes(50_000), purged: minutes(49_000) }] }), hits: [], cases: [{ id: 'c1', title: 'Ruta Capurganá – Metetí', reference: '88/2026', opened: '2026-01-12', subjects: 41 }],
  };
}

export const people = [
  ['Rubén Darío Quelonte Marbán', 'PHONE'], ['Transportes Río Sereno Vallún S.A.', 'ACCOUNT'], ['Ismelda Corvantes Tuñil', 'DOCUMENT'],
  ['Lancha La Garza Azul', 'VESSEL'], ['Hilario Montúfez Gradí', 'PHONE'], ['Camioneta blanca, placa PQ 4417', 'PLATE'],
  ['Nerea Valdúz Ocampil', 'NAME_TOKEN'], ['Hospedaje Las Trinidades', 'PHONE'], ['Abdulwadi Cerrantes', 'DOCUMENT'],
];

export const match = {
  probability: 0.9964, weight: 8.1, prior: -13.2,
  terms: [
    { code: 'phone.same', fields: ['phone'], weight: 14.6 },
    { code: 'name.alike', fields: ['name'], weight: 5.3 },
    { code: 'birthDate.agrees', fields: ['birthDate'], weight: 2.9 },
    { code: 'nationality.different', fields: ['nationality'], weight: -1.5 },
  ],
};

/** A picture of cells around hubs; the partner's part is there once a match has been confirmed. */
export function picture(own, joined) {
  const kinds = ['PERSON', 'PERSON', 'PHONE', 'VEHICLE', 'PERSON', 'ACCOUNT', 'DOCUMENT', 'PLACE', 'VESSEL', 'CONSIGNMENT'];
  const names = ['Rubén D. Quelonte', 'Ismelda Corvantes', '+507 6555 0142', 'PQ 4417', 'Hilario Montúfez', 'Cta. ···8821', 'Pasaporte ···330', 'Hospedaje Las Trinidades', 'La Garza Azul', '12 fusiles'];
  const nodes = [];
  const links = [];
  const cell = (authority, name, cx, cy, size, shift) => {
    const hub = `${authority}/${name}`;
    nodes.push({ id: hub, kind: 'ORGANISATION', label: name, authorities: [authority], own: authority === own, x: cx, y: cy });
    for (let i = 0; i < size; i++) {
      const angle = (i / size) * 2 * Math.PI + shift;
      const far = 110 + ((i * 37) % 60);
      const id = `${hub}-${i}`;
      const kind = kinds[(i + size) % kinds.length];
      nodes.push({ id, kind, label: `${names[(i + size) % names.length]}${i > 9 ? ` ${i}` : ''}`, authorities: [authority], own: authority === own, x: cx + far * Math.cos(angle), y: cy + far * 0.8 * Math.sin(angle) });
      const relation = kind === 'PERSON' ? 'Membership' : kind === 'PLACE' ? 'Occupancy' : 'Ownership';
      links.push({ id: `k${links.length}`, from: id, to: hub, relation, authorities: [authority], statements: [{ authority, source: 'Carpeta 88/2026', grade: 'B2', handling: 'AMBER/H1/PAP-AMBER', since: '2025-10' }] });
      if (i % 3 === 1) links.push({ id: `k${links.length}`, from: id, to: `${hub}-${i - 1}`, relation: 'Associate', authorities: [authority], statements: [{ authority, source: 'Informe 12', grade: 'C3', handling: 'GREEN/H0/PAP-GREEN' }] });
    }
    return hub;
  };
  const a = cell(own, 'Grupo Tres Ceibas', 0, 0, 11, 0.2);
  const b = cell(own, 'Red El Tapón', 430, 120, 8, 0.9);
  links.push({ id: 'bridge', from: `${a}-3`, to: `${b}-4`, relation: 'Payment', authorities: [own], statements: [{ authority: own, source: 'Reporte UAF 4', grade: 'A1', handling: 'AMBER/H1/PAP-AMBER' }] });
  const alone = { nodes: nodes.length, links: links.length };
  if (joined) {
    const other = own === 'pa-security' ? 'cr-migration' : 'pa-security';
    const c = cell(other, 'Célula Paso Canoas', -420, 150, 9, 0.5);
    const shared = nodes.find((node) => node.id === `${a}-6`);
    shared.authorities = [own, other];
    shared.subjects = [`${own}/p1`, `${other}/p1`];
    links.push({ id: 'joint', from: shared.id, to: c, relation: 'Membership', authorities: [own, other], statements: [{ authority: own, source: 'Carpeta 88/2026', grade: 'B2', handling: 'AMBER/H1/PAP-AMBER' }, { authority: other, source: 'Expediente 214/2026', grade: 'A2', handling: 'AMBER/H2/PAP-AMBER' }] });
  }
  return { nodes, links, truncated: false, total: nodes.length, joint: joined ? nodes.length - 9 : 0, alone };
}

const crossings = readFileSync(new URL('../../core/src/main/resources/org/enlace/corridor/crossings.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .map(([id, name, country, kind, longitude, latitude, next]) => [id, name, country, kind, Number(longitude), Number(latitude), next ? next.split(' ') : []]);

const months = Array.from({ length: 18 }, (_, index) => {
  const date = new Date(Date.UTC(2024, 9 + index, 1));
  return date.toISOString().slice(0, 7);
});

function series(crossing, authority, own, base, phase, event = 'ENTRY') {
  return {
    crossing, authority, own, event,
    points: months.flatMap((month, index) => {
      const total = Math.max(0, Math.round(base * (1 + 0.6 * Math.sin((index + phase) / 2.6)) - index * base * 0.03));
      const small = index % 7 === 5;
      if (index === 11 && !own) return [{ month, group: 'ALL', suppressed: true }];
      return [
        { month, group: 'ALL', count: total, suppressed: false },
        ...(small && !own ? [{ month, group: 'OTHER', suppressed: true }] : []),
      ];
    }),
  };
}

export function corridor(own, published) {
  const bulletin = (authority, month) => ({
    id: `${authority}-${month}`, authority, month, at: minutes(600),
    cells: [
      { crossing: 'bajo-chiquito', event: 'ENTRY', group: 'VE', count: 1840, suppressed: false },
      { crossing: 'bajo-chiquito', event: 'ENTRY', group: 'EC', count: 212, suppressed: false },
      { crossing: 'bajo-chiquito', event: 'ENTRY', group: 'HT', suppressed: true },
      { crossing: 'bajo-chiquito', event: 'ENTRY', group: 'OTHER', suppressed: true },
    ],
  });
  return {
    threshold: 10,
    crossings: crossings.map(([id, name, country, kind, longitude, latitude, next]) => ({ id, name, country, kind, longitude, latitude, next })),
    series: [series('bajo-chiquito', 'pa-security', own === 'pa-security', 9200, 0), series('lajas-blancas', 'pa-security', own === 'pa-security', 9000, 0.4, 'REGISTRATION'), series('san-vicente', 'pa-security', own === 'pa-security', 8800, 0.2), series('paso-canoas', 'pa-security', own === 'pa-security', 8700, 0.6, 'EXIT'), series('paso-canoas', 'cr-migration', own === 'cr-migration', 7400, 1), series('necocli', 'co-migration', own === 'co-migration', 8100, -1), series('agua-caliente', 'gt-security', own === 'gt-security', 3900, 2)],
    bulletins: [bulletin('pa-security', '2026-02'), bulletin('co-migration', '2026-02'), ...(published ? [bulletin(own, published)] : [])],
    publishable: published ? [] : ['2026-03'],
  };
}

export const clauses = [
  { number: 1, items: [{ held: 'BY_CODE', code: 'id', values: ['agr-2'] }, { held: 'BY_CODE', code: 'version', values: ['1'] }] },
  { number: 2, items: [{ held: 'BY_CODE', code: 'party', values: ['Seguridad Panamá (demo)', 'Migración Costa Rica (demo)'] }] },
  { number: 3, items: [{ held: 'TEXT', code: 'treaty', values: ['Protocol against the Smuggling of Migrants, art. 10'] }, { held: 'TEXT', code: 'provision', of: 'PA', values: ['Ley 36 de 2013'] }, { held: 'TEXT', code: 'provision', of: 'CR', values: ['Ley 8764'] }] },
  { number: 4, items: [{ held: 'BY_CODE', code: 'purposes', values: ['ROUTES_AND_CARRIERS', 'ORGANISATIONS_AND_METHODS'] }] },
  { number: 5, items: [{ held: 'BY_CODE', code: 'properties', of: 'PERSON', values: ['name', 'birthDate', 'nationality', 'phone', 'role'] }, { held: 'BY_CODE', code: 'properties', of: 'PHONE', values: ['number'] }] },
  { number: 6, items: [{ held: 'BY_CODE', code: 'excluded', values: ['SMUGGLED', 'VICTIM', 'WITNESS', 'MINOR', 'INFORMANT'] }] },
  { number: 7, items: [{ held: 'BY_CODE', code: 'approvals', of: 'HIT_QUERY', values: ['0'] }, { held: 'BY_CODE', code: 'approvals', of: 'DISCLOSE', values: ['1', 'LIAISON'] }] },
  { number: 8, items: [{ held: 'BY_CODE', code: 'fullSetPerEpoch', values: ['20000'] }, { held: 'BY_CODE', code: 'additionsPerDay', values: ['500'] }] },
  { number: 11, items: [{ held: 'BY_CODE', code: 'retentionMaximumDays', values: ['1825'] }, { held: 'RECORDED', code: 'purgeHours', values: ['48'] }] },
  { number: 18, items: [{ held: 'BY_CODE', code: 'from', values: ['2026-01-01'] }, { held: 'BY_CODE', code: 'until', values: ['2028-12-31'] }] },
];

export { minutes };
