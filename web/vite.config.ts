// SPDX-License-Identifier: Apache-2.0
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { americas } from './map.js';
import { shrink } from './shrink.js';

export default defineConfig({
  base: './',
  plugins: [svelte(), americas(), shrink()],
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 400, modulePreload: { polyfill: false } },
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000 },
});
