import type { Messages } from '../en.ts';

/** As its English twin. */
export const securitySettings: Messages['securitySettings'] = {
  subject: (clinic) => `Les paramètres de sécurité de ${clinic} ont été modifiés`,
  heading: 'Des paramètres de sécurité ont été modifiés',
  intro: (time) => `Le ${time}, voici ce qui a été modifié pour toute la clinique\u00a0:`,
  effect: 'Cela s’applique dès maintenant. Vous trouverez tous les paramètres sous Paramètres de sécurité.',
  because: (clinic) =>
    `Vous recevez cet e-mail parce que vous êtes propriétaire chez ${clinic} ou y avez un accès complet.`,
  twoStepEnforced: {
    label: 'Vérification en deux étapes',
    on: 'Obligatoire pour tout le personnel. Les personnes qui ne l’ont pas encore seront invitées à la configurer à leur prochaine connexion.',
    off: 'N’est plus obligatoire. Chaque personne garde ce qu’elle a configuré et peut désormais le désactiver.',
  },
  trustBrowserAllowed: {
    label: 'Faire confiance à ce navigateur',
    on: 'Proposé au personnel à la connexion.',
    off: 'N’est plus proposé. Plus aucun navigateur n’est de confiance.',
  },
  staffIdleSeconds: {
    label: 'Déconnexion automatique',
    after: (time) => `Le personnel est déconnecté après ${time} sans activité.`,
    off: 'Désactivée. Le personnel reste connecté jusqu’à 24\u00a0heures.',
  },
  calendarTitles: {
    label: 'Titres dans les calendriers',
    clinic: 'Ils nomment seulement la clinique.',
    practitioner: 'Ils disent aussi avec qui.',
    treatment: 'Ils disent aussi avec qui, et pour quoi.',
  },
};
