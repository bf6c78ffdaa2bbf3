// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { signIn } from './story.mjs';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const SCREENS = {
  inbox: '#/inbox',
  hit: '#/hits/h1',
  'hit-disclosed': '#/hits/h3',
  request: '#/requests/r9',
  cases: '#/cases',
  subjects: '#/subjects?q=mar',
  case: '#/cases/c1',
  subject: '#/subjects/pa-security%2Fp1',
  intake: '#/intake',
  picture: '#/picture',
  corridor: '#/corridor',
  operations: '#/operations',
  operation: '#/operations/op1',
  agreements: '#/agreements',
  agreement: '#/agreements/agr-2',
  ledger: '#/ledger',
  lost: '#/nowhere',
};

/** Opens each screen in both languages and both colours: no complaint of the browser, no finding of axe. */
export async function screens(executable, region, target, say) {
  for (const look of [{ theme: 'light', language: 'en' }, { theme: 'dark', language: 'es' }]) {
    const browser = await openBrowser(executable, look);
    try {
      await each(browser, region, look, target);
      await intake(browser.page, region, look, target);
      await keyboard(browser.page, region);
      await expired(browser.page, region);
      assert.deepEqual(browser.complaints, [], `the browser complained in ${look.theme} ${look.language}`);
      say(`${Object.keys(SCREENS).length} screens in ${look.language}, ${look.theme}: no complaint`);
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
  await signIn(page, 'officer', region.password);
  assert.equal(await page.locator('html').getAttribute('lang'), look.language);
  for (const [name, hash] of Object.entries(SCREENS)) {
    await page.goto(`${region.address}/n/pa-security/${hash}`);
    await page.locator('h1').waitFor();
    await page.waitForTimeout(350);
    await page.screenshot({ path: join(target, `${name}-${look.theme}-${look.language}.png`), fullPage: name !== 'picture' });
    await examine(page, `${name} ${look.theme}`);
  }
}

/** An analyst's own CSV: picked, columns looked at, loaded, refused lines offered for download. */
async function intake(page, region, look, target) {
  await page.goto(`${region.address}/n/pa-security/#/intake`);
  await page.locator('input[type="file"]').setInputFiles({ name: 'choferes.csv', mimeType: 'text/csv', buffer: Buffer.from('Nombre;Placa\nTeodoro;PQ 4417\n') });
  await page.locator('[data-act="load"]').waitFor();
  await page.locator('#origin-basis').fill('Código Penal art. 456-C');
  await page.screenshot({ path: join(target, `intake-check-${look.theme}-${look.language}.png`), fullPage: true });
  await examine(page, `intake check ${look.theme}`);
  await page.locator('[data-act="load"]').click();
  await page.locator('a[download]').waitFor();
  await page.screenshot({ path: join(target, `intake-done-${look.theme}-${look.language}.png`), fullPage: true });
  await examine(page, `intake done ${look.theme}`);
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
  await page.keyboard.press('l');
  await page.waitForURL('**#/ledger');
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

async function examine(page, name) {
  const { readFile } = await import('node:fs/promises');
  await page.evaluate(await readFile(AXE, 'utf8'));
  const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
  const told = found.violations.map((violation) => `${violation.id}: ${violation.help}\n  ${violation.nodes.slice(0, 4).map((node) => `${node.target} ${node.failureSummary?.split('\n')[1] ?? ''}`).join('\n  ')}`);
  assert.deepEqual(told, [], `access on ${name}`);
}
