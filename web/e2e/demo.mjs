// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATIENCE = 240_000;

/** Starts `./enlace demo` on a free port in a folder of its own and reads its address and password from what it prints. */
export async function startDemo(launcher, say) {
  const kept = mkdtempSync(join(tmpdir(), 'enlace-demo-'));
  const child = spawn(launcher, ['demo', '--size', 'small', '--port', '0', '--keep', kept], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const printed = { text: '' };
  const hear = (chunk) => (printed.text += chunk);
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const stop = async () => {
    child.kill('SIGINT');
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 20_000))]);
    if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(kept, { recursive: true, force: true });
  };
  try {
    const found = await waitFor(printed, child);
    say(`the demo runs at ${found.address}`);
    return { ...found, stop };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

async function waitFor(printed, child) {
  const start = Date.now();
  while (Date.now() - start < PATIENCE) {
    const address = /(http:\/\/(?:127\.0\.0\.1|localhost):\d+)/.exec(printed.text)?.[1];
    const password = /(?:password|contraseña)[^:\n]*:\s*(\S+)/i.exec(printed.text)?.[1];
    if (address && password) return { address, password };
    if (child.exitCode !== null) throw new Error(`the demo ended with ${child.exitCode}:\n${printed.text.slice(-3000)}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the demo printed no address and password within ${PATIENCE / 1000} s:\n${printed.text.slice(-3000)}`);
}
