import type { Messages } from './en.ts';
import { emailChanged } from './es/email-changed.ts';
import { profilesMerged } from './es/profiles-merged.ts';
import { recoveryCodePage } from './es/recovery-code-page.ts';
import { securitySettings } from './es/security-settings.ts';
import { twoStep } from './es/two-step.ts';

/** Spanish, with usted. No sentence guesses the reader's gender. */
export const spanish: Messages = {
  hello: (name) => `Hola, ${name}:`,
  helloAll: 'Hola:',
  username: 'Nombre de usuario',
  labelled: (label) => `${label}:`,
  needHelp: (clinic) => `¿Necesita ayuda? Póngase en contacto con ${clinic}:`,
  linkIsYours: 'El enlace es solo para usted: no se lo pase a nadie.',
  worksOnce: (time) => `Funciona una sola vez, durante ${time}.`,
  notYouIgnore: '¿No ha sido usted? Ignore este correo: no ha cambiado nada.',
  notYou: '¿No ha sido usted?',
  notYouReset: (clinic) =>
    `Elija cuanto antes una contraseña nueva y avise a ${clinic}: puede que otra persona haya entrado en su cuenta.`,
  newPassword: 'Elegir una contraseña nueva',

  welcome: {
    subject: (clinic) => `Cree su cuenta en ${clinic}`,
    preheader: 'Elija su nombre de usuario y su contraseña.',
    heading: (clinic) => `Le damos la bienvenida a ${clinic}`,
    intro: (clinic) =>
      `${clinic} le invita a crear su cuenta. Elija un nombre de usuario y una contraseña; después podrá iniciar sesión en nuestro sitio web.`,
    note: (clinic) => `Una nota de ${clinic}`,
    link: 'Crear su cuenta',
    because: (clinic) =>
      `Recibe este correo porque ${clinic} tiene su dirección en sus archivos y le invita a crear una cuenta.`,
  },

  verification: {
    subject: (clinic) => `Recupere el acceso a su cuenta en ${clinic}`,
    preheader: 'Su nombre de usuario y un enlace para elegir una contraseña nueva.',
    heading: 'Su nombre de usuario y su contraseña',
    intro: (clinic) =>
      `Alguien, probablemente usted, ha indicado a ${clinic} que olvidó su nombre de usuario o su contraseña. Si conoce la contraseña, inicie sesión con el nombre de usuario que aparece abajo. Si no, elija una nueva.`,
    introSeveral: (clinic) =>
      `Alguien, probablemente usted, ha indicado a ${clinic} que olvidó su nombre de usuario o su contraseña. Estas son las personas que tienen esta dirección, cada una con su propio enlace.`,
    newPasswordFor: (name) => `Elegir una contraseña nueva para ${name}`,
    setUp: 'Crear su cuenta',
    setUpFor: (name) => `Crear la cuenta de ${name}`,
    noUsername: 'Todavía no hay nombre de usuario. Cree primero la cuenta.',
    eachWorksOnce: (time) => `Cada enlace funciona una sola vez, durante ${time}.`,
    linksAreYours: 'Los enlaces son solo para usted: no se los pase a nadie.',
    codeHeading: 'O escriba un código',
    code: (time) =>
      `¿Sigue abierta la página donde pidió este correo? También puede escribir allí este código. Funciona durante ${time}.`,
    codeLabel: 'Código de verificación',
    codeIsYours: (clinic) => `Nadie de ${clinic} le pedirá nunca este código.`,
    because: (clinic) =>
      `Recibe este correo porque su dirección o su número de teléfono se escribió en «¿Ha olvidado su nombre de usuario o su contraseña?» de ${clinic}.`,
  },

  resetByStaff: {
    subject: (clinic) => `Elija una contraseña nueva para ${clinic}`,
    preheader: (staff) => `${staff} le envía un enlace para elegir una contraseña nueva.`,
    heading: 'Elija una contraseña nueva',
    intro: (staff, clinic) =>
      `${staff}, de ${clinic}, le envía un enlace para elegir una contraseña nueva. Hasta entonces, la anterior sigue siendo válida.`,
    because: (clinic) =>
      `Recibe este correo porque una persona que trabaja en ${clinic} se lo ha enviado desde su perfil.`,
  },

  passwordResetDone: {
    subject: (clinic) => `Se ha cambiado su contraseña en ${clinic}`,
    preheader: 'Se eligió una contraseña nueva con un enlace o un código nuestro.',
    heading: 'Se ha cambiado su contraseña',
    intro: (time) =>
      `El ${time} se eligió una contraseña nueva con un enlace o un código que habíamos enviado por correo.`,
    effect:
      'Se han cerrado todas sus sesiones y ya no hay ningún navegador de confianza. Inicie sesión con la contraseña nueva.',
    because: (clinic) => `Recibe este correo porque ha cambiado la contraseña de su cuenta en ${clinic}.`,
  },

  passwordChanged: {
    subject: (clinic) => `Se ha cambiado su contraseña en ${clinic}`,
    preheader: 'Se cambió en Mi cuenta.',
    heading: 'Se ha cambiado su contraseña',
    intro: (time) =>
      `El ${time} se cambió la contraseña en Mi cuenta; lo hizo alguien que conocía la anterior.`,
    effect: 'Se han cerrado todas las demás sesiones. Inicie sesión allí con la contraseña nueva.',
    because: (clinic) => `Recibe este correo porque ha cambiado la contraseña de su cuenta en ${clinic}.`,
  },

  usernameChanged: {
    subject: (clinic) => `Se ha cambiado su nombre de usuario en ${clinic}`,
    preheader: 'Se cambió en Mi cuenta.',
    heading: 'Se ha cambiado su nombre de usuario',
    intro: (time) =>
      `El ${time} se cambió el nombre de usuario en Mi cuenta; lo hizo alguien que conocía la contraseña.`,
    newUsername: 'Nuevo nombre de usuario',
    effect: 'Use a partir de ahora el nombre de usuario nuevo. Su contraseña no cambia.',
    because: (clinic) =>
      `Recibe este correo porque ha cambiado el nombre de usuario de su cuenta en ${clinic}.`,
  },

  /** The GSM alphabet has é, ñ, ¿ and ¡, but no á, í, ó and ú: see sms-texts.ts. Hence «clave» and not «código». */
  verificationSms: {
    code: (code, clinic) => `${code} es su clave para entrar en ${clinic}.`,
    worksFor: (time) => `Vale ${time}.`,
    notYouCall: (phone) => `¿No ha sido usted? Llame al ${phone}.`,
    notYou: '¿No ha sido usted? Avise al centro.',
  },

  emailChanged,
  profilesMerged,
  recoveryCodePage,
  twoStep,
  securitySettings,
};
