// SPDX-License-Identifier: Apache-2.0

/** Texts of the screen of accounts, in English and Spanish. */
export const accountWords = {
  'accounts.lead': [
    'Who may sign in at this node, and in which role. Every change is in the ledger.',
    'Quién puede entrar en este nodo y con qué función. Cada cambio queda en el registro.',
  ],
  'accounts.add': ['Add a person', 'Añadir una persona'],
  'accounts.change': ['Change', 'Modificar'],
  'accounts.change.title': ['Change the account of {user}', 'Modificar la cuenta de {user}'],
  'accounts.remove': ['Remove', 'Quitar'],
  'accounts.remove.title': ['Remove the account of {user}?', '¿Quitar la cuenta de {user}?'],
  'accounts.remove.lead': [
    'Open sessions of this person end at once. What the person did stays in the ledger.',
    'Las sesiones abiertas de esta persona terminan en el acto. Lo que hizo permanece en el registro.',
  ],
  'accounts.removed': ['The account of {user} is removed.', 'La cuenta de {user} fue quitada.'],
  'accounts.saved': ['The account of {user} is saved.', 'La cuenta de {user} fue guardada.'],
  'accounts.save': ['Save', 'Guardar'],
  'accounts.own': ['your own account', 'su propia cuenta'],
  'accounts.role': ['Role', 'Función'],
  'accounts.ends': [
    'Open sessions of this person end at once.',
    'Las sesiones abiertas de esta persona terminan en el acto.',
  ],
  'accounts.password.new': ['New password, if it is to change', 'Contraseña nueva, si ha de cambiar'],
  'accounts.password.hint': ['At least 12 characters.', 'Al menos 12 caracteres.'],
} as const;
