// SPDX-License-Identifier: Apache-2.0
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { americas } from './map.js';
import { shrink } from './shrink.js';

/** The desk of a running node, such as `http://localhost:8420/n/pa-security/`, whose API the desk in work calls. */
const running = process.env.ENLACE_DESK === undefined ? undefined : new URL(process.env.ENLACE_DESK);

export default defineConfig(({ command }) => ({
  base: command === 'serve' && running ? running.pathname : './',
  plugins: [svelte(), americas(), shrink()],
  server: running && { proxy: { [`${running.pathname}api`]: { target: running.origin, changeOrigin: true } } },
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 400, modulePreload: { polyfill: false } },
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000 },
}));
