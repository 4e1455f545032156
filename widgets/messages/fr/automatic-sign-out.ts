import type { AutomaticSignOutMessages } from '../en/automatic-sign-out.ts';

/** French for the warning before Automatic Sign Out. */
export const automaticSignOutFrench: AutomaticSignOutMessages = {
  idle: {
    heading: 'Êtes-vous toujours là\u202f?',
    about:
      'Il ne s’est rien passé depuis un moment. Pour protéger vos renseignements, vous serez bientôt déconnecté.',
    stay: 'Rester connecté',
    leave: 'Se déconnecter maintenant',
  },
  time: {
    heading: 'Vous serez bientôt déconnecté',
    about:
      'Votre session a atteint la durée permise. Elle ne peut pas être prolongée\u202f: terminez ce que vous faites, ou reconnectez-vous.',
    stay: 'Terminer d’abord',
    leave: 'Se reconnecter',
  },
  left: (wait) => `Vous serez déconnecté dans ${wait}.`,
  oneMoment: 'Un instant…',
  notReached:
    'Notre service est injoignable en ce moment\u202f: vous serez déconnecté comme annoncé. Réessayez.',
};
