// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { signIn } from './story.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

export const SCREENS = {
  inbox: '#/inbox',
  hit: '#/hits/h1',
  'hit-disclosed': '#/hits/h3',
  request: '#/requests/r9',
  cases: '#/cases',
  subjects: '#/subjects?q=mar',
  case: '#/cases/c1',
  subject: '#/subjects/pa-security%2Fp1',
  intake: '#/intake',
  sources: '#/sources',
  picture: '#/picture',
  corridor: '#/corridor',
  operations: '#/operations',
  operation: '#/operations/op1',
  agreements: '#/agreements',
  agreement: '#/agreements/agr-2',
  you: '#/you',
  lost: '#/nowhere',
};

/** Screens that other roles open. */
export const OTHERS = {
  oversight: { ledger: '#/ledger', 'inbox-oversight': '#/inbox' },
  coordinator: { 'inbox-coordinator': '#/inbox', 'picture-coordinator': '#/picture', 'refused-coordinator': '#/hits/h1' },
  administrator: { accounts: '#/accounts', watch: '#/watch', 'inbox-administrator': '#/inbox' },
};

/** Deep links that a role may not use, each with the words that say so. */
const REFUSED = { administrator: ['#/cases', '#/subjects/pa-security%2Fp1', '#/hits/h1', '#/agreements', '#/ledger', '#/picture'], oversight: ['#/hits/h1', '#/cases/c1', '#/picture', '#/intake'], liaison: ['#/ledger', '#/accounts', '#/watch'] };

/** Opens each screen in both languages and both colours: no complaint of the browser, no finding of axe. */
export async function screens(executable, region, target, say) {
  for (const look of [{ theme: 'light', language: 'en' }, { theme: 'dark', language: 'es' }]) {
    const browser = await openBrowser(executable, look);
    try {
      await each(browser, region, look, target);
      await byRole(browser.page, region, look, target);
      await passwords(browser.page, region, look, target);
      await watched(browser.page, region, look, target);
      await cosign(browser.page, region, look, target);
      await joining(browser.page, region, look, target);
      await goes(browser.page, region, look, target);
      await intake(browser.page, region, look, target);
      await find(browser.page, region, look, target);
      await keyboard(browser.page, region);
      await expired(browser.page, region);
      await askedAgain(browser.page, region);
      await fourEyes(browser.page, region, look, target);
      await narrow(browser.page, region, look, target);
      assert.deepEqual(browser.complaints, [], `the browser complained in ${look.theme} ${look.language}`);
      say(`${Object.keys(SCREENS).length} screens and the other roles' in ${look.language}, ${look.theme}: no complaint`);
    } finally {
      await browser.close();
    }
  }
}

async function each({ page }, region, look, target) {
  await page.goto(`${region.address}/n/pa-security/`);
  await page.locator('#password').waitFor();
  await examine(page, `sign-in ${look.theme}`);
  await page.screenshot({ path: join(target, `sign-in-${look.theme}-${look.language}.png`) });
  await signIn(page, 'liaison', region.password);
  assert.equal(await page.locator('html').getAttribute('lang'), look.language);
  await walk(page, region, look, target, SCREENS);
}

async function walk(page, region, look, target, screens) {
  for (const [name, hash] of Object.entries(screens)) {
    await page.goto(`${region.address}/n/pa-security/${hash}`);
    await page.locator('h1').waitFor();
    await page.waitForTimeout(350);
    await page.screenshot({ path: join(target, `${name}-${look.theme}-${look.language}.png`), fullPage: !name.startsWith('picture') });
    await examine(page, `${name} ${look.theme}`);
  }
}

/** Each role sees its own screens in the navigation; a deep link beyond them is refused in words and asks for nothing. */
async function byRole(page, region, look, target) {
  for (const user of ['coordinator', 'oversight', 'administrator', 'liaison']) {
    await signOut(page);
    await signIn(page, user, region.password);
    await walk(page, region, look, target, OTHERS[user] ?? {});
    for (const hash of REFUSED[user] ?? []) {
      await quiet(page);
      const asked = [];
      const hear = (request) => /\/api\/(?!overview|session|events|node)/.test(request.url()) && asked.push(request.url());
      page.on('request', hear);
      await page.goto(`${region.address}/n/pa-security/${hash}`);
      await page.locator('[data-refused]').waitFor();
      page.off('request', hear);
      assert.deepEqual(asked, [], `${user} at ${hash}`);
      const words = look.language === 'es' ? 'Su función no abre esto' : 'Your role does not open this';
      assert.equal(await page.locator('h1').textContent(), words);
      const screen = hash.slice(2).split('/')[0];
      assert.equal(await page.locator(`nav a[href="#/${screen}"]`).count(), 0, `${user} is led to ${hash}`);
    }
  }
}

