// SPDX-License-Identifier: Apache-2.0
// Browser tests of the desk: first alone on fixtures (screens, languages, colours, access), then the story on ./enlace demo.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { away } from './away.mjs';
import { findChromium, openBrowser } from './browser.mjs';
import { startDemo } from './demo.mjs';
import { factor } from './factor.mjs';
import { startFixture } from './fixture.mjs';
import { narrow } from './narrow.mjs';
import { screens } from './screens.mjs';
import { story } from './story.mjs';

const web = dirname(dirname(fileURLToPath(import.meta.url)));
/** `fixtures`, `demo`, or one test on fixtures: `screens`, `narrow`, `away`. */
const only = process.argv[2];
const say = (text) => process.stderr.write(`${text}\n`);

const executable = findChromium();
if (!executable) {
  say('Skipped the browser tests: no Chromium was found. Install it with: apt-get install -y chromium');
  process.exit(0);
}

try {
  if (only !== 'demo') await onFixtures();
  if (only === undefined || only === 'demo') await onDemo();
} catch (failure) {
  say(`Browser tests failed: ${failure.stack ?? failure}`);
  process.exit(1);
}

async function onFixtures() {
  const tests = { screens, narrow, away };
  const chosen = only in tests ? { [only]: tests[only] } : tests;
  const every = Object.values(chosen).map((test) => (region) => test(executable, region, folder('fixtures'), say));
  if (!(only in tests)) every.push((region) => told(region, 'fixtures/story'));
  for (const test of every) {
    const region = await startFixture(join(web, 'dist'));
    try {
      await test(region);
    } finally {
      region.stop();
    }
  }
}

async function onDemo() {
  const launcher = join(web, '..', 'enlace');
  if (!existsSync(launcher)) {
    say('Skipped the story on the demo: ../enlace is not there');
    return;
  }
  const region = await startDemo(launcher, say);
  try {
    await told(region, '.');
    await told(region, 'factor', factor);
  } finally {
    await region.stop();
  }
}

async function told(region, name, play = story) {
  const browser = await openBrowser(executable);
  const target = folder(name);
  try {
    await play(browser.page, { ...region, say, shot: (file) => browser.page.waitForTimeout(250).then(() => browser.page.screenshot({ path: join(target, `${file}.png`) })) });
    if (browser.complaints.length > 0) throw new Error(`the browser complained:\n${browser.complaints.join('\n')}`);
  } catch (failure) {
    await browser.page.screenshot({ path: join(target, 'failure.png') }).catch(() => {});
    throw failure;
  } finally {
    await browser.close();
  }
}

function folder(name) {
  const path = join(web, 'target', 'screens', name);
  mkdirSync(path, { recursive: true });
  return path;
}
