// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

/**
 * The desk's story, told on any region: Panama opens a hit with Costa Rica and asks, Costa Rica approves, Panama
 * confirms and sees the joint picture grow. `shot` takes a picture of the page under a name.
 */
export async function story(page, { address, password, shot = async () => {}, say = () => {} }) {
  const user = 'liaison';
  await page.goto(`${address}/n/pa-security/`);
  await shot('01-sign-in');
  await signIn(page, user, password);
  await page.goto(`${address}/n/pa-security/#/hits?state=NEW`);
  await page.locator('[data-hit][data-partner="cr-migration"][data-state="NEW"]').first().waitFor({ timeout: 120_000 });
  await shot('02-inbox');
  const hit = await (await chosen(page)).getAttribute('data-hit');
  const hitPage = `${address}/n/pa-security/#/hits/${encodeURIComponent(hit)}`;
  await page.goto(hitPage);
  const picture = await page.locator('[data-act="picture"]').getAttribute('href');
  const before = await pictureSize(page, `${address}/n/pa-security/${picture}`);
  say(`Panama's picture around the hit before: ${before} subjects`);
  await shot('03-picture-before');
  await page.goto(hitPage);
  await page.locator('#ask-why').fill('The same identifier stands in our case on the coast route.');
  const reference = page.locator('input#ask-case');
  if (await reference.count()) await reference.fill('88/2026');
  await shot('04-hit');
  await page.locator('[data-act="request"]').click();
  await page.locator('[data-act="request"]').waitFor({ state: 'detached' });
  say(`asked Costa Rica about hit ${hit}`);
  await shot('05-hit-asked');

  await page.locator('[data-region]').selectOption({ value: '/n/cr-migration/' });
  await page.waitForURL('**/n/cr-migration/**');
  await signIn(page, user, password);
  await page.locator('[data-request][data-partner="pa-security"]').first().waitFor({ timeout: 60_000 });
  await shot('06-costa-rica-inbox');
  await page.locator('[data-request][data-partner="pa-security"]').first().click();
  await page.locator('[data-act="approve"]').waitFor();
  await shot('07-request');
  await page.locator('[data-act="approve"]').click();
  await page.locator('[data-act="approve"]').waitFor({ state: 'detached' });
  say('Costa Rica approved');
  await shot('08-request-approved');

  await page.locator('[data-region]').selectOption({ value: '/n/pa-security/' });
  await page.waitForURL('**/n/pa-security/**');
  await signIn(page, user, password);
  await page.goto(hitPage);
  await page.locator('[data-act="confirm"]').waitFor({ timeout: 60_000 });
  await shot('09-hit-disclosed');
  await page.locator('[data-act="confirm"]').click();
  await page.locator('[data-act="confirm"]').waitFor({ state: 'detached' });
  await shot('10-hit-confirmed');
  const after = await pictureSize(page, `${address}/n/pa-security/${picture}`, (size) => size > before);
  say(`Panama's picture around the hit after: ${after} subjects`);
  assert.ok(after > before, `the joint picture must grow: before=${before} after=${after}`);
  await page.locator('[data-node]').last().click();
  await shot('11-picture-after');
}

/** A person of the told network whom Panama and Costa Rica both know, where the region has it; else the first hit. */
async function chosen(page) {
  const hits = page.locator('[data-hit][data-partner="cr-migration"][data-state="NEW"]');
  const told = hits.filter({ hasText: 'Nilo Tejeira' });
  for (let turn = 0; turn < 4 && (await told.count()) === 0; turn++) {
    const more = page.locator('[data-act="more"]');
    if ((await more.count()) === 0) break;
    await more.click();
    await told.first().waitFor({ timeout: 20_000 }).catch(() => {});
  }
  return (await told.count()) > 0 ? told.first() : hits.first();
}

/** Signs in where the page asks for it; a region may already know the user. */
export async function signIn(page, user, password) {
  await page.locator('#password, nav').first().waitFor();
  const field = page.locator('#password');
  if ((await field.count()) === 0) return;
  const choice = page.locator(`input[type="radio"][value="${user}"]`);
  if (await choice.count()) await choice.check();
  else if (await page.locator('#user').count()) await page.locator('#user').fill(user);
  await field.fill(password);
  await field.press('Enter');
  await page.locator('nav').waitFor();
}

async function pictureSize(page, address, enough = () => true) {
  await page.goto(address);
  let size = 0;
  for (let turn = 0; turn < 60; turn++) {
    const figures = page.locator('[data-nodes]');
    if (await figures.count()) size = Number(await figures.getAttribute('data-nodes'));
    if (size > 0 && enough(size)) return size;
    await page.waitForTimeout(500);
  }
  return size;
}
