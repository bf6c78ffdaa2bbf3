// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

const USER = 'liaison';
const NEW_HIT = '[data-hit][data-partner="cr-migration"][data-state="NEW"]';
const MOST_HITS = 5;

/**
 * The desk's story, told on any region: Panama opens a hit with Costa Rica and asks, Costa Rica approves, Panama
 * confirms and sees both authorities in the picture. It takes whichever hit comes first. `shot` takes a picture of the page under a name.
 */
export async function story(page, { address, password, shot = async () => {}, say = () => {} }) {
  const told = { page, address, password, shot, say };
  await page.goto(`${address}/n/pa-security/`);
  await shot('01-sign-in');
  await signIn(page, USER, password);
  await page.goto(`${address}/n/pa-security/#/hits?state=NEW`);
  await page.locator(NEW_HIT).first().waitFor({ timeout: 120_000 });
  await shot('02-inbox');
  const asked = await askedAndApproved(told);
  await page.goto(asked.hit);
  await page.locator('[data-act="confirm"]').waitFor({ timeout: 60_000 });
  await shot('09-hit-disclosed');
  await page.locator('[data-act="confirm"]').click();
  await page.locator('[data-act="confirm"]').waitFor({ state: 'detached' });
  await shot('10-hit-confirmed');
  const before = asked.before;
  const after = await pictureSize(page, asked.picture, (size) => size.joint > before.joint);
  say(`Panama's picture around the hit after: ${after.nodes} subjects, ${after.joint} of them joint`);
  assert.ok(after.joint > before.joint, `both authorities must stand behind the subject: before=${before.joint} after=${after.joint}`);
  assert.ok(after.nodes >= before.nodes, `the picture must not shrink: before=${before.nodes} after=${after.nodes}`);
  await page.locator('[data-node]').last().click();
  await shot('11-picture-after');
}

/** Asks about one new hit after another until Costa Rica's agreement lets a record go, and approves it. */
async function askedAndApproved(told) {
  for (let turn = 0; turn < MOST_HITS; turn++) {
    const asked = await ask(told);
    const approved = await approve(told);
    await change(told, 'pa-security');
    if (approved) return asked;
    await told.page.goto(`${told.address}/n/pa-security/#/hits?state=NEW`);
    await told.page.locator(NEW_HIT).first().waitFor();
  }
  throw new Error(`none of ${MOST_HITS} hits could be disclosed`);
}

async function ask({ page, address, shot, say }) {
  const id = await page.locator(NEW_HIT).first().getAttribute('data-hit');
  const hit = `${address}/n/pa-security/#/hits/${encodeURIComponent(id)}`;
  await page.goto(hit);
  const picture = `${address}/n/pa-security/${await page.locator('[data-act="picture"]').getAttribute('href')}`;
  const before = await pictureSize(page, picture);
  say(`Panama's picture around the hit before: ${before.nodes} subjects, ${before.joint} of them joint`);
  await shot('03-picture-before');
  await page.goto(hit);
  await page.locator('#ask-why').fill('The same identifier stands in our case on the coast route.');
  const reference = page.locator('input#ask-case');
  if (await reference.count()) await reference.fill('88/2026');
  await shot('04-hit');
  await page.locator('[data-act="request"]').click();
  await page.locator('[data-act="request"]').waitFor({ state: 'detached' });
  say(`asked Costa Rica about hit ${id}`);
  await shot('05-hit-asked');
  return { hit, picture, before };
}

/** Costa Rica's side; false where the agreement keeps the whole record. */
async function approve(told) {
  const { page, shot, say } = told;
  await change(told, 'cr-migration');
  const request = page.locator('[data-request][data-partner="pa-security"]').first();
  await request.waitFor({ timeout: 60_000 });
  await shot('06-costa-rica-inbox');
  await request.click();
  const may = page.locator('[data-act="approve"]');
  await may.or(page.locator('[data-act="refuse"]')).first().waitFor();
  await shot('07-request');
  if ((await may.count()) === 0) {
    say('the agreement keeps this record: Costa Rica refuses');
    await page.locator('[data-act="refuse"]').click();
    await page.locator('dialog button.danger').click();
    await page.locator('[data-act="refuse"]').waitFor({ state: 'detached' });
    return false;
  }
  await may.click();
  await may.waitFor({ state: 'detached' });
  say('Costa Rica approved');
  await shot('08-request-approved');
  return true;
}

async function change({ page, password }, authority) {
  await page.locator('[data-region]').selectOption({ value: `/n/${authority}/` });
  await page.waitForURL(`**/n/${authority}/**`);
  await signIn(page, USER, password);
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

/** The figures of a picture once they are `enough`, or the last ones seen within half a minute. */
async function pictureSize(page, address, enough = () => true) {
  await page.goto(address);
  let size = { nodes: 0, joint: 0 };
  for (let turn = 0; turn < 60; turn++) {
    const figures = page.locator('[data-nodes]');
    if (await figures.count()) {
      size = { nodes: Number(await figures.getAttribute('data-nodes')), joint: Number(await figures.getAttribute('data-joint')) };
    }
    if (size.nodes > 0 && enough(size)) return size;
    await page.waitForTimeout(500);
  }
  return size;
}
