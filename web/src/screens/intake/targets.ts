// SPDX-License-Identifier: Apache-2.0
import type { SchemaColumnTarget } from '../../api/schema';

type Kind = SchemaColumnTarget['kind'];

/** What a column can mean, beside the node's own guesses: the properties of each kind in the order of their use. */
const PROPERTIES: Record<Kind, string[]> = {
  PERSON: ['name', 'firstName', 'secondName', 'lastName', 'fatherName', 'motherName', 'alias', 'birthDate', 'nationality', 'gender', 'phone', 'email', 'passportNumber', 'idNumber', 'address', 'country', 'position', 'role', 'status', 'notes'],
  ORGANISATION: ['name', 'alias', 'registrationNumber', 'jurisdiction', 'country', 'address', 'phone', 'email', 'notes'],
  PHONE: ['number', 'country', 'notes'],
  VEHICLE: ['registrationNumber', 'model', 'color', 'country', 'notes'],
  VESSEL: ['name', 'imoNumber', 'registrationNumber', 'country', 'notes'],
  ACCOUNT: ['iban', 'accountNumber', 'bankName', 'country', 'notes'],
  DOCUMENT: ['number', 'type', 'country', 'notes'],
  PLACE: ['name', 'address', 'country', 'latitude', 'longitude', 'notes'],
  CONSIGNMENT: ['goods', 'quantity', 'segment', 'date', 'notes'],
  OWNER: ['name', 'phone', 'email', 'idNumber', 'address', 'notes'],
  ROW: ['id', 'grade', 'handling', 'legalBasis', 'firstSeen', 'lastSeen', 'expires', 'case', 'age'],
};

export function everyTarget(): SchemaColumnTarget[] {
  return (Object.entries(PROPERTIES) as [Kind, string[]][]).flatMap(([kind, properties]) => properties.map((property) => ({ kind, property })));
}

/** A target as the value of an option, and back. */
export const written = (target: SchemaColumnTarget): string => `${target.kind}.${target.property}`;

export function read(text: string): SchemaColumnTarget {
  const dot = text.indexOf('.');
  return { kind: text.slice(0, dot) as Kind, property: text.slice(dot + 1) };
}

const PEOPLE = ['PERSON.name', 'PERSON.firstName', 'PERSON.lastName', 'PERSON.alias', 'PERSON.passportNumber', 'PERSON.idNumber'];
const PARTS = ['PERSON.role', 'PERSON.position', 'ORGANISATION.name', 'ROW.case'];

/** Whether persons would be taken in and no column says what part they have in an organisation. */
export const withoutPart = (targets: string[]): boolean => targets.some((one) => PEOPLE.includes(one)) && !targets.some((one) => PARTS.includes(one));
