// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalog, codes } from '../src/words/catalog';

const ROOT = join(import.meta.dirname, '../..');
const COMMANDS = join(ROOT, 'core/src/main/resources/org/enlace/command');

/** Texts in which the English word is a verb or means something else, by the word. */
const OTHER_SENSES: Record<string, RegExp> = {
  authority: /^command:(verify\.opened|service\.OTHER_AUTHORITY)$/,
  budget: /^command:veil\.attack\.bad-number$/,
  case: /^(duty\.COORDINATOR|command:(node\.init-authority|settings\.(wrong\.id|key\.AUTHORITY_ID))|command:enlace\.region\.usage\.description|command:demo\.step\.files)$/,
  cosigned: /^command:demo\.step\.witnessed$/,
  evidence: /^europol\.H1$/,
  hit: /^command:(enlace\.veil\.open\.usage\.description|veil\.open\.out)$/,
  lead: /^(picture\.path\.|command:settings\.key\.PARTNERS_PORT|command:verify\.flaw\.ROOT)/,
  link: /^(accounts\.|welcome\.lead|hit\.kinds|problem\.NOT_ENTITLED|lost\.lead|command:(enlace\.)?node\.|command:order\.|command:verify\.flaw\.LINK|command:enlace\.match\.usage\.description)/,
  load: /^(code\.|intake\.load|problem\.(TOO_LARGE|DESK_FAILED))/,
  partner: /^command:match\./,
  purge: /^recall\./,
  recall: /^(recall\.do|recall\.title|command:match\.)/,
  split: /^(subject\.split|command:match\.too-many-pairs)/,
  merge: /^subject\.merge/,
  node: /^command:(order\.(NO_PARTNER|NO_PERSON|PERSON_THERE|BACKUP\.NO_RECIPIENT)|settings\.(no-file|wrong\.recipient|key\.BACKUP_RECIPIENT)|service\.FOLDER_NOT_EMPTY|node\.restore-key|doctor\.backup-(none|unset)|backup\.NO_RECIPIENT)$/,
  subject: /^clause\.13$/,
  suppressed: /^corridor\.(partly|publish\.lead|lead|bulletin)$/,
  witness: /^(intake\.drop\.hint|protected\.WITNESS|problem\.PROTECTED_WITNESS|problem\.PERSON_EXCLUDED)$/,
};

interface Term {
  english: string;
  spanish: string;
}

const rows = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!English)/.test(line))
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
const words = (cell: string) => cell.replace(/ \(.*\)/, '').split(', ');

/** A row's terms, each with its translation. */
function termsOf([english, spanish]: string[]): Term[] {
  return words(english!).map((word, index) => ({ english: word, spanish: words(spanish!)[index]! }));
}

/** The texts of the desk and of the commands, English and Spanish, by key. */
const desk = Object.entries({ ...catalog, ...codes });
const texts = new Map<string, readonly [string, string]>(desk);
const spanishOf = messages('messages_es.properties');
for (const [key, english] of messages('messages.properties')) texts.set(`command:${key}`, [english, spanishOf.get(key) ?? '']);

function messages(file: string): Map<string, string> {
  const whole = readFileSync(join(COMMANDS, file), 'utf8').replace(/\\\r?\n\s*/g, '');
  return new Map([...whole.matchAll(/^([^#!\s=]+)=(.*)$/gm)].map((line) => [line[1]!, line[2]!]));
}

/** What a text says, without accents, capitals and the names of its values. */
const plain = (text: string) => text.replace(/\{\w+\}/g, '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether `text` has `term`, in the singular or the plural. */
function says(text: string, term: string): boolean {
  const forms = plain(term).split(' ').map((word) => (word.endsWith('y') ? `${word.slice(0, -1)}(?:y|ies)` : `${word}(?:e?s)?`));
  return new RegExp(`\\b${forms.join(' ')}\\b`).test(plain(text));
}

test('every term stands in three languages, as often as in English', () => {
  expect(rows.length).toBeGreaterThan(40);
  for (const [english, spanish, portuguese] of rows) {
    expect(words(spanish!).length, english).toBe(words(english!).length);
    expect(words(portuguese!).length, english).toBe(words(english!).length);
  }
});

describe.each(rows.map((row) => [row[0]!, row] as const))('%s', (_name, row) => {
  const keys = [...row[3]!.matchAll(/`([^`]+)`/g)].map((key) => key[1]!);

  test('is the word of the text that the glossary names', () => {
    const named = keys.map((key) => texts.get(key));
    expect(named.filter((text) => text === undefined), keys.join()).toEqual([]);
    for (const { english, spanish } of keys.length > 0 ? termsOf(row) : []) {
      expect(named.some((text) => says(text![0], english) && says(text![1], spanish)), `${english}, ${spanish}`).toBe(true);
    }
  });

  test('is the word of every text that says it', () => {
    for (const { english, spanish } of termsOf(row)) {
      const otherwise = [...texts].filter(([key, text]) => says(text[0], english) && !says(text[1], spanish) && !OTHER_SENSES[english]?.test(key));
      expect(otherwise).toEqual([]);
    }
  });

  test('has a text named where the desk says it', () => {
    const shown = termsOf(row).flatMap(({ english }) => desk.filter(([key, text]) => says(text[0], english) && !OTHER_SENSES[english]?.test(key)));
    if (keys.length === 0) expect(shown).toEqual([]);
  });
});
