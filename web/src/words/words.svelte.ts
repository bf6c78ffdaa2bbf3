// SPDX-License-Identifier: Apache-2.0
import { catalog, codes, languages, type Key, type Language } from './catalog';

type Values = Record<string, string | number>;

const REMEMBERED = 'enlace.language';

/** The desk's words in the language that the user chose, the session says, or the browser prefers. */
class Words {
  language = $state<Language>(first());
  chosen = remembered() !== undefined;

  /** The text of `key`, with `{name}` replaced by the value of that name. */
  t = (key: Key, values: Values = {}): string => fill(catalog[key][languages.indexOf(this.language)]!, values);

  /** The form of `key` for a count: texts of the form `one|other`. */
  n = (key: Key, count: number, values: Values = {}): string =>
    this.#counted(catalog[key][languages.indexOf(this.language)]!, count, values);

  /** The word for a code of the node, such as `kind` PERSON; a code that is not known reads as plain words. */
  code = (group: string, code: string): string =>
    codes[`${group}.${code}`]?.[languages.indexOf(this.language)] ?? plain(code);

  /** Like {@link code}, for a text that counts. */
  coded = (group: string, code: string, count: number, values: Values = {}): string =>
    this.#counted(codes[`${group}.${code}`]?.[languages.indexOf(this.language)] ?? `${plain(code)}: {count}`, count, values);

  has = (group: string, code: string): boolean => `${group}.${code}` in codes;

  choose(language: Language): void {
    this.chosen = true;
    this.take(language);
    globalThis.localStorage?.setItem(REMEMBERED, language);
  }

  #counted(text: string, count: number, values: Values): string {
    const [one, other] = text.split('|');
    const form = new Intl.PluralRules(this.language).select(count) === 'one' ? one! : (other ?? one!);
    return fill(form, { count: new Intl.NumberFormat(this.language).format(count), ...values });
  }

  take(language: Language): void {
    this.language = language;
    if (globalThis.document) document.documentElement.lang = language;
  }
}

export function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
}

/** `NO_AGREEMENT` and `retentionMaximumDays` as words. */
export function plain(code: string): string {
  const spaced = code
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function remembered(): Language | undefined {
  const found = globalThis.localStorage?.getItem(REMEMBERED);
  return languages.find((language) => language === found);
}

function first(): Language {
  const preferred = globalThis.navigator?.languages?.map((tag) => tag.slice(0, 2)) ?? [];
  return remembered() ?? languages.find((language) => preferred[0] === language) ?? 'en';
}

export const words = new Words();
export const { t, n, code, coded } = words;
