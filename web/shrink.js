// SPDX-License-Identifier: Apache-2.0
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SHRINKS = /\.(js|css|html|svg|json)$/;
const SMALLEST = 512;

/** Lays a Brotli and a gzip form beside each built file that is worth it; the node sends the one that the browser takes. */
export function shrink() {
  let folder = 'dist';
  return {
    name: 'shrink',
    apply: 'build',
    configResolved: (config) => {
      folder = config.build.outDir;
    },
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => SHRINKS.test(file))) {
        const path = join(folder, name);
        const plain = readFileSync(path);
        if (plain.length < SMALLEST) continue;
        writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }));
      }
    },
  };
}
