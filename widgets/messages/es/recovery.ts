import type { RecoveryMessages } from '../en/recovery.ts';

/** Spanish for the way back in. */
export const recoverySpanish: RecoveryMessages = {
  explanation:
    'Escriba el correo electrónico o el número de teléfono que dio a la clínica. Le enviaremos un correo que le ayudará a recuperar el acceso.',
  identifier: 'Correo electrónico o número de teléfono',
  submit: 'Enviar',
  sending: 'Enviando…',
  sentHeading: 'Revise su correo',
  sent: 'Si tenemos un perfil con ese dato, un correo va en camino. Se envía a la dirección que figura en el perfil.',
  sentNext: 'Siga el enlace del correo o escriba aquí su código:',
  code: 'Código de verificación',
  next: 'Siguiente',
  checking: 'Comprobando…',
  noEmail:
    '¿No ha llegado nada en unos minutos? Mire en la carpeta de correo no deseado, o vuelva atrás y pruebe con otra dirección u otro número.',
  resend: 'Reenviar el código',
  resendIn: (wait) => `Podrá pedir otro correo en ${wait}.`,
  resendNow: 'Ya puede pedir otro correo.',
  resent: 'Si tenemos un perfil con ese dato, otro correo va en camino. Use el código del más reciente.',
  chooseHeading: '¿Qué cuenta?',
  choose: 'El correo es para varias personas. Elija con quién continuar.',
  noUsername: 'Todavía sin nombre de usuario',
  opening: 'Un momento, por favor…',
  tryAgain: 'Volver a intentarlo',
  invalidHeading: 'Este enlace ya no se puede usar',
  invalid:
    'Un enlace sirve una sola vez, durante un tiempo limitado y solo hasta que se envía otro más reciente. Podemos enviarle un correo nuevo.',
  missingHeading: 'Empiece desde su correo',
  missing:
    'Para elegir un nombre de usuario o una contraseña, siga el enlace del correo que le enviamos. Podemos enviarle uno nuevo.',
  newEmail: 'Recibir un correo nuevo',
  hello: (name) => `Hola, ${name}`,
  reset: 'Elija una contraseña nueva para su cuenta. Se cerrará la sesión en todos sus dispositivos.',
  save: 'Guardar',
  saving: 'Guardando…',
  savedHeading: 'Su contraseña nueva está guardada',
  saved: 'Inicie sesión con su contraseña nueva y su nombre de usuario:',
  welcome: (name) => `Le damos la bienvenida, ${name}`,
  setUp: 'Elija un nombre de usuario y una contraseña. A partir de ahora iniciará sesión con ellos.',
  settingUp: 'Creando su cuenta…',
  back: 'Atrás',
  backToLogin: 'Volver al inicio de sesión',
  errors: {
    identifierMissing: 'Escriba su correo electrónico o su número de teléfono.',
    codeMissing: 'Escriba el código del correo.',
    codeIncomplete: 'El código tiene 6 cifras. Mire otra vez el correo.',
    'wrong-code': 'Ese no es el código del correo más reciente. Compruébelo y vuelva a intentarlo.',
  },
  problems: {
    'code-ended': 'Este código ya no se puede usar. Pida otro correo.',
    throttled: (wait) => `Demasiados códigos incorrectos. Podrá volver a intentarlo en ${wait}.`,
  },
};
