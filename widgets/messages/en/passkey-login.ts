/** English for logging in with a passkey at the login form. */
export const passkeyLoginEnglish = {
  logIn: 'Log in with a passkey',
};

/** The sentences of logging in with a passkey in one language. */
export type PasskeyLoginMessages = typeof passkeyLoginEnglish;
