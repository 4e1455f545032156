import type { PasskeyLoginMessages } from '../en/passkey-login.ts';

/** Spanish for logging in with a passkey. */
export const passkeyLoginSpanish: PasskeyLoginMessages = {
  logIn: 'Iniciar sesión con una llave de acceso',
};
