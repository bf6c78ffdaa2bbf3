// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { signIn } from './story.mjs';

const SAID = { en: 'The node does not answer', es: 'El nodo no responde' };

/** The node stops and starts under an open desk: what is on screen and what was typed stays, and all goes on by itself. */
export async function away(executable, region, target, say) {
  const browser = await openBrowser(executable);
  const { page } = browser;
  const at = (hash) => page.goto(`${region.address}/n/pa-security/${hash}`);
  try {
    await at('');
    await signIn(page, 'liaison', region.password);
    await page.locator('h1').waitFor();
    await beforeTheRestCame(page, region, at, target);
    await keepsWhatIsThere(page, region, at, target);
    await everyScreen(page, region, at);
    await restarted(page, region, at);
    await renewed(page, region, at);
    const raw = browser.complaints.filter((text) => !/Failed to load resource|ERR_|net::|Failed to fetch/.test(text));
    assert.deepEqual(raw, [], 'the browser complained beside missing answers');
    say('the desk survives its node: absence, return, restart, renewal');
  } finally {
    await page.screenshot({ path: join(target, 'away-last.png') }).catch(() => {});
    await browser.close();
  }
}

/** A screen whose program was never fetched says so in words and opens when the node is back. */
async function beforeTheRestCame(page, region, at, target) {
  region.leave();
  await page.evaluate(() => (location.hash = '#/corridor'));
  await page.locator('[data-missing]').waitFor();
  await page.locator('[data-away]').waitFor();
  const text = await page.locator('body').textContent();
  assert.ok(text.includes(SAID.en));
  assert.doesNotMatch(text, /preload|assets\/|TypeError|Failed to fetch/);
  await page.screenshot({ path: join(target, 'away-missing.png') });
  await region.comeBack();
  await page.locator('[data-event]').first().waitFor();
  await page.locator('[data-away]').waitFor({ state: 'detached' });
}

/** What was typed and what was read stays, marked as old; a write that failed is not lost. */
async function keepsWhatIsThere(page, region, at, target) {
  await at('#/hits/h1');
  await page.locator('#ask-why').fill('Typed before the node went away.');
  await page.waitForTimeout(2_500);
  region.leave();
  await page.locator('[data-away]').waitFor();
  await page.locator('[data-act="request"]').click();
  await page.locator('.notice.bad').first().waitFor();
  assert.equal(await page.locator('#ask-why').inputValue(), 'Typed before the node went away.');
  await page.screenshot({ path: join(target, 'away-typed.png') });
  await region.comeBack();
  await page.locator('[data-away]').waitFor({ state: 'detached' });
  assert.equal(await page.locator('#ask-why').inputValue(), 'Typed before the node went away.');
}

/** Every screen of the role opens without its node, with words for what is missing, and fills when the node is back. */
async function everyScreen(page, region, at) {
  await at('#/inbox');
  await page.locator('h1').waitFor();
  await page.waitForTimeout(2_500);
  for (const name of ['cases', 'picture', 'corridor', 'operations', 'agreements']) {
    region.leave();
    await page.evaluate((hash) => (location.hash = hash), `#/${name}`);
    await page.locator('main [role="alert"]').first().waitFor();
    assert.match(await page.locator('main').textContent(), new RegExp(SAID.en), name);
    await region.comeBack();
    await page.waitForFunction(() => document.querySelector('main [role="alert"]') === null);
  }
}

/** A node that was started anew has forgotten its sessions: the desk asks once and then goes on where it was. */
async function restarted(page, region, at) {
  await at('#/hits/h1');
  await page.locator('#ask-why').fill('Typed before the restart.');
  region.leave();
  await page.locator('[data-away]').waitFor();
  region.expire();
  await region.comeBack();
  await page.locator('dialog #password').fill(region.password);
  await page.locator('dialog #password').press('Enter');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.locator('[data-away]').waitFor({ state: 'detached' });
  assert.equal(await page.locator('#ask-why').inputValue(), 'Typed before the restart.');
}

/** A new build has other names for its parts: the desk loads itself anew and opens what was asked for. */
async function renewed(page, region, at) {
  await at('#/inbox');
  await page.locator('h1').waitFor();
  await page.waitForTimeout(100);
  await page.evaluate(() => sessionStorage.clear());
  let asked = 0;
  await page.route(/assets\/Agreements-.*\.js/, (route) => (asked++ === 0 ? route.fulfill({ status: 404, body: '' }) : route.continue()));
  await page.reload();
  await page.locator('h1').waitFor();
  await page.evaluate(() => (location.hash = '#/agreements'));
  await page.locator('a[href^="#/agreements/"]').first().waitFor();
  assert.ok(asked > 1, 'the part was asked for again in a new page');
  await page.unroute(/assets\/Agreements-.*\.js/);
}
