import type { AccountMessages } from '../en/account.ts';

/** Spanish for `<clinic-account>`. */
export const accountSpanish: AccountMessages = {
  heading: 'Mi cuenta',
  tryAgain: 'Volver a intentarlo',
  tabs: {
    overview: 'Resumen',
    credentials: 'Nombre de usuario y contraseña',
    calendar: 'Calendario',
    twoStep: 'Verificación en dos pasos',
    sessions: 'Sesiones',
    passkeys: 'Llaves de acceso',
  },
  loggedInSince: (time) => `Sesión iniciada el ${time}`,
};
