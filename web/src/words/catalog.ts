// SPDX-License-Identifier: Apache-2.0
import { accountWords } from './accounts';
import { agreementWords } from './agreements';
import { caseWords } from './cases';
import { codeWords } from './codes';
import { corridorWords } from './corridor';
import { fieldWords } from './fields';
import { hitWords } from './hits';
import { intakeWords } from './intake';
import { ledgerWords } from './ledger';
import { operationWords } from './operations';
import { pictureWords } from './picture';
import { problemWords } from './problems';
import { recordWords } from './records';
import { shellWords } from './shell';
import { youWords } from './you';
import { watchCodes, watchWords } from './watch';

/** The languages in the order in which each text of a catalog stands. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];
export type Text = readonly [en: string, es: string];

/** Every text of the desk. */
export const catalog = {
  ...shellWords,
  ...hitWords,
  ...caseWords,
  ...intakeWords,
  ...pictureWords,
  ...corridorWords,
  ...operationWords,
  ...agreementWords,
  ...ledgerWords,
  ...accountWords,
  ...youWords,
  ...watchWords,
} satisfies Record<string, Text>;

export type Key = keyof typeof catalog;

/** Words for codes that the node sends, as `group.CODE`. */
export const codes: Record<string, Text> = { ...codeWords, ...fieldWords, ...problemWords, ...recordWords, ...watchCodes };
