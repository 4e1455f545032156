import type { PasskeyLoginMessages } from '../en/passkey-login.ts';

/** French for logging in with a passkey. */
export const passkeyLoginFrench: PasskeyLoginMessages = {
  logIn: 'Se connecter avec une clé d’accès',
};
