// SPDX-License-Identifier: Apache-2.0
// The fixture region's answers and the little state that the story needs.
import { agreements, authorities, clauses, corridor, match, minutes, people, picture, subject } from './fixture-data.mjs';
import { people as roles, rights } from './fixture-roles.mjs';

/** The path in a picture of cells: over the link between two subjects, or none. */
function way(whole, from, to) {
  const link = whole.links.find((one) => [one.from, one.to].includes(from) && [one.from, one.to].includes(to));
  const nodes = link ? [from, to] : [];
  return { found: Boolean(link), complete: true, steps: link ? 1 : 0, nodes, links: link ? [link.id] : [], ...(link ? { picture: { ...whole, nodes: whole.nodes.filter((node) => nodes.includes(node.id)), links: [link] } } : {}) };
}
/** The lead that the partner refused once: it may be asked again. */
const REFUSED_LEAD = 'h5';

export function answers() {
  const state = { hit: 'NEW', requestedAt: undefined, decided: false, outcome: undefined, published: undefined, operation: operation(), agreementState: {}, cosigned: {} };

  const partnersOf = (own) => agreements.filter((agreement) => agreement.parties.includes(own)).map((agreement) => ({ agreement, partner: authorities[agreement.parties.find((party) => party !== own)] }));
  const joined = () => state.hit === 'CONFIRMED';

  const ownSubject = (own) => subject(own, 'p1', 'PERSON', people[0][0], [['name', people[0][0], 'QUELONTE MARBAN RUBEN D.'], ['birthDate', '1984-05-02'], ['nationality', 'co'], ['phone', '+507 6555 0142'], ['role', 'recruiter'], ['alias', 'El Gavilán']]);
  const foreignSubject = (other) => subject(other, 'p1', 'PERSON', 'Rubén Marbán Quelonte', [['name', 'Rubén Marbán Quelonte'], ['birthDate', '1984'], ['nationality', 'pa'], ['phone', '+507 6555 0142'], ['role', 'coyote']], true);

  function hits(own) {
    return people.flatMap(([label, kind], index) => {
      const standing = partnersOf(own);
      const { agreement, partner } = standing[index % standing.length] ?? {};
      if (!partner) return [];
      const story = own === 'pa-security' && partner.id === 'cr-migration' && index === 1;
      const fixed = ['NEW', 'NEW', 'DISCLOSED', 'CONFIRMED', 'NEW', 'REQUESTED', 'REJECTED', 'NEW', 'NEW'][index];
      const hitState = story ? state.hit : fixed;
      return [{
        id: `h${index + 1}`, classes: index === 0 || index === 3 ? [kind, 'NAME_TOKEN'] : [kind], hits: index === 0 || index === 3 ? 2 : 1, fresh: index === 3 ? 1 : 0, partner, agreement: agreement.id,
        own: { id: `${own}/p${index + 1}`, authority: own, kind: kind === 'PHONE' || kind === 'NAME_TOKEN' ? 'PERSON' : kind === 'VESSEL' ? 'VESSEL' : 'ORGANISATION', label: story ? people[0][0] : label },
        at: minutes(12 + index * 190), state: hitState,
        ...(['DISCLOSED', 'CONFIRMED', 'REJECTED'].includes(hitState) ? { probability: 0.9964 - index * 0.07 } : {}),
        ...(index === 3 ? { scripted: true } : {}),
      }];
    });
  }

  function hit(own, id) {
    const found = hits(own).find((candidate) => candidate.id === id);
    if (!found) return undefined;
    const disclosed = ['DISCLOSED', 'CONFIRMED', 'REJECTED'].includes(found.state);
    const refused = id === REFUSED_LEAD && found.state === 'NEW';
    const asked = disclosed || refused || found.state === 'REQUESTED';
    const record = { id: `${found.partner.id}/p1`, authority: found.partner.id, kind: 'PERSON', label: 'Rubén Marbán Quelonte' };
    return {
      ...found,
      ownSubject: ownSubject(own),
      purposes: ['ORGANISATIONS_AND_METHODS', 'ROUTES_AND_CARRIERS'],
      cases: ownSubject(own).cases,
      tells: 'CODE',
      ...(found.state === 'REQUESTED' ? { bar: 'WAITS_FOR_AN_ANSWER' } : disclosed && found.fresh === 0 ? { bar: 'ALL_IS_DISCLOSED' } : {}),
      evidence: found.classes.map((held, index) => ({ id: `${found.id}-${index}`, class: held, at: found.at, state: disclosed && index === 0 ? 'DISCLOSED' : found.state === 'REQUESTED' ? 'REQUESTED' : 'NEW', ...(disclosed && index === 0 ? { record, probability: found.probability } : {}) })),
      ...(asked ? { request: { restsOnNothing: false, ...(refused ? { refusal: { code: 'ONGOING_INVESTIGATION', message: 'refused' } } : {}), state: disclosed ? 'DISCLOSED' : refused ? 'REFUSED' : 'WAITING', at: state.requestedAt ?? minutes(60), purpose: 'ORGANISATIONS_AND_METHODS', justification: 'Same phone stands in our case on the Capurganá route.' } } : {}),
      ...(disclosed ? { foreign: foreignSubject(found.partner.id), match } : {}),
      ...(['CONFIRMED', 'REJECTED'].includes(found.state) ? { decision: { outcome: found.state, by: 'officer', at: minutes(1), ...(found.state === 'REJECTED' ? { reason: 'Reused SIM card' } : {}) } } : {}),
      timeline: [
        { at: minutes(200), code: 'HIT', authority: authorities[own] },
        ...(asked ? [{ at: minutes(60), code: 'REQUESTED', authority: authorities[own], user: 'officer' }] : []),
        ...(disclosed ? [{ at: minutes(20), code: 'DISCLOSED', authority: found.partner, user: 'officer' }] : []),
      ],
    };
  }

  function requests(own) {
    const twice = own === 'pa-security' ? [{ id: 'r8', partner: partnersOf(own)[0]?.partner.id, fixed: state.second ? 'DISCLOSED' : 'APPROVED', needed: 2 }] : [];
    const list = own === 'cr-migration' ? [{ id: 'r0', partner: 'gt-security', fixed: 'WAITING' }, { id: 'r1', partner: 'pa-security' }] : [{ id: 'r9', partner: partnersOf(own)[0]?.partner.id, fixed: 'WAITING' }];
    return [...list, ...twice].flatMap(({ id, partner, fixed, needed = 1 }) => {
      const standing = fixed ?? { REQUESTED: 'WAITING', DISCLOSED: 'DISCLOSED', CONFIRMED: 'DISCLOSED', REJECTED: 'DISCLOSED' }[state.hit];
      if (!partner || !standing) return [];
      return [{
        id, partner: authorities[partner], agreement: 'agr-2', class: 'PHONE', purpose: 'ORGANISATIONS_AND_METHODS', at: minutes(14), due: minutes(-2800), state: standing,
        justification: 'Same phone stands in our case on the Capurganá route.', caseId: 'ab397b294139479883e333150d36a772', asker: { officer: 'i.mora', role: 'ANALYST' },
        subject: { id: `${own}/p1`, authority: own, kind: 'PERSON', label: 'Rubén Marbán Quelonte' }, approvals: standing === 'WAITING' ? [] : [{ by: 'r.solis', role: 'LIAISON', at: minutes(2) }], approvalsNeeded: needed,
        ...(id === 'r1' && ['CONFIRMED', 'REJECTED'].includes(state.hit) ? { outcome: state.hit } : {}),
      }];
    });
  }

  function request(own, id) {
    const found = requests(own).find((candidate) => candidate.id === id);
    if (!found) return undefined;
    const field = (property, value, goes, code, clause = '5') => ({ property, value, goes, clause, ...(code ? { code } : {}) });
    return {
      ...found, approver: 'LIAISON', cases: ownSubject(own).cases, approvedBefore: false, mayApprove: found.state === 'WAITING' || found.state === 'APPROVED', mayRecall: found.state === 'DISCLOSED', refusalGrounds: ['ONGOING_INVESTIGATION', 'SAFETY_OF_A_PERSON', 'NOT_PROPORTIONATE'],
      dryRun: { permitted: true, digest: 'ab'.repeat(32), records: [{ label: 'Rubén Marbán Quelonte', kind: 'PERSON', asked: true, fields: [field('name', 'Rubén Marbán Quelonte', true), field('birthDate', '1984', true), field('phone', '+507 6555 0142', true), field('nationality', 'pa', true), field('address', 'Barrio El Carmen, Corredores', false, 'PROPERTY_NOT_ALLOWED'), field('notes', 'Informe interno', false, 'HANDLING_TOO_RESTRICTED', '9')] }, { label: 'Cta. ···8821', kind: 'ACCOUNT', asked: false, fields: [field('', '', false, 'KIND_NOT_ALLOWED')] }, { label: 'Payment', from: 'Rubén Marbán Quelonte', to: 'Cta. ···8821', asked: false, fields: [field('amount', '400', false, 'NOT_CONNECTED')] }] },
      timeline: [{ at: minutes(14), code: 'RECEIVED', authority: found.partner }, ...(found.state === 'DISCLOSED' ? [{ at: minutes(2), code: 'DISCLOSED', authority: authorities[own], user: 'officer' }] : [])],
    };
  }

  const opened = { HIT_TO_REVIEW: 'GET hits', REQUEST_TO_APPROVE: 'GET requests', ANSWER_EXPECTED: 'GET hits', TASK_TO_DO: 'GET operations' };

  function overview(own, role) {
    const open = hits(own).filter((found) => ['NEW', 'DISCLOSED'].includes(found.state)).length;
    const waiting = requests(own).filter((found) => found.state === 'WAITING' || found.state === 'APPROVED');
    return {
      authority: authorities[own], asOf: minutes(0), failing: [],
      partners: partnersOf(own).map(({ agreement, partner }, index) => ({ authority: partner, lastHeard: minutes(index === 2 ? 3100 : index * 2), online: index < 2, queued: index === 2 ? 4 : 0, agreement: { id: agreement.id, state: state.agreementState[agreement.id] ?? agreement.state } })),
      budgets: partnersOf(own).slice(0, 2).flatMap(({ partner }, index) => ['PHONE', 'PLATE', 'DOCUMENT', 'NAME_TOKEN'].map((kind, row) => ({ partner, class: kind, left: [18_420, 2210, 460, 9000][(row + index) % 4], capacity: [20_000, 5000, 5000, 10_000][(row + index) % 4], refillsAt: minutes(-600), chunks: 3, answered: 3, notAskable: kind === 'NAME_TOKEN' ? 41 : 0 }))),
      waiting: [
        ...(open ? [{ what: 'HIT_TO_REVIEW', who: authorities[own], count: open, since: minutes(800) }] : []),
        ...(waiting.length ? [{ what: 'REQUEST_TO_APPROVE', who: authorities[own], count: waiting.length, since: minutes(14), ...(waiting.length === 1 ? { id: waiting[0].id } : {}) }] : []),
        { what: 'TASK_TO_DO', who: authorities[own], count: 1, since: minutes(3000), id: 'op1' },
        ...(state.hit === 'REQUESTED' && own === 'pa-security' ? [{ what: 'ANSWER_EXPECTED', who: authorities['cr-migration'], count: 1, since: minutes(1), id: 'h2' }] : []),
        { what: 'DELIVERY', who: authorities['us-security'], count: 4, since: minutes(3100) },
      ].filter((entry) => !opened[entry.what] || rights[role].includes(opened[entry.what])),
      counters: { leadsNew: open, leadsOpen: open, hits: open + 2, requestsOpen: waiting.length, cases: 6, subjects: 312, foreignSubjects: joined() ? 10 : 0, links: 540, ledgerSize: 1482 },
    };
  }

  function operation() {
    const [pa, cr] = [authorities['pa-security'], authorities['cr-migration']];
    return {
      id: 'op1', title: 'Operación Garza', proposer: pa, state: 'PREPARING', start: minutes(-4000), end: minutes(-14000), tasksOpen: 2, tasksDone: 1,
      participants: [{ authority: pa, answer: 'ACCEPTED', ready: true }, { authority: cr, answer: 'ACCEPTED', ready: false }, { authority: authorities['co-migration'], answer: 'ASKED', ready: false, introduced: '27182 81828 45904 52353 60287 47135' }],
      objective: 'Stop the boat link between Capurganá and Puerto Obaldía on one morning, with reception prepared for people on the way.',
      tasks: [
        { id: 't1', authority: pa, title: 'Watch the jetty from 04:00', state: 'DONE', due: minutes(-3900).slice(0, 10) },
        { id: 't2', authority: cr, title: 'Hold the safe house at Paso Canoas', state: 'DOING', due: minutes(-3900).slice(0, 10) },
        { id: 't3', authority: pa, title: 'Prepare reception for 60 people', state: 'OPEN' },
      ],
      results: [], timeline: [{ at: minutes(5000), code: 'PROPOSED', authority: pa, user: 'officer' }, { at: minutes(4500), code: 'ACCEPTED', authority: cr }],
      may: ['ADD_TASK', 'MOVE_TASK', 'GO', 'RESULT', 'LEAVE'],
    };
  }

  function agreement(own, id) {
    const found = partnersOf(own).find(({ agreement }) => agreement.id === id);
    if (!found) return undefined;
    const standing = state.agreementState[id] ?? found.agreement.state;
    return {
      ...summary(found, standing), clauses, may: standing === 'IN_FORCE' ? ['SUSPEND', 'END'] : standing === 'SUSPENDED' ? ['RESUME', 'END'] : [],
      signatures: found.agreement.parties.map((party) => ({ authority: authorities[party], key: '9f3c 11aa 84e0 77d2 5b19', signed: true, at: minutes(90_000) })),
      timeline: [{ at: minutes(90_500), code: 'OFFERED', authority: authorities[found.agreement.parties[0]] }, { at: minutes(90_000), code: 'SIGNED', authority: authorities[found.agreement.parties[1]] }],
    };
  }

  const summary = ({ agreement, partner }, standing) => ({ id: agreement.id, version: 1, partner, state: standing, digest: 'b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78', from: '2026-01-01', until: '2028-12-31', operations: ['HIT_QUERY', 'DISCLOSE', 'JOINT_PICTURE', 'OPERATION', 'AGGREGATE'], purposes: ['ORGANISATIONS_AND_METHODS', 'ROUTES_AND_CARRIERS'] });
  const card = (id) => ({ authority: authorities[id], fingerprint: '40213 90277 05518 66294 01364 73350', endpoint: `https://127.0.0.1:8443/${id}` });
  const page = (items) => ({ total: items.length, items });
  const face = (own) => ({ authority: authorities[own], version: '0.1.0', demo: true, ...(own === 'pa-security' ? { start: 'h2' } : {}), region: Object.values(authorities).map((authority) => ({ authority, path: `/n/${authority.id}/` })), users: Object.entries(roles).map(([user, role]) => ({ user, role })) });

  function ledger(query) {
    const types = ['QUERY_SENT', 'QUERY_ANSWERED', 'GRANT', 'DISCLOSURE_SENT', 'RECEIPT', 'LOGIN', 'FOREIGN_READ'];
    const offset = Number(query.get('offset') ?? 0);
    const chosen = query.get('type');
    const items = Array.from({ length: 50 }, (_, index) => ({ index: 1481 - offset - index, at: minutes(offset + index * 7), type: chosen || types[index % types.length], fields: { agreement: 'agr-2', class: 'PHONE', count: 4096, manifest: 'b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78' } }));
    return { total: 1482, types, items, checkpoint: { origin: 'enlace/pa-security', size: 1482, root: 'tdQEXD9Gb6kf4sxqvnkjKhpXzfEE96JucW4KHieJ33g=', at: minutes(3), cosignatures: [{ authority: authorities['cr-migration'], size: 1470, at: minutes(6) }, { authority: authorities['co-migration'], size: 1466, at: minutes(9) }] } };
  }

  const preview = {
    token: 'tok', filename: 'choferes.csv', format: 'CSV', delimiter: ';', encoding: 'UTF-8', totalRows: 214, whole: true, subjects: 203, merged: 11, links: 61, fates: { taken: 203, kept: 0, refused: 4, counted: 7, doubted: 2 }, reasons: [{ code: 'PROTECTED_SMUGGLED', count: 7 }, { code: 'RAGGED_ROW', count: 4 }], kind: 'PERSON',
    columns: [['Nombre completo', 'PERSON', 'name', 0.97], ['Fecha nac.', 'PERSON', 'birthDate', 0.93], ['Celular', 'PERSON', 'phone', 0.88], ['Placa', 'VEHICLE', 'registrationNumber', 0.81], ['Obs.', 'PERSON', 'notes', 0.41]].map(([header, kind, property, confidence], index) => ({ index, header, ...(confidence < 0.8 ? {} : { target: { kind, property } }), confidence, alternatives: [{ kind, property }, { kind: 'PERSON', property: 'alias' }] })),
    rows: [['Teodoro Vinales Crúz', '1979-04-11', '6555-0199', 'PQ 4417', 'chofer'], ['Marisela Oduber Tanque', '1990-12-01', '6555-0120', '', ''], ['Eusebio Lagartín', '1971', '6555-0177', 'TX 2208', 'dueño de lancha']],
  };

  const said = (area, weight, en, es) => ({ area, weight, text: { en, es } });
  const watch = {
    status: 'DOWN', reasons: ['DISK_FULL'],
    findings: [
      said('NODE', 'WELL', 'the node runs, version 0.1.0', 'el nodo está en marcha, versión 0.1.0'),
      said('DISK', 'WRONG', 'less than 1 GB is free on the disk of the node; free some space, nothing that is stored is lost', 'queda menos de 1 GB libre en el disco del nodo; libere espacio, no se pierde nada de lo guardado'),
      said('DATABASE', 'WELL', 'the database keeps what is written to it', 'la base de datos guarda lo que se le escribe'),
      said('PARTNERS', 'WELL', 'partner cr-migration: the line works, last heard of on 2026-11-30 20:41 UTC', 'socio cr-migration: la línea funciona, se supo de él por última vez el 2026-11-30 20:41 UTC'),
      said('PARTNERS', 'SOON', 'partner us-security: no node answers at its address; ask whether its node runs and lets yours in. Yours tries again by itself', 'socio us-security: ningún nodo responde en su dirección; pregunte si su nodo funciona y admite al de usted, que vuelve a intentarlo por sí mismo'),
      said('BACKUP', 'SOON', 'no backup of this node is known; make one, and keep it away from this machine', 'no se conoce ninguna copia de seguridad de este nodo; haga una y guárdela lejos de este equipo'),
    ],
    work: [{ kind: 'INTAKE', partner: '', done: 4_100, total: 52_000, perMinute: 61_500, left: 47 }, { kind: 'ANSWERS', partner: 'cr-migration', done: 12, total: 40, perMinute: 2, left: 840 }, { kind: 'TAGS', partner: 'cr-migration', done: 0, total: 31_000 }],
  };

  const load = { id: '7', source: 's7', title: 'choferes.csv', loaded: minutes(5), loadedBy: 'analyst', subjects: 203, links: 61, statements: 987, refused: 4, counted: 7, state: 'TO_CHECK' };
  const loadDetail = { ...load, mayWithdraw: true, broughtSubjects: [{ id: 'p1', kind: 'PERSON', label: 'Teodoro Vinales Crúz' }, { id: 'v1', kind: 'VEHICLE', label: 'PQ 4417' }], broughtLinks: [{ relation: 'Ownership', from: 'Teodoro Vinales Crúz', to: 'PQ 4417' }] };
  const sources = {
    total: 2,
    items: [
      { id: 's7', title: 'choferes.csv', grade: 'B2', handling: 'AMBER/H1/PAP-AMBER', lastLoaded: minutes(5), subjects: 203, links: 61, statements: 987, mayWithdraw: true, loads: [load] },
      { id: 's6', title: 'placas.csv', grade: 'X4', handling: 'AMBER/H1/PAP-AMBER', lastLoaded: minutes(400), withdrawn: minutes(300), withdrawnBy: 'liaison', subjects: 0, links: 0, statements: 0, mayWithdraw: false, loads: [] },
    ],
  };

  function cosignatures(own, language) {
    const id = '76359e49dc402196b50c449c2a555b28de9767fa296f5764b71e5b9fecba64d7';
    return { items: state.cosigned[language] ? [] : [{ id, partner: partnersOf(own)[0].partner, agreement: partnersOf(own)[0].agreement.id, class: 'PHONE', questions: 214, purpose: 'ORGANISATIONS_AND_METHODS', since: minutes(42), text: `enlace/veil-manifest/1\n${id}` }] };
  }

  function write({ method, path, body, own, language, changed }) {
    const [first, id, third] = path;
    if (first === 'hits' && third === 'request') state.hit = 'REQUESTED';
    else if (first === 'hits' && method === 'DELETE') state.hit = 'DISCLOSED';
    else if (first === 'hits' && third === 'decision') state.hit = body.outcome;
    else if (first === 'requests' && id === 'r8') state.second = true;
    else if (first === 'requests' && third === 'approve') state.hit = 'DISCLOSED';
    else if (first === 'agreements' && third) state.agreementState[id] = { suspend: 'SUSPENDED', resume: 'IN_FORCE', end: 'ENDED' }[third];
    else if (first === 'operations' && third === 'go') {
      state.operation.participants[0].ready = body.go;
      state.operation.may = state.operation.may.map((step) => (step === 'GO' || step === 'TAKE_BACK' ? (body.go ? 'TAKE_BACK' : 'GO') : step));
      state.operation.timeline.push({ at: minutes(0), code: body.go ? 'GO' : 'GO_TAKEN_BACK', authority: authorities['pa-security'], user: 'officer' });
    }
    else if (first === 'corridor' && id === 'bulletins') state.published = body.month;
    else if (first === 'cosignatures') state.cosigned[language] = true;
    changed('HITS', 'REQUESTS', 'AGREEMENTS', 'PICTURE', 'OPERATIONS');
    if (first === 'intake') return id === 'preview' ? preview : { state: 'DONE', load: '7', fates: preview.fates, unchanged: 0, read: 214, total: 214, subjects: 203, statements: 987, links: 61, refused: 4, counted: 7, reasons: [{ code: 'PROTECTED_SMUGGLED', count: 7 }, { code: 'PROTECTED_MINOR', count: 1 }, { code: 'RAGGED_ROW', count: 3 }], caseId: 'c1' };
    if (first === 'cosignatures') return cosignatures(own, language);
    if (first === 'accounts') return { ...page([{ user: id, role: body.role, more: [], secondFactor: false, invitedUntil: minutes(-2_880) }]), invitation: { user: id, token: 'k'.repeat(43), until: minutes(-2_880) } };
    if (first === 'partners') return { ...card('gt-security'), authority: { id: 'xx-security', name: 'Unidad de Prueba', country: 'HN', kind: 'SECURITY' }, outcome: body.card === 'known' ? 'CARD_OTHER_KEY' : 'PINNED' };
    if (first === 'ledger') return { ok: true, size: 1482, checked: 1482, root: 'tdQE', millis: 184, failures: [] };
    if (first === 'corridor') return id === 'counts' ? { accepted: 120, refused: [] } : corridor(own, state.published);
    if (first === 'subjects') return ownSubject(own);
    if (first === 'operations') return state.operation;
    if (first === 'agreements') return agreement(own, id);
    return first === 'hits' ? hit(own, id) : request(own, id);
  }

  function readable({ path: [first, id], query, own, role, language }) {
    const filter = query.get('state');
    switch (first) {
      case 'node': return face(own);
      case 'cosignatures': return cosignatures(own, language);
      case 'overview': return overview(own, role);
      case 'hits': return id ? hit(own, id) : { ...page(hits(own).filter((found) => !filter || found.state === filter)), unanswered: [] };
      case 'requests': return id ? request(own, id) : page(requests(own).filter((found) => !filter || found.state === filter || (filter === 'OPEN' && ['WAITING', 'APPROVED'].includes(found.state))));
      case 'cases': return id ? { ...ownSubject(own).cases[0], members: people.map(([label], index) => ({ id: `${own}/p${index}`, authority: own, kind: 'PERSON', label })), membersTotal: 41, sources: [{ id: 's1', title: 'Carpeta 88/2026', retrieved: '2026-02-11' }] } : page([...ownSubject(own).cases, { id: 'c2', title: 'Lanchas del Golfo de Urabá', reference: '91/2026', opened: '2026-02-02', subjects: 18 }]);
      case 'sources': return id ? { statements: 987, links: 61, subjects: 190, hits: 3, disclosures: 1, partners: [authorities['cr-migration']] } : sources;
      case 'loads': return loadDetail;
      case 'subjects': return id ? (id.startsWith(own) || !id.includes('/') ? { ...ownSubject(own), hits: hits(own).slice(0, 2) } : foreignSubject(id.split('/')[0])) : page(people.map(([label], index) => ({ id: `${own}/p${index + 1}`, authority: own, kind: index % 2 ? 'ORGANISATION' : 'PERSON', label, statements: 6, links: 3, hits: index % 3 })));
      case 'picture': return id ? way(picture(own, joined()), query.get('from'), query.get('to')) : picture(own, joined());
      case 'corridor': return corridor(own, state.published);
      case 'operations': return id ? state.operation : page([state.operation]);
      case 'agreements': return id === 'templates' ? [{ id: 'HIT_AND_DISCLOSE', purposes: ['ORGANISATIONS_AND_METHODS'], operations: ['HIT_QUERY', 'DISCLOSE'] }] : id ? agreement(own, id) : page(partnersOf(own).map((found) => summary(found, state.agreementState[found.agreement.id] ?? 'IN_FORCE')));
      case 'partners': return id ? { version: 2, ...card(own) } : { own: card(own), items: Object.keys(authorities).filter((other) => other !== own).map((other, at) => ({ ...card(other), online: true, queued: at === 1 ? 4 : 0, sent: 12, received: 11, lastHeard: minutes(2), ...(at === 1 ? { lastTried: minutes(1), trouble: 'UNREACHABLE' } : {}) })) };
      case 'ledger': return ledger(query);
      case 'deputies': return { items: [{ principal: 'coordinator', deputy: 'liaison', role: 'COORDINATOR', until: minutes(-9_000) }], colleagues: ['analyst', 'coordinator'], lendable: ['LIAISON'] };
      case 'sign-ins': return page([{ at: minutes(3), outcome: 'SIGNED_IN', network: 'INSIDE', browser: 'FIREFOX' }, { at: minutes(90), outcome: 'WRONG_CODE', network: 'OUTSIDE', browser: 'CHROME' }, { at: minutes(2_000), outcome: 'CODE_MISSING', network: 'OUTSIDE', browser: 'OTHER' }]);
      case 'watch': return watch;
      case 'accounts': return page([...Object.entries(roles).map(([user, role]) => ({ user, role, more: user === 'analyst' ? ['COORDINATOR'] : [], secondFactor: user === 'analyst' })), { user: 'newcomer', role: 'ANALYST', more: [], secondFactor: false, invitedUntil: minutes(-2_000) }]);
      default: return undefined;
    }
  }

  return {
    session: (own, language, user) => ({ user, role: roles[user], choices: user === 'liaison' ? [{ role: 'LIAISON' }, { role: 'COORDINATOR', principal: 'coordinator' }] : [{ role: roles[user] }], language, csrf: 'token', may: rights[roles[user]], secondFactor: { enrolled: false, required: false, codesLeft: 0 }, node: face(own) }),
    answer: (call) => {
      const body = call.method === 'GET' ? readable(call) : write(call);
      return body === undefined ? undefined : { body };
    },
  };
}
