import type { LoginMessages } from '../en/login.ts';

/** French for `<clinic-login>`. It speaks of the session, so that no sentence need guess the person's gender. */
export const loginFrench: LoginMessages = {
  heading: 'Se connecter',
  username: 'Nom d’utilisateur',
  password: 'Mot de passe',
  usernameMissing: 'Saisissez votre nom d’utilisateur.',
  passwordMissing: 'Saisissez votre mot de passe.',
  logIn: 'Se connecter',
  loggingIn: 'Connexion en cours…',
  forgotten: 'Nom d’utilisateur ou mot de passe oublié\u202f?',
  loggedInAs: (name) => `Session ouverte au nom de ${name}`,
  myAccount: 'Mon compte',
  logOut: 'Se déconnecter',
  loggingOut: 'Déconnexion en cours…',
  loggedOut: 'Votre session est fermée.',
};
