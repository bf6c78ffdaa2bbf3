// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const TABLE = join(dirname(fileURLToPath(import.meta.url)), '../../docs/roles.md');

/** The fixture's people by name. */
export const people = { analyst: 'ANALYST', liaison: 'LIAISON', coordinator: 'COORDINATOR', oversight: 'OVERSIGHT', administrator: 'ADMINISTRATOR' };

/** The routes that each role may use, as docs/roles.md says and the node tells the desk. */
export const rights = read(readFileSync(TABLE, 'utf8'));

function read(text) {
  const roles = Object.values(people);
  const rights = Object.fromEntries(roles.map((role) => [role, []]));
  for (const line of text.split('\n')) {
    const cells = line.split('|').map((cell) => cell.trim());
    if (cells.length !== 8 || !cells[1].startsWith('`')) continue;
    roles.forEach((role, index) => cells[index + 2] !== '-' && rights[role].push(cells[1].replaceAll('`', '')));
  }
  return rights;
}
