import { counted } from '../counted.ts';
import type { SecuritySettingsMessages } from '../en/security-settings.ts';

/** French for `<clinic-security-settings>`; narrow no-break spaces (U+202F) stand before ; : ! and ?. */
export const securitySettingsFrench: SecuritySettingsMessages = {
  heading: 'Paramètres de sécurité',
  about:
    'Ils valent pour toute la clinique. Avant que quoi que ce soit ne change, vous voyez ce que cela signifie et vous le confirmez avec votre mot de passe.',
  opening: 'Un instant, s’il vous plaît…',
  tryAgain: 'Réessayer',
  forPatients:
    'Cette page est destinée aux personnes qui gèrent la clinique. Tout ce qui vous concerne se trouve dans Mon compte.',
  forStaff:
    'Les propriétaires du compte et les collègues ayant un accès complet gèrent ces paramètres. Si quelque chose doit changer, adressez-vous à l’un d’eux.',
  twoStep: {
    heading: 'Vérification en deux étapes',
    about:
      'Après le mot de passe, elle demande une chose que seule cette personne possède\u202f: un téléphone, une clé d’accès ou une clé de sécurité.',
    who: 'Qui l’utilise actuellement',
    on: (count) => `Activée\u202f: ${count}`,
    off: (count) => `Désactivée\u202f: ${count}`,
    paused: (count) => `Suspendue\u202f: ${count}`,
    you: 'Vous',
    label: 'Exiger la vérification en deux étapes de tout le personnel',
    hint: 'Les personnes qui ne l’ont pas encore la configurent à leur prochaine connexion, avant d’entrer. Ensuite, personne ne peut désactiver son dernier moyen.',
  },
  trust: {
    heading: 'Faire confiance à ce navigateur',
    label: 'Permettre au personnel de faire confiance à un navigateur pendant 30 jours',
    hint: 'Chaque personne en décide elle-même à la connexion. Un navigateur de confiance saute la seconde étape, jamais le mot de passe.',
  },
  signOut: {
    heading: 'Déconnexion automatique',
    label: 'Déconnecter le personnel quand rien ne s’est passé pendant',
    hint: 'Un avertissement apparaît 60 secondes avant. Quel que soit ce réglage, personne ne reste connecté plus de 24 heures.',
    off: 'Désactivée',
  },
  titles: {
    heading: 'Titres dans les calendriers',
    about:
      'Chacun peut voir ses rendez-vous dans son propre calendrier. D’autres peuvent y lire les titres\u202f: sur un écran partagé, ou chez Google et Microsoft.',
    label: 'Ce que dit un titre',
    choices: {
      clinic: 'La clinique, et rien de plus',
      practitioner: 'Avec qui est le rendez-vous',
      treatment: 'Le motif du rendez-vous, et avec qui',
    },
    sample: 'Dans leur calendrier, cela donnera\u202f:',
    samples: {
      clinic: (clinic) => `Rendez-vous chez ${clinic}`,
      practitioner: 'Rendez-vous avec Dana Kim',
      treatment: 'Contrôle avec Dana Kim',
    },
  },
  next: 'Suivant',
  nothingChanged: 'Vous n’avez encore rien changé.',
  confirm: {
    heading: 'Enregistrer ces changements\u202f?',
    about:
      'Ils valent dès que vous enregistrez. Les propriétaires du compte et toutes les personnes ayant un accès complet apprennent par courriel ce qui a changé, et par qui.',
    before: (value) => `Jusqu’ici\u202f: ${value}`,
    after: (value) => `Désormais\u202f: ${value}`,
  },
  changes: {
    enforced: 'Tout le personnel doit l’utiliser à partir de maintenant.',
    everybodyHasIt: 'Tout le monde l’a déjà.',
    lack: (count) =>
      counted('fr', count, {
        one: () => 'Une personne ne l’a pas encore et la configure à sa prochaine connexion, avant d’entrer.',
        other: (n) =>
          `${n} personnes ne l’ont pas encore. Elles la configurent à leur prochaine connexion, avant d’entrer.`,
      }),
    ownLack: 'Vous en faites partie.',
    paused: 'Là où elle est suspendue, elle le reste jusqu’à sa reprise.',
    notEnforced:
      'Plus personne n’est obligé de l’utiliser. Qui l’a configurée la garde, et peut la désactiver.',
    trustOn: 'Le personnel peut, à la connexion, faire confiance à un navigateur pendant 30 jours.',
    trustOff:
      'Toute confiance prend fin aussitôt, dans chaque navigateur. Qui utilise la vérification en deux étapes devra passer la seconde étape à sa prochaine connexion.',
    signOutAfter: (time) => `Le personnel est déconnecté après ${time} où rien ne s’est passé.`,
    signOutSooner: 'Cela vaut aussi pour les personnes connectées en ce moment.',
    signOutOff:
      'Le personnel reste connecté jusqu’à 24 heures, même là où quelqu’un a quitté un écran que d’autres peuvent atteindre.',
    titlesSayMore: 'Quiconque peut voir le calendrier d’une personne peut aussi le lire.',
    titlesWhen: 'Les calendriers l’affichent la prochaine fois qu’ils se mettent à jour.',
  },
  back: 'Retour',
  saved: 'Vos changements sont enregistrés et valent dès maintenant.',
};
