// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openBrowser } from './browser.mjs';
import { OTHERS, SCREENS, signOut } from './screens.mjs';
import { signIn } from './story.mjs';

const WIDTH = 390;

/** On a telephone no screen of any role scrolls sideways, in either language; at 1280 the top bar is one line. */
export async function narrow(executable, region, target, say) {
  for (const language of ['en', 'es']) {
    const browser = await openBrowser(executable, { language, width: WIDTH, height: 844, theme: language === 'es' ? 'dark' : 'light' });
    const wide = [];
    try {
      const { page } = browser;
      await page.goto(`${region.address}/n/pa-security/`);
      await page.locator('#password').waitFor();
      wide.push(...(await sideways(page, 'sign-in')));
      for (const [user, screens] of Object.entries({ liaison: SCREENS, ...OTHERS })) {
        if (await page.locator('nav').count()) await signOut(page);
        await signIn(page, user, region.password);
        for (const [name, hash] of Object.entries(screens)) {
          await page.goto(`${region.address}/n/pa-security/${hash}`);
          await page.locator('h1').waitFor();
          await page.waitForTimeout(150);
          const found = await sideways(page, name);
          wide.push(...found);
          await page.screenshot({ path: join(target, `narrow-${name}-${language}.png`), fullPage: !name.startsWith('picture') });
        }
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      const bar = await page.locator('.bar').evaluate((element) => element.getBoundingClientRect().height);
      if (bar > 60) wide.push(`the top bar has more than one line at 1280: height=${bar}`);
    } finally {
      await browser.close();
    }
    assert.deepEqual(wide, [], `what is wider than ${WIDTH} pixels in ${language}`);
    say(`every screen fits ${WIDTH} pixels in ${language}`);
  }
}

/** What sticks out of the window, where the page or a strip of navigation can be moved sideways. */
async function sideways(page, name) {
  return page.evaluate((screen) => {
    const wide = document.documentElement.scrollWidth > innerWidth;
    const strips = [...document.querySelectorAll('nav, .bar, main')].filter((element) => element.scrollWidth > element.clientWidth + 1);
    if (!wide && strips.length === 0) return [];
    const out = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.scroll') && !element.closest('.hidden-visually'));
    const named = out.slice(0, 6).map((element) => `${element.tagName.toLowerCase()}.${String(element.getAttribute('class')).split(' ')[0]} ${Math.round(element.getBoundingClientRect().right)}`);
    return [`${screen}: page=${document.documentElement.scrollWidth} ${strips.map((element) => `${element.tagName}=${element.scrollWidth}`).join(' ')} ${named.join(', ')}`];
  }, name);
}
