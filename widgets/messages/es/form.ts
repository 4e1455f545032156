import type { FormMessages } from '../en/form.ts';

/** Spanish for every form. */
export const formSpanish: FormMessages = {
  showPassword: 'Mostrar la contraseña',
  hidePassword: 'Ocultar la contraseña',
  slow: 'Está tardando más de lo habitual. Seguimos intentándolo…',
  waitIsOver: 'Ya puede volver a intentarlo.',
  contact: (clinic) => `¿Necesita ayuda? Póngase en contacto con ${clinic}:`,
  problems: {
    'wrong-credentials':
      'Ese nombre de usuario y esa contraseña no coinciden. Compruebe ambos y vuelva a intentarlo.',
    throttled: (wait) => `Demasiados intentos. Podrá volver a intentarlo en ${wait}.`,
    busy: (wait) => `Estamos muy ocupados en este momento. Podrá volver a intentarlo en ${wait}.`,
    'unknown-clinic':
      'El inicio de sesión todavía no funciona en esta página. Póngase en contacto con la clínica.',
    offline: 'Parece que no tiene conexión. Vuelva a intentarlo cuando la recupere.',
    unreachable: 'No podemos responder en este momento. Vuelva a intentarlo en un momento.',
    internal: 'Algo ha fallado por nuestra parte. Vuelva a intentarlo en un momento.',
  },
};
