import type { ProblemMessages } from '../en/problems.ts';
import { formSpanish } from './form.ts';

/** Spanish for what is wrong. */
export const problemsSpanish: ProblemMessages = {
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
    unreachable: formSpanish.unreachable,
    internal: 'Algo ha fallado por nuestra parte. Vuelva a intentarlo en un momento.',
  },
};
