import type { TwoStepSettingsMessages } from '../en/two-step-settings.ts';

/** Spanish for `<clinic-two-step-settings>`. */
export const twoStepSettingsSpanish: TwoStepSettingsMessages = {
  heading: 'Verificación en dos pasos',
  opening: 'Un momento, por favor…',
  tryAgain: 'Volver a intentarlo',
  remove: 'Quitar',
  removing: 'Quitando…',
  done: 'Listo',
  about:
    'Después de su contraseña, la verificación en dos pasos pide algo más que solo usted tiene: su teléfono, una llave de acceso o una llave de seguridad. Así su cuenta sigue siendo suya, aunque alguien conozca su contraseña.',
  isOn: 'La verificación en dos pasos está activada. Después de su contraseña, usted demuestra en un segundo paso que es usted.',
  isPaused: (time) =>
    `La verificación en dos pasos está en pausa hasta el ${time}. Hasta entonces basta su contraseña; después se reanuda por sí sola.`,
  isEnforced:
    'La clínica pide a todo su personal que use la verificación en dos pasos, así que debe quedar un método.',
  methods: 'Sus métodos',
  isDefault: 'Predeterminado',
  makeDefault: 'Hacer predeterminado',
  recommended: 'Recomendado',
  notSetUp: 'Sin configurar',
  setUpOn: (date) => `Configurado el ${date}`,
  goesTo: (number) => `Los códigos llegan al ${number}`,
  number: (number) => `Número de su perfil: ${number}`,
  changeNumber: 'Cambiar el número',
  smsUnavailable: 'En este momento no se pueden enviar mensajes de texto.',
  turnOff: 'Desactivar la verificación en dos pasos',
  choose: '¿Cómo quiere demostrar que es usted?',
  beginHeading: {
    any: 'Configurar la verificación en dos pasos',
    sms: 'Configurar los mensajes de texto',
    authenticator: 'Configurar una aplicación de autenticación',
    passkey: 'Configurar una llave de acceso o de seguridad',
  },
  removeHeading: {
    sms: '¿Quitar los mensajes de texto?',
    authenticator: '¿Quitar la aplicación de autenticación?',
  },
  removeOne: 'Ya no podrá iniciar sesión con este método.',
  untrusts: 'Sus navegadores de confianza volverán a pedir el segundo paso.',
  removeLast:
    'Es su único método: sin él, la verificación en dos pasos queda desactivada y quien conozca su contraseña podrá entrar.',
  turnOffHeading: '¿Desactivar la verificación en dos pasos?',
  turnOffAll:
    'Se quitarán todos sus métodos, también las llaves de acceso, junto con su código de recuperación y sus navegadores de confianza. Después, quien conozca su contraseña podrá entrar.',
  turningOff: 'Desactivando…',
  turnOffNow: 'Desactivar',
  passkeys: {
    heading: 'Llaves de acceso',
    about:
      'Con una llave de acceso inicia sesión sin contraseña: con su huella, su rostro, el bloqueo de su pantalla o una llave de seguridad.',
    none: 'Todavía no tiene ninguna llave de acceso.',
    add: 'Añadir otra llave de acceso',
    made: (date) => `Creada el ${date}`,
    used: (date) => `Usada por última vez el ${date}`,
    neverUsed: 'Sin usar todavía',
    domain: (domain) => `Funciona en ${domain}`,
    notHere:
      'Las llaves de acceso no funcionan en esta página, porque su dirección no es la de la clínica. Abra su cuenta en el sitio web de la clínica para usarlas.',
    notInBrowser:
      'Este navegador no puede crear llaves de acceso. Pruebe con uno actualizado o con otro dispositivo.',
    beginHeading: 'Configurar una llave de acceso',
    makeHeading: 'Cree su llave de acceso',
    make: 'Crear la llave de acceso',
    making: 'Esperando a su navegador…',
    nameHeading: 'Dé un nombre a su llave de acceso',
    rename: 'Cambiar el nombre',
    renameHeading: 'Cambiar el nombre de esta llave de acceso',
    removeHeading: (name) => `¿Quitar «${name}»?`,
    removeNow: 'Ya no servirá para iniciar sesión. También puede borrarla en su dispositivo.',
  },
  mobilePhone: {
    heading: 'Cambiar su número de teléfono móvil',
    about: 'Es el número de su perfil. Allí pueden llegar mensajes de texto.',
    endsSms:
      'Al cambiar el número se desactivan los mensajes de texto para la verificación en dos pasos, hasta que vuelva a configurarlos con el número nuevo.',
    endsTwoStep:
      'Los mensajes de texto son su único método: la verificación en dos pasos quedará desactivada hasta que vuelva a configurarla.',
    hint: 'Con el prefijo del país, si es de otro país.',
  },
  recoveryCode: {
    heading: 'Código de recuperación',
    about:
      'Para cuando no tenga a mano ninguno de sus métodos. Funciona una sola vez, después de su contraseña.',
    none: 'No tiene ningún código de recuperación válido. Genere uno y guárdelo bien.',
    view: 'Ver el código de recuperación',
    viewing: 'Un momento…',
    generate: 'Generar un código nuevo',
    generating: 'Generando…',
    viewHeading: 'Ver su código de recuperación',
    password: 'Escriba su contraseña una vez más, para que nadie más pueda verlo.',
    generateHeading: 'Generar un código de recuperación nuevo',
    endsOld: 'El código anterior deja de servir al momento: ya no dejará entrar a nadie.',
    shown: 'Su código de recuperación',
    new: 'Su código de recuperación nuevo',
    keep: 'Guárdelo donde otros no lo encuentren. Puede volver a verlo aquí siempre que haya iniciado sesión.',
    ended: 'El código anterior ya no sirve. Guarde el nuevo donde otros no lo encuentren.',
  },
  trustedBrowsers: {
    heading: 'Navegadores de confianza',
    about: 'Se saltan el segundo paso durante 30 días, nunca la contraseña.',
    none: 'En este momento no confía en ningún navegador.',
    thisOne: 'Este navegador',
    unknown: 'Navegador desconocido',
    used: (date) => `Usado por última vez el ${date}`,
    from: (address) => `Dirección: ${address}`,
    until: (date) => `De confianza hasta el ${date}`,
    removeAll: 'Quitar todos',
  },
  news: {
    sms: 'Los mensajes de texto están configurados.',
    authenticator: 'Su aplicación de autenticación está configurada.',
    passkey: 'Su llave de acceso está configurada.',
    removed: 'Se ha quitado.',
    off: 'La verificación en dos pasos está desactivada.',
    renamed: 'El nombre nuevo está guardado.',
    default: (method) => `Al iniciar sesión, ahora esto va primero: ${method}.`,
    number: 'Su número nuevo está guardado.',
    numberOnly:
      'Su número nuevo está guardado. Los mensajes de texto están desactivados hasta que vuelva a configurarlos.',
    untrusted: 'Ese navegador ya no es de confianza.',
    untrustedAll: 'Ya ningún navegador es de confianza.',
  },
  errors: {
    passkeyNameUnusable: 'Eso no puede ser un nombre. Use letras, números y espacios.',
    passkeyNameTooLong: 'Use un nombre más corto, de 60 caracteres como máximo.',
  },
  problems: {
    'passkey-cancelled': 'No se ha creado ninguna llave de acceso. Puede volver a intentarlo cuando quiera.',
    'passkey-refused':
      'No se ha podido crear la llave de acceso. Quizá este dispositivo o esta llave ya tenga una para su cuenta: pruebe con otro.',
    'set-up-ended': 'Ha tardado demasiado. Vuelva atrás y empiece de nuevo.',
    'last-method':
      'La clínica pide a todo su personal que use la verificación en dos pasos. Configure antes otro método.',
    'not-allowed': 'No puede cambiar esto por su cuenta. Consulte a la clínica.',
    'not-found': 'Eso ya no está. Alguien, o usted en otra ventana, lo ha quitado.',
  },
};
