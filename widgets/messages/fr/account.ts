import type { AccountMessages } from '../en/account.ts';

/** French for `<clinic-account>`. */
export const accountFrench: AccountMessages = {
  heading: 'Mon compte',
  tryAgain: 'Réessayer',
  tabs: {
    overview: 'Aperçu',
    credentials: 'Nom d’utilisateur et mot de passe',
    calendar: 'Calendrier',
    twoStep: 'Vérification en deux étapes',
    sessions: 'Sessions ouvertes',
    passkeys: 'Clés d’accès',
  },
  loggedInSince: (time) => `Session ouverte depuis le ${time}`,
};
