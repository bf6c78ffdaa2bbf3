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
  'accounts.forgotten': [
    'The password was forgotten: make a link for a new one',
    'Olvidó la contraseña: crear un enlace para una nueva',
  ],
  'accounts.link.hint': [
    'You get a link to hand over. The person sets the password; nobody here knows it.',
    'Recibirá un enlace para entregar. La persona establece su contraseña; nadie aquí la conoce.',
  ],
  'accounts.link.title': ['A link for {user}', 'Un enlace para {user}'],
  'accounts.link.lead': [
    'Hand this link to {user} in person or by a way that you trust. It works once, until {time}, and is not shown again.',
    'Entregue este enlace a {user} en persona o por una vía de confianza. Sirve una sola vez, hasta {time}, y no se mostrará de nuevo.',
  ],
  'accounts.link': ['Link', 'Enlace'],
  'accounts.link.copy': ['Copy the link', 'Copiar el enlace'],
  'accounts.link.copied': ['The link is copied.', 'Enlace copiado.'],
  'accounts.invited': ['has a link until {time}, no password yet', 'tiene un enlace hasta {time}, aún sin contraseña'],
  'password.change': ['Change your password', 'Cambiar su contraseña'],
  'password.present': ['Current password', 'Contraseña actual'],
  'password.new': ['New password', 'Contraseña nueva'],
  'password.again': ['New password again', 'Contraseña nueva, otra vez'],
  'password.hint': [
    'At least 12 characters, of whatever kind: several words that do not belong together are a good choice. Common passwords are refused.',
    'Al menos 12 caracteres, de cualquier clase: varias palabras que no van juntas son una buena elección. Las contraseñas comunes se rechazan.',
  ],
  'password.differ': ['The two new passwords differ. Type both again.', 'Las dos contraseñas nuevas no coinciden. Escríbalas de nuevo.'],
  'password.save': ['Save the password', 'Guardar la contraseña'],
  'password.saved': ['Your password is changed. Your other sessions have ended.', 'Su contraseña ha cambiado. Sus otras sesiones terminaron.'],
  'welcome.title': ['Set your password', 'Establezca su contraseña'],
  'welcome.lead': [
    'You were given a link that works once. Choose a password that only you know, then sign in with it.',
    'Recibió un enlace que sirve una sola vez. Elija una contraseña que solo usted conozca y entre con ella.',
  ],
  'welcome.done': ['Your password is set. Sign in as {user}.', 'Su contraseña quedó establecida. Entre como {user}.'],
} as const;
