import type { LoginStepsMessages } from '../en/login-steps.ts';

/** Spanish for the login's steps after the password. */
export const loginStepsSpanish: LoginStepsMessages = {
  heading: 'Verificación en dos pasos',
  tryAnotherWay: 'Probar de otra forma',
  useRecoveryCode: 'Usar el código de recuperación',
  logInAsSomeoneElse: 'Iniciar sesión con otra cuenta',
  trustBrowser: 'Confiar en este navegador y omitir la verificación en dos pasos durante 30 días',
  trustHint: 'No en un ordenador compartido.',
  tryAgain: 'Volver a intentarlo',
  choicesHeading: 'Elija otra forma',
  sendSms: (number) => `Mensaje de texto al ${number}`,
  useAuthenticator: 'Código de su aplicación de autenticación',
  usePasskey: 'Usar una llave de acceso o una llave de seguridad',
  smsNotSent: (number) => `Podemos enviar un mensaje de texto con un código al ${number}.`,
  sendCode: 'Enviar el código',
  authenticator: 'Escriba los 6 dígitos que su aplicación de autenticación muestra para esta clínica.',
  passkey: 'Tenga a mano su dispositivo o su llave de seguridad, y continúe.',
  passkeyWaiting: 'Esperando su llave de acceso…',
  nothingHere:
    'Ninguna de las formas que ha configurado funciona en esta página. Su código de recuperación sí.',
  recoveryHeading: 'Use su código de recuperación',
  recoveryExplanation:
    'Escriba el código de seis caracteres que guardó al configurar la verificación en dos pasos. Funciona una sola vez; después recibirá uno nuevo.',
  closedHeading: 'Demasiados códigos incorrectos',
  closedWays: 'Puede continuar de estas formas:',
  closedRecovery: 'Use su código de recuperación.',
  closedColleague:
    'Pida a alguien de la clínica con acceso completo que pause o elimine su verificación en dos pasos.',
  closedWait: 'Espere y vuelva a intentarlo entonces.',
  soloOwner:
    'Nadie más en la clínica puede pausar su verificación en dos pasos. Si no tiene código de recuperación, pida ayuda.',
  enforcedHeading: 'Configure la verificación en dos pasos',
  enforced: (clinic) =>
    `${clinic} pide a todo su personal que use la verificación en dos pasos. Configúrela ahora, una sola vez, y podrá entrar.`,
  nothingToSetUp: 'Esta página no permite configurarla. Diríjase a la clínica.',
  setUpAuthenticator: 'Configurar una aplicación de autenticación',
  setUpSms: 'Configurar los mensajes de texto',
  setUpPasskey: 'Configurar una llave de acceso o de seguridad',
  errors: {
    recoveryCodeMissing: 'Escriba su código de recuperación.',
    wrongRecoveryCode: 'Ese no es su código de recuperación. Compruébelo y vuelva a intentarlo.',
  },
};
