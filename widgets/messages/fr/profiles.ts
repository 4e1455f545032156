import { counted } from '../counted.ts';
import type { ProfilesMessages } from '../en/profiles.ts';

/** French for `<clinic-profiles>`; narrow no-break spaces (U+202F) stand before ; : ! and ?. */
export const profilesFrench: ProfilesMessages = {
  heading: 'Profils',
  forTeam:
    'Cette page est réservée à l’équipe de la clinique. Tout ce qui vous concerne se trouve dans Mon compte.',
  opening: 'Un instant, s’il vous plaît…',
  tryAgain: 'Réessayer',
  back: 'Retour',
  cancel: 'Annuler',
  showMore: 'Afficher la suite',
  search: 'Trouver un profil',
  searchHint:
    'Un nom, une adresse e-mail, un numéro de téléphone, un nom d’utilisateur ou une date de naissance comme 1984\u201103\u201109.',
  who: { label: 'Afficher', all: 'Tout le monde', staff: 'Personnel', patients: 'Patientèle' },
  found: (count) =>
    counted('fr', count, { one: (n) => `${n} profil trouvé.`, other: (n) => `${n} profils trouvés.` }),
  foundMore: (count) => counted('fr', count, { other: (n) => `Les ${n} premiers profils sont affichés.` }),
  shown: (count) =>
    counted('fr', count, {
      one: (n) => `${n} profil est affiché.`,
      other: (n) => `${n} profils sont affichés.`,
    }),
  nobody: 'Personne n’a été trouvé.',
  nobodyHint:
    'Essayez avec moins de lettres, ou cherchez par adresse e-mail, numéro de téléphone ou date de naissance.',
  everybodyInstead: 'Chercher parmi tout le monde',
  roles: {
    patient: 'Patient(e)',
    staff: 'Personnel',
    'full-access': 'Accès complet',
    owner: 'Titulaire du compte',
  },
  own: 'Vous',
  born: (date) => `Naissance le ${date}`,
  username: 'Nom d’utilisateur',
  noUsername: 'Aucun nom d’utilisateur',
  twoStepShort: { on: '2 étapes activées', off: '2 étapes désactivées', paused: '2 étapes suspendues' },
  card: {
    twoStep: 'Vérification en deux étapes',
    on: 'Activée',
    off: 'Désactivée',
    paused: 'Suspendue',
    pausedUntil: (time) => `Suspendue jusqu’au ${time}`,
    birthDate: 'Date de naissance',
    email: 'Adresse e-mail',
    mobilePhone: 'Téléphone mobile',
    unknown: 'Non renseigné',
    lastLogin: 'Dernière connexion',
    justNow: 'à l’instant',
    never: 'Jamais',
    sessions: 'Connexions en cours',
    sessionCount: (count) =>
      counted('fr', count, { one: (n) => `À ${n} endroit`, other: (n) => `À ${n} endroits` }),
    noSessions: 'Aucune',
    welcome: 'E-mail de bienvenue',
    welcomeSent: (time) => `Envoyé ${time}, son lien est encore valable`,
    locked: 'Accès bloqué',
    lockedFor: (wait) => `Trop d’essais erronés. Doit attendre ${wait}.`,
    emails: 'E-mails',
    noEmail:
      'Ce profil n’a pas d’adresse e-mail, aucun e-mail ne peut donc partir. Ajoutez-en une dans le logiciel de la clinique.',
    access: 'Accès',
  },
  sendWelcome: 'Envoyer l’e-mail de bienvenue',
  sendPasswordReset: 'Envoyer l’e-mail de réinitialisation',
  endSessions: 'Déconnecter partout',
  unlock: 'Débloquer',
  unlocking: 'Déblocage en cours…',
  pause: 'Suspendre',
  resume: 'Reprendre',
  remove: 'Retirer',
  welcome: {
    about: (name, email) =>
      `${name} reçoit à ${email} un lien pour choisir un nom d’utilisateur et un mot de passe. Il sert une seule fois, pendant 14 jours.`,
    endsOlder: (time) =>
      `Un e-mail de bienvenue a été envoyé ${time}. Son lien cesse de fonctionner dès l’envoi de celui-ci.`,
    note: 'Un mot de votre part (facultatif)',
    noteHint: 'Il figure dans l’e-mail tel que vous l’écrivez.',
    preview: 'L’e-mail',
    previewing: 'Rédaction de l’e-mail…',
    to: 'À',
    subject: 'Objet',
    sending: 'Envoi en cours…',
  },
  reset: {
    heading: 'Envoyer un e-mail de réinitialisation\u202f?',
    about: (name, email) =>
      `${name} reçoit à ${email} un lien pour choisir un nouveau mot de passe. Il sert une seule fois, pendant 60 minutes.`,
    stays: 'D’ici là, le mot de passe reste le même. Personne d’autre ne peut le choisir.',
  },
  end: {
    heading: 'Déconnecter partout\u202f?',
    about: (name) => `${name} sera déconnecté(e) de tous ses appareils et pourra se reconnecter aussitôt.`,
    ending: 'Déconnexion en cours…',
  },
  pausing: {
    heading: (name) => `Suspendre la vérification en deux étapes de ${name}`,
    about: (name) =>
      `Jusqu’à la reprise, le mot de passe suffit à ${name} pour se connecter. Elle reprend d’elle-même, et un e-mail apprend à ${name} que vous l’avez suspendue.`,
    hours: 'Pour combien de temps\u202f?',
    choices: { 1: '1 heure', 24: '24 heures', 72: '72 heures' },
    acting: 'Suspension en cours…',
  },
  resuming: {
    heading: (name) => `Reprendre la vérification en deux étapes de ${name}`,
    about: (name) =>
      `Dès la prochaine connexion, la seconde étape sera de nouveau demandée à ${name}. Un e-mail apprend à ${name} que vous l’avez reprise.`,
    acting: 'Reprise en cours…',
  },
  removing: {
    heading: (name) => `Retirer la vérification en deux étapes de ${name}`,
    about: (name) =>
      `Tous les moyens, les clés d’accès, le code de récupération et les navigateurs de confiance de ${name} disparaissent définitivement. Ensuite, le mot de passe suffit, tant que ${name} ne l’a pas configurée à nouveau. Un e-mail apprend à ${name} que vous l’avez retirée.`,
    pauseInstead: 'Si le téléphone est seulement resté à la maison, suspendez-la plutôt.',
    acting: 'Retrait en cours…',
  },
  news: {
    welcome: (email) => `L’e-mail de bienvenue est en route vers ${email}.`,
    reset: (email) => `L’e-mail de réinitialisation est en route vers ${email}.`,
    ended: (name) => `${name} est déconnecté(e) partout.`,
    unlocked: (name) => `${name} peut réessayer tout de suite.`,
    paused: 'La vérification en deux étapes est suspendue.',
    resumed: 'La vérification en deux étapes est de nouveau activée.',
    removed: 'La vérification en deux étapes est retirée.',
    merged: 'Les profils sont fusionnés. Voici celui qui a été conservé.',
  },
  errors: {
    noteTooLong: 'Ce mot est trop long. Utilisez 2\u202f000 caractères au maximum.',
  },
  problems: {
    'not-allowed': 'Votre rôle ne le permet pas. Demandez à une personne qui a l’accès complet.',
    'not-found': 'Ce profil n’existe plus. Il a peut-être été fusionné ou supprimé.',
    'no-email': 'Ce profil n’a pas d’adresse e-mail, aucun e-mail ne peut donc partir.',
    'has-login':
      'Cette personne a choisi un nom d’utilisateur entre-temps, un e-mail de bienvenue est donc inutile.',
    'no-login':
      'Cette personne n’a pas encore de nom d’utilisateur. Envoyez-lui plutôt un e-mail de bienvenue.',
    'two-step-off': 'Ce profil n’utilise plus la vérification en deux étapes.',
    'own-profile': 'C’est votre propre profil. Une autre personne qui a l’accès complet doit s’en charger.',
    'roles-differ':
      'L’une des deux personnes travaille à la clinique, l’autre non\u202f: elles restent séparées.',
    'changed-meanwhile':
      'Quelque chose a changé entre-temps. Regardez ce qui se passerait maintenant, puis fusionnez à nouveau.',
  },
  mailProblems: {
    throttled: (wait) => `Assez d’e-mails pour l’instant. Vous pourrez en envoyer un autre dans ${wait}.`,
  },
};
