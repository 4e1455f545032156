import type { SessionsMessages } from '../en/sessions.ts';

/** French for `<clinic-sessions>`. */
export const sessionsFrench: SessionsMessages = {
  heading: 'Gérer les sessions',
  about:
    'Partout où vous êtes connecté. Fermez les sessions que vous ne reconnaissez pas ou n’utilisez plus.',
  opening: 'Recherche de vos sessions en cours…',
  tryAgain: 'Réessayer',
  thisOne: 'Cette session',
  nameOf: {
    both: (browser, system) => `${browser} sous ${system}`,
    system: (system) => `Un navigateur sous ${system}`,
    neither: 'Un navigateur inconnu',
  },
  from: (address) => `Adresse ${address}`,
  loggedIn: (time) => `Connexion\u202f: ${time}`,
  lastActive: (time) => `Dernière activité\u202f: ${time}`,
  justNow: 'à l’instant',
  noOthers: 'Vous n’êtes connecté nulle part ailleurs.',
  signOut: 'Fermer la session',
  signOutOthers: 'Fermer toutes les autres sessions',
  signOutAll: 'Fermer toutes les sessions',
  question: 'Fermer aussi cette session\u202f?',
  questionAbout: 'Toutes vos sessions seront fermées, celle-ci comprise. Vous devrez vous reconnecter.',
  keep: 'Rester connecté',
  signingOut: 'Fermeture en cours…',
  signedOut: (name) => `La session est fermée\u202f: ${name}.`,
  signedOutOthers: 'Toutes vos autres sessions sont fermées.',
  hasChanged: 'La liste a changé.',
};
