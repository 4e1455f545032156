import type { TwoStepMessages } from '../en/two-step.ts';

/** Spanish for what the login and My Account share of 2-Step Verification. */
export const twoStepSpanish: TwoStepMessages = {
  methods: {
    sms: 'Mensaje de texto (SMS)',
    authenticator: 'Aplicación de autenticación',
    passkey: 'Llave de acceso o llave de seguridad',
  },
  methodHints: {
    sms: 'Un código llega a su teléfono móvil. Las otras formas protegen mejor contra el fraude.',
    authenticator: 'Una aplicación de su teléfono muestra un código. También funciona sin red móvil.',
    passkey: 'Su huella, su rostro, el bloqueo de su pantalla o una llave de seguridad. La forma más segura.',
  },
  setUp: 'Configurar',
  code: 'Código de verificación',
  submit: 'Enviar',
  next: 'Siguiente',
  back: 'Volver',
  checking: 'Comprobando…',
  sending: 'Enviando…',
  copy: 'Copiar',
  copied: 'Copiado.',
  notCopied: 'En este navegador no se puede copiar así. Seleccione el texto y cópielo.',
  scan: 'Abra su aplicación de autenticación, añada una cuenta y escanee este código QR:',
  qrCode: 'Código QR para su aplicación de autenticación',
  noQrCode: 'No se ha podido cargar el código QR. Escriba la clave de configuración en su aplicación.',
  setupKey: '¿No puede escanearlo? Escriba esta clave de configuración en la aplicación:',
  appCode: 'Después escriba los 6 dígitos que muestra la aplicación.',
  mobilePhone: 'Teléfono móvil',
  phoneHint: 'Si es distinto, este número sustituye al de su perfil.',
  sentTo: (number) => `Hemos enviado un mensaje de texto con un código al ${number}.`,
  resend: 'Reenviar el código',
  resendIn: (wait) => `Podrá pedir otro código en ${wait}.`,
  resendNow: 'Ya puede pedir otro código.',
  resent: 'Otro mensaje de texto está en camino. Solo funciona el código más reciente.',
  passkeyName: 'Nombre de esta llave de acceso',
  passkeyNameHint: 'Para reconocerla, por ejemplo «Teléfono» o «Llave azul».',
  passkeyNext:
    'Su navegador le pide su huella, su rostro, el bloqueo de su pantalla o su llave de seguridad.',
  recoveryHeading: 'Guarde su código de recuperación',
  recoveryReason:
    'Si pierde su teléfono o su llave, este código le permite entrar, después de su contraseña. Funciona una sola vez. Guárdelo donde otros no lo encuentren.',
  recoveryCode: 'Código de recuperación',
  downloadPdf: 'Descargar el PDF',
  downloading: 'Descargando…',
  downloaded: 'El PDF está entre sus descargas.',
  notDownloaded: 'No se ha podido obtener el PDF. Vuelva a intentarlo o copie el código.',
  errors: {
    codeMissing: 'Escriba el código.',
    codeIncomplete: 'El código tiene 6 dígitos. Revíselo.',
    'wrong-code': 'Ese no es el código del último mensaje de texto. Compruébelo y vuelva a intentarlo.',
    wrongAppCode:
      'Ese código no es correcto. Espere al siguiente en su aplicación. Si tampoco sirve, compruebe que el reloj de su teléfono se ajusta solo.',
    'code-expired': 'Ese código ya no se puede usar. Pida otro.',
    phoneMissing: 'Escriba su número de teléfono móvil.',
    'phone-unusable':
      'No se pueden enviar mensajes de texto a ese número. Escriba un número móvil, con el prefijo del país.',
    'sms-country': 'No enviamos mensajes de texto a ese país. Escriba otro número o elija otra forma.',
    passkeyNameMissing: 'Escriba un nombre.',
  },
};
