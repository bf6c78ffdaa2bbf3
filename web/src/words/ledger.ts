// SPDX-License-Identifier: Apache-2.0

/** Texts of the ledger, in English and Spanish. */
export const ledgerWords = {
  'ledger.lead': ['Everything that matters stands here, in an order that nobody can change unseen. It holds ids, codes, counts and digests, and no content.', 'Aquí consta todo lo que importa, en un orden que nadie puede cambiar sin que se note. Contiene identificadores, códigos, recuentos y resúmenes criptográficos, y ningún contenido.'],
  'ledger.checkpoint': ['Checkpoint', 'Punto de control'],
  'ledger.origin': ['Origin', 'Origen'],
  'ledger.size': ['Entries', 'Entradas'],
  'ledger.root': ['Root', 'Raíz'],
  'ledger.signed': ['Signed', 'Firmado'],
  'ledger.cosigned': ['Cosigned by', 'Cofirmado por'],
  'ledger.cosigned.none': ['No partner has cosigned yet.', 'Ningún socio ha cofirmado todavía.'],
  'ledger.cosigned.at': ['{count} entry|{count} entries', '{count} entrada|{count} entradas'],
  'ledger.verify': ['Verify now', 'Verificar ahora'],
  'ledger.verifying': ['Verifying…', 'Verificando…'],
  'ledger.verified': ['Whole and unchanged', 'Íntegro y sin cambios'],
  'ledger.verified.lead': ['{count} entry checked in {millis} ms|{count} entries checked in {millis} ms', '{count} entrada comprobada en {millis} ms|{count} entradas comprobadas en {millis} ms'],
  'ledger.broken': ['The ledger does not verify', 'El registro no supera la verificación'],
  'ledger.entries': ['Entries', 'Entradas'],
  'ledger.index': ['No.', 'N.º'],
  'ledger.time': ['Time', 'Hora'],
  'ledger.type': ['What', 'Qué'],
  'ledger.fields': ['Details', 'Detalles'],
  'ledger.every': ['Every kind', 'Todos los tipos'],
  'ledger.none': ['No entries of this kind', 'No hay entradas de este tipo'],
  'ledger.newer': ['Newer', 'Más nuevas'],
  'ledger.older': ['Older', 'Más antiguas'],
  'ledger.range': ['{from} to {to} of {total}', '{from} a {to} de {total}'],
} as const;
