import type { CredentialFieldMessages } from '../en/credential-fields.ts';

/** Spanish for the fields in which a username or a password is chosen. */
export const credentialFieldsSpanish: CredentialFieldMessages = {
  newPassword: 'Contraseña nueva',
  confirmPassword: 'Confirmar la contraseña nueva',
  usernameHint:
    '3 caracteres o más. Sirven letras, números y .\u00a0_\u00a0+\u00a0@\u00a0-, y también un correo electrónico.',
  passwordHint: (length) => `${length} caracteres o más. Varias palabras seguidas son fáciles de recordar.`,
  strength: {
    weak: 'Seguridad: débil. Añada palabras.',
    fair: 'Seguridad: aceptable. Añada otra palabra.',
    good: 'Seguridad: buena',
    strong: 'Seguridad: alta',
  },
  errors: {
    usernameMissing: 'Elija un nombre de usuario.',
    'username-taken': 'Otra persona de esta clínica ya tiene ese nombre de usuario. Elija otro.',
    'username-unusable':
      'Ese nombre de usuario no sirve. Use 3 caracteres o más: letras, números y .\u00a0_\u00a0+\u00a0@\u00a0-',
    newPasswordMissing: 'Elija una contraseña nueva.',
    confirmMissing: 'Escriba otra vez la contraseña nueva.',
    confirmDifferent: 'Las dos contraseñas nuevas no son iguales. Escriba dos veces la misma.',
    'password-too-short': (length) => `Esa contraseña es demasiado corta. Use ${length} caracteres o más.`,
    'password-too-long': 'Esa contraseña es demasiado larga. Use 128 caracteres como máximo.',
    'password-common': 'Esa es una de las contraseñas que usa todo el mundo. Elija otra.',
    'password-personal': 'Esa contraseña está hecha de sus propios nombres o del de la clínica. Elija otra.',
    'password-guessable': 'Esa contraseña se adivina en unos minutos. Añada palabras o elija otra.',
    'password-breached': 'Esa contraseña está entre las que se han robado en internet. Elija otra.',
  },
};
