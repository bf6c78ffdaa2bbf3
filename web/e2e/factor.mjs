// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { signIn } from './story.mjs';

const USER = 'oversight';
const STEP = 30_000;

/** An officer enrols an authenticator app, signs in with its code and with a recovery code, and gives the app up again. */
export async function factor(page, { address, password, shot = async () => {}, say = () => {} }) {
  await page.goto(`${address}/n/pa-security/`);
  await signedOut(page);
  await signIn(page, USER, password);
  await page.locator('[data-act="you"]').click();
  await page.locator('[data-act="enrol"]').click();
  const secret = (await page.locator('[data-secret]').innerText()).replaceAll(' ', '');
  assert.match(secret, /^[A-Z2-7]{32}$/);
  await shot('factor-enrol');
  const first = code(secret);
  await page.locator('#enrol-code').fill(first);
  await page.locator('#enrol-code').press('Enter');
  await page.locator('[data-codes]').waitFor();
  const codes = await page.locator('[data-codes] code').allInnerTexts();
  assert.equal(codes.length, 10);
  await shot('factor-codes');
  await page.locator('[data-act="kept"]').click();
  await page.locator('[data-factor="true"]').waitFor();
  await shot('factor-there');

  await signedOut(page);
  await begin(page, password);
  await shot('factor-asked');
  await page.locator('#code').fill(first);
  await page.locator('#code').press('Enter');
  await page.locator('form [role="alert"]').waitFor();
  await page.locator('#code').fill(await fresh(page, secret, first));
  await page.locator('#code').press('Enter');
  await page.locator('nav').waitFor();

  await signedOut(page);
  await begin(page, password);
  await page.locator('#code').fill(codes[0].toLowerCase());
  await page.locator('#code').press('Enter');
  await page.locator('nav').waitFor();
  await page.goto(`${address}/n/pa-security/#/you`);
  await page.locator('[data-act="drop"]').click();
  await page.locator('dialog .danger').click();
  await page.locator('[data-factor="false"]').waitFor();
  await signedOut(page);
  await signIn(page, USER, password);
  await signedOut(page);
  say('an officer enrolled a second factor, signed in with a code and with a recovery code, and gave it up');
}

/** A code that was not used yet. */
async function fresh(page, secret, used) {
  while (code(secret) === used) await page.waitForTimeout(500);
  return code(secret);
}

async function begin(page, password) {
  const choice = page.locator(`input[type="radio"][value="${USER}"]`);
  await choice.check();
  await page.locator('#password').fill(password);
  await page.locator('#password').press('Enter');
  await page.locator('#code').waitFor();
}

async function signedOut(page) {
  await page.locator('#password, nav').first().waitFor();
  if (await page.locator('#password').count()) return;
  await page.locator('[data-act="out"]').click();
  await page.locator('#password').waitFor();
}

/** What an authenticator app shows now (RFC 6238). */
export function code(secret) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP)));
  const mac = createHmac('sha1', decoded(secret)).update(counter).digest();
  const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

function decoded(base32) {
  const bits = [...base32].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}
