// SPDX-License-Identifier: Apache-2.0

/** Texts of the administrator's screen, in English and Spanish. What is found comes from the node, in the words of `enlace node doctor`. */
export const watchWords = {
  'watch.lead': [
    'How this node and its machine are, and what to do where something is wrong. “enlace node doctor” says the same on the machine.',
    'Cómo están este nodo y su equipo, y qué hacer donde algo está mal. «enlace node doctor» dice lo mismo en el equipo.',
  ],
  'watch.up': ['The node does all that it is for', 'El nodo hace todo aquello para lo que está'],
  'watch.down': ['The node does not do what it is for', 'El nodo no hace aquello para lo que está'],
  'watch.work': ['Long work in hand', 'Trabajo largo en curso'],
  'watch.work.none': ['Nothing that takes long is being done.', 'No se está haciendo nada que tarde.'],
  'watch.work.for': ['for {who}', 'para {who}'],
  'watch.work.done': ['{done} of {total}', '{done} de {total}'],
  'watch.work.rate': ['{rate} a minute', '{rate} por minuto'],
  'watch.work.left': ['{left} left', 'quedan {left}'],
  'watch.work.unknown': ['time left not known yet', 'tiempo restante aún desconocido'],
} as const;

/** Words for the closed codes of that screen. */
export const watchCodes = {
  'weight.WELL': ['well', 'bien'],
  'weight.SOON': ['look', 'mire'],
  'weight.WRONG': ['wrong', 'mal'],
  'area.NODE': ['Node', 'Nodo'],
  'area.DATABASE': ['Database', 'Base de datos'],
  'area.LEDGER': ['Ledger', 'Registro'],
  'area.KEYS': ['Keys', 'Claves'],
  'area.DISK': ['Disk', 'Disco'],
  'area.PARTNERS': ['Line to partners', 'Línea con los socios'],
  'area.QUEUE': ['Queue', 'Cola'],
  'area.CLOCK': ['Clock', 'Reloj'],
  'area.CERTIFICATE': ['Certificate', 'Certificado'],
  'area.BACKUP': ['Backup', 'Copia de seguridad'],
  'work.INTAKE': ['A file is taken in: rows', 'Se incorpora un archivo: filas'],
  'work.TAGS': ['A tag set is made: own values', 'Se prepara un conjunto de etiquetas: valores propios'],
  'work.QUESTIONS': ['Questions are prepared: own values', 'Se preparan preguntas: valores propios'],
  'work.ANSWERS': ['The partner answers: batches of questions', 'El socio responde: tandas de preguntas'],
  'work.COMPARISON': ['Answers are compared: batches', 'Se comparan respuestas: tandas'],
} as const;
