import type { AccountMessages } from '../en/account.ts';

/** Spanish for `<clinic-account>`. */
export const accountSpanish: AccountMessages = {
  heading: 'Mi cuenta',
  tryAgain: 'Volver a intentarlo',
  tabs: {
    overview: 'Resumen',
    credentials: 'Nombre de usuario y contraseña',
  },
  loggedInSince: (time) => `Sesión iniciada el ${time}`,
};
