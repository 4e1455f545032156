/** English for `<clinic-login>`; the buttons' and labels' wording is public API (product, "Fixed names"). */
export const loginEnglish = {
  heading: 'Log in',
  username: 'Username',
  password: 'Password',
  usernameMissing: 'Enter your username.',
  passwordMissing: 'Enter your password.',
  logIn: 'Log in',
  loggingIn: 'Logging in…',
  forgotten: 'Forgot your username or password?',
  loggedInAs: (name: string) => `You are logged in as ${name}`,
  myAccount: 'My Account',
  logOut: 'Log out',
  loggingOut: 'Logging out…',
  loggedOut: 'You are logged out.',
};

/** The sentences of `<clinic-login>` in one language. */
export type LoginMessages = typeof loginEnglish;
