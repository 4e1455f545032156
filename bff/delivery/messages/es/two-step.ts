import type { Messages } from '../en.ts';

/** As its English twin. */
export const twoStep: Messages['twoStep'] = {
  doneBy: 'Hecho por',
  byYou: 'usted, o alguien que tiene su contraseña',
  until: 'En pausa hasta el',
  browser: 'Navegador',
  method: 'Método',
  methods: {
    sms: 'Mensaje de texto (SMS)',
    authenticator: 'Aplicación de autenticación',
    passkey: 'Llave de acceso o llave de seguridad',
  },
  notYou: (clinic) =>
    `Elija cuanto antes una contraseña nueva, en «¿Ha olvidado su nombre de usuario o su contraseña?» de nuestro sitio web. Compruebe en Mi cuenta lo que está configurado y avise a ${clinic}: puede que otra persona haya entrado en su cuenta.`,
  notExpected: '¿No lo sabía?',
  askClinic: (by, clinic) => `Pregunte pronto a ${by} o a otra persona de ${clinic}.`,
  because: (clinic) => `Recibe este correo porque ha cambiado la protección de su cuenta en ${clinic}.`,

  on: {
    subject: (clinic) => `La verificación en dos pasos está activada para su cuenta en ${clinic}`,
    heading: 'La verificación en dos pasos está activada',
    intro: (time) => `El ${time} se activó la verificación en dos pasos para su cuenta.`,
    effect:
      'A partir de ahora, al iniciar sesión se le pide un segundo paso después de la contraseña. Guarde su código de recuperación donde solo usted pueda encontrarlo.',
  },
  off: {
    subject: (clinic) => `La verificación en dos pasos está desactivada para su cuenta en ${clinic}`,
    heading: 'La verificación en dos pasos está desactivada',
    intro: (time) => `El ${time} se desactivó la verificación en dos pasos para su cuenta.`,
    effect:
      'A partir de ahora, basta su contraseña para iniciar sesión. Puede volver a configurar la verificación en dos pasos en Mi cuenta cuando quiera.',
  },
  paused: {
    subject: (clinic) => `La verificación en dos pasos está en pausa para su cuenta en ${clinic}`,
    heading: 'La verificación en dos pasos está en pausa',
    intro: (time) => `El ${time} se puso en pausa la verificación en dos pasos para su cuenta.`,
    effect:
      'Durante la pausa, basta su contraseña para iniciar sesión. Después, la verificación en dos pasos vuelve por sí sola.',
  },
  resumed: {
    subject: (clinic) => `La verificación en dos pasos vuelve a estar activada para su cuenta en ${clinic}`,
    heading: 'La verificación en dos pasos vuelve a estar activada',
    intro: (time) => `El ${time} terminó la pausa y se reanudó la verificación en dos pasos.`,
    effect:
      'A partir de ahora, al iniciar sesión se le vuelve a pedir un segundo paso después de la contraseña.',
  },
  removed: {
    subject: (clinic) => `Se ha quitado la verificación en dos pasos de su cuenta en ${clinic}`,
    heading: 'Se ha quitado la verificación en dos pasos',
    intro: (time) => `El ${time} se quitó la verificación en dos pasos de su cuenta.`,
    effect:
      'Ya no se le pide un segundo paso. Vuelva a configurar la verificación en dos pasos: en Mi cuenta, o la próxima vez que inicie sesión, si se le pide.',
  },
  methodAdded: {
    subject: (clinic) => `Una nueva forma de iniciar sesión en su cuenta de ${clinic}`,
    heading: 'Una nueva forma de iniciar sesión',
    intro: (time) => `El ${time} se añadió a su cuenta lo siguiente:`,
    effect: 'Puede usarlo desde el próximo inicio de sesión.',
  },
  methodRemoved: {
    subject: (clinic) => `Se ha quitado una forma de iniciar sesión en su cuenta de ${clinic}`,
    heading: 'Se ha quitado una forma de iniciar sesión',
    intro: (time) => `El ${time} se quitó de su cuenta lo siguiente:`,
    effect: 'Ya no sirve para iniciar sesión.',
  },
  phoneChanged: {
    subject: (clinic) => `Se ha cambiado su número de móvil en ${clinic}`,
    heading: 'Se ha cambiado su número de móvil',
    intro: (time) => `El ${time} se cambió el número de móvil de su perfil.`,
    number: 'Número nuevo',
    effect: 'Nuestros mensajes de texto se envían ahora a este número.',
    effectOff:
      'Por eso, la verificación por mensaje de texto está desactivada. Si no tenía otro método, también lo está la verificación en dos pasos. Puede volver a configurarla en Mi cuenta, con el número nuevo.',
  },
  recoveryCodeUsed: {
    subject: (clinic) => `Se ha usado su código de recuperación en ${clinic}`,
    heading: 'Se ha usado su código de recuperación',
    intro: (time) =>
      `El ${time} alguien inició sesión en su cuenta con su contraseña y su código de recuperación.`,
    effect:
      'Ese código ya no sirve. En ese inicio de sesión se mostró uno nuevo: guárdelo en un lugar seguro.',
  },
  recoveryCodeNew: {
    subject: (clinic) => `Hay un código de recuperación nuevo para su cuenta en ${clinic}`,
    heading: 'Hay un código de recuperación nuevo',
    intro: (time) => `El ${time} se creó un código de recuperación nuevo para su cuenta.`,
    effect: 'El código anterior ya no sirve. Guarde el nuevo en un lugar seguro.',
  },
};