/** Waits until the screen before has asked for all that it needs: for half a second nothing is asked. */
async function quiet(page) {
  let last = Date.now();
  const hear = () => {
    last = Date.now();
  };
  page.on('request', hear);
  while (Date.now() - last < 500) await page.waitForTimeout(100);
  page.off('request', hear);
}

export async function signOut(page) {
  await page.locator('.tools button').last().click();
  await page.locator('#password').waitFor();
}

/** The administrator adds a person and gets a link once; the link sets a password; an officer changes the own one, by keyboard. */
async function passwords(page, region, look, target) {
  const shot = (name) => page.screenshot({ path: join(target, `${name}-${look.theme}-${look.language}.png`) });
  await signOut(page);
  await signIn(page, 'administrator', region.password);
  await page.goto(`${region.address}/n/pa-security/#/accounts`);
  await page.locator('[data-act="add"]').click();
  await page.locator('#account-user').fill('liaison');
  await page.keyboard.press('Enter');
  const link = await page.locator('#invitation-link').inputValue();
  assert.equal(link, `${region.address}/n/pa-security/#/welcome/${'k'.repeat(43)}`);
  await examine(page, `invitation ${look.theme}`);
  await shot('invitation');
  await page.keyboard.press('Escape');
  await signOut(page);
  await page.goto(link);
  await page.locator('#new-password').fill('siete-faroles-azules');
  await examine(page, `welcome ${look.theme}`);
  await shot('welcome');
  await page.locator('#new-password-again').fill('siete-faroles-verdes');
  await page.keyboard.press('Enter');
  await page.locator('[role="alert"]').waitFor();
  await page.locator('#new-password-again').fill('siete-faroles-azules');
  await page.keyboard.press('Enter');
  await page.locator('#password').waitFor();
  assert.equal(await page.locator('#user').inputValue(), 'liaison');
  await page.locator('#password').fill(region.password);
  await page.keyboard.press('Enter');
  await page.locator('[data-act="password"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('#present-password').fill(region.password);
  await page.locator('#new-password').fill('siete-faroles-azules');
  await page.locator('#new-password-again').fill('siete-faroles-azules');
  await examine(page, `password ${look.theme}`);
  await shot('password');
  await page.keyboard.press('Enter');
  await page.locator('#present-password').waitFor({ state: 'detached' });
}

/** Oversight signs a waiting question set: a picked file becomes the signature, and the row goes. */
async function cosign(page, region, look, target) {
  await signOut(page);
  await signIn(page, 'oversight', region.password);
  await page.goto(`${region.address}/n/pa-security/#/cosignatures`);
  await page.locator('[data-cosign]').click();
  assert.match(await page.locator('[data-text]').textContent(), /^enlace\/veil-manifest\/1\n[0-9a-f]{64}$/);
  await page.screenshot({ path: join(target, `cosign-${look.theme}-${look.language}.png`) });
  await examine(page, `cosign ${look.theme}`);
  await page.locator('dialog input[type=file]').setInputFiles({ name: 'text.sig', mimeType: 'application/octet-stream', buffer: Buffer.alloc(64, 7) });
  await page.locator('#cosign-signature:valid').waitFor();
  assert.equal(await page.locator('#cosign-signature').inputValue(), Buffer.alloc(64, 7).toString('base64'));
  await page.locator('[data-act="cosign"]').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.locator('[data-cosign]').waitFor({ state: 'detached' });
  await signOut(page);
  await signIn(page, 'liaison', region.password);
}

/** A coordinator's go: nothing is committed by one click, and what was given is taken back. */
async function goes(page, region, look, target) {
  await signOut(page);
  await signIn(page, 'coordinator', region.password);
  await page.goto(`${region.address}/n/pa-security/#/operations/op1`);
  for (const act of ['go', 'back']) {
    const asked = [];
    const hear = (request) => request.method() === 'POST' && asked.push(request.url());
    page.on('request', hear);
    await page.locator(`[data-act="${act}"]`).click();
    await page.locator('dialog').waitFor();
    await page.screenshot({ path: join(target, `operation-${act}-${look.theme}-${look.language}.png`) });
    await examine(page, `operation ${act} ${look.theme}`);
    assert.deepEqual(asked, [], `${act} is confirmed first`);
    page.off('request', hear);
    await page.locator('dialog form button:not([type])').click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.locator(`[data-act="${act}"]`).waitFor({ state: 'detached' });
  }
  await page.locator('[data-act="go"]').waitFor();
  await signOut(page);
  await signIn(page, 'liaison', region.password);
}

/** An analyst's own CSV: picked, columns looked at, loaded, refused lines offered for download. */
async function intake(page, region, look, target) {
  await page.goto(`${region.address}/n/pa-security/#/intake`);
  await page.locator('input[type="file"]').setInputFiles({ name: 'choferes.csv', mimeType: 'text/csv', buffer: Buffer.from('Nombre;Placa\nTeodoro;PQ 4417\n') });
  await page.locator('[data-act="load"]').waitFor();
  await page.locator('#origin-basis').fill('Código Penal art. 456-C');
  await page.locator('#origin-reliability').selectOption('B');
  await page.locator('#origin-accuracy').selectOption('2');
  await page.locator('[data-act="suspects"]').check();
  await page.screenshot({ path: join(target, `intake-check-${look.theme}-${look.language}.png`), fullPage: true });
  await examine(page, `intake check ${look.theme}`);
  await page.locator('[data-act="load"]').click();
  await page.locator('a[download]').waitFor();
  await page.screenshot({ path: join(target, `intake-done-${look.theme}-${look.language}.png`), fullPage: true });
  await examine(page, `intake done ${look.theme}`);
}

/** In the picture a part of a name finds, without case and accents; start and end of a path are chosen by keyboard alone. */
async function find(page, region, look, target) {
  await page.goto(`${region.address}/n/pa-security/#/picture`);
  const search = page.locator('[role="combobox"]').first();
  await search.focus();
  await page.keyboard.type('zzz');
  await page.locator('.search [role="status"]').first().waitFor();
  assert.match(await page.locator('.search [role="status"]').first().textContent(), look.language === 'es' ? /Nadie ni nada/ : /Nobody and nothing/);
  await search.fill('');
  await page.keyboard.type('TRÉS CEI');
  await page.locator('[data-found]').first().waitFor();
  await examine(page, `found ${look.theme}`);
  await page.keyboard.press('Enter');
  await page.locator('aside h2', { hasText: 'Grupo Tres Ceibas' }).waitFor();
  await page.locator('[data-act="path"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('aside [role="combobox"]:focus').waitFor();
  await page.keyboard.type('pasaporte');
  await page.locator('aside [data-found]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-path="1"]').waitFor();
  assert.ok(new URL(page.url()).hash.includes('from='), 'a path has an address of its own');
  await page.screenshot({ path: join(target, `path-${look.theme}-${look.language}.png`) });
  await examine(page, `path ${look.theme}`);
}

/** Shortcuts work without a mouse: the list of keys, the screens, the colours; they rest while somebody types. */
async function keyboard(page, region) {
  await page.goto(`${region.address}/n/pa-security/#/inbox`);
  await page.locator('h1').waitFor();
  await page.keyboard.press('?');
  await page.locator('dialog kbd').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await page.waitForURL('**#/agreements');
  const theme = () => page.locator('html').getAttribute('data-theme');
  const before = await theme();
  await page.keyboard.press('t');
  assert.notEqual(await theme(), before);
  await page.keyboard.press('/');
  await page.locator('input[type="search"]:focus').waitFor();
  await page.keyboard.type('gt?');
  assert.equal(await page.locator('input[type="search"]').inputValue(), 'gt?');
}

/** A session that ends while somebody types: the desk asks again and keeps what was typed. */
async function expired(page, region) {
  await page.goto(`${region.address}/n/pa-security/#/hits/h1`);
  await page.locator('#ask-why').fill('Typed before the session ended.');
  region.expire();
  await page.locator('[data-act="request"]').click();
  await page.locator('dialog #password').fill(region.password);
  await page.locator('dialog #password').press('Enter');
  await page.locator('dialog').waitFor({ state: 'detached' });
}

/** After a refusal the desk lets the officer ask again, and says what the partner had answered. */
async function askedAgain(page, region) {
  await page.goto(`${region.address}/n/pa-security/#/hits/h5`);
  await page.locator('[data-act="request"]').waitFor();
  await page.locator('#ask-why').fill('The investigation there is over, they told us.');
  assert.equal(await page.locator('[data-act="request"]').isEnabled(), true);
}

/** A partner's card is taken only with the digits that the partner reads; then the agreement is offered. By keyboard, on a telephone. */
async function joining(page, region, look, target) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${region.address}/n/pa-security/#/agreements`);
  await page.locator('[data-trouble="UNREACHABLE"]').waitFor();
  await page.locator('[data-act="join"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('#join-card').fill('known');
  await page.locator('dialog form button').first().click();
  await page.locator('dialog [role="alert"]').waitFor();
  await page.locator('dialog form button').first().click();
  await page.locator('#join-card').fill('a card');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('#join-digits').fill('40213 90277 05518 66294 01364 73351');
  await page.locator('[data-compared="differs"]').waitFor();
  assert.equal(await page.locator('[data-act="take"]').isDisabled(), true);
  await page.screenshot({ path: join(target, `join-${look.theme}-${look.language}.png`) });
  await examine(page, `join ${look.theme}`);
  await page.locator('#join-digits').fill('40213-90277-05518-66294-01364-73350');
  await page.keyboard.press('Enter');
  await page.locator('[data-join="taken"] [data-act="offer"]').click();
  await page.locator('#offer-partner, dialog p').first().waitFor();
  await page.keyboard.press('Escape');
  await page.setViewportSize(before);
}

/** The administrator sees what is wrong first, in the node's own sentences, and how far long work is. */
async function watched(page, region, look, target) {
  await signOut(page);
  await signIn(page, 'administrator', region.password);
  await page.goto(`${region.address}/n/pa-security/#/watch`);
  await page.locator('[data-status="DOWN"]').waitFor();
  const areas = await page.locator('[data-area]').evaluateAll((items) => items.map((item) => item.dataset.weight));
  assert.equal(areas[0], 'WRONG');
  assert.deepEqual(areas, [...areas].sort((one, other) => ['WRONG', 'SOON', 'WELL'].indexOf(one) - ['WRONG', 'SOON', 'WELL'].indexOf(other)));
  assert.match(await page.locator('[data-area="DISK"]').textContent(), look.language === 'es' ? /libere espacio/i : /free some space/i);
  const work = await page.locator('[data-work="ANSWERS"]').textContent();
  assert.match(work, look.language === 'es' ? /12 de 40.*quedan 14 minutos/s : /12 of 40.*14 minutes left/s);
  await page.screenshot({ path: join(target, `watch-${look.theme}-${look.language}.png`), fullPage: true });
  await examine(page, `watch ${look.theme}`);
  await signOut(page);
  await signIn(page, 'liaison', region.password);
}

/** With one approval of two given, the second officer sees who gave it, and has the button. */
async function fourEyes(page, region, look, target) {
  await page.goto(`${region.address}/n/pa-security/#/requests/r8`);
  if (look.language === 'en') {
    await page.locator('[data-act="approve"]').waitFor();
    assert.match(await page.locator('main').textContent(), /r\.solis/);
    await page.screenshot({ path: join(target, `four-eyes-${look.theme}-${look.language}.png`), fullPage: true });
    await page.locator('[data-act="approve"]').click();
  }
  await page.locator('[data-act="approve"]').waitFor({ state: 'detached' });
}

/** On a telephone nothing of a liaison officer's screens scrolls sideways, and an agreement is not a mile long. */
async function narrow(page, region, look, target) {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = [];
  for (const [name, hash] of Object.entries(SCREENS)) {
    await page.goto(`${region.address}/n/pa-security/${hash}`);
    await page.locator('h1').waitFor();
    await page.waitForTimeout(250);
    const { width, height } = await page.evaluate(() => ({ width: document.documentElement.scrollWidth, height: document.documentElement.scrollHeight }));
    if (width > 390) wide.push(`${name} ${width}`);
    if (name === 'agreement') assert.ok(height < 6000, `the agreement is ${height} px long on a telephone`);
    await page.screenshot({ path: join(target, `narrow-${name}-${look.theme}-${look.language}.png`), fullPage: !name.startsWith('picture') });
  }
  await page.setViewportSize(before);
  assert.deepEqual(wide, [], 'screens that scroll sideways at 390 px');
}

async function examine(page, name) {
  const { readFile } = await import('node:fs/promises');
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
  const told = found.violations.map((violation) => `${violation.id}: ${violation.help}\n  ${violation.nodes.slice(0, 4).map((node) => `${node.target} ${node.failureSummary?.split('\n')[1] ?? ''}`).join('\n  ')}`);
  assert.deepEqual(told, [], `access on ${name}`);
}
