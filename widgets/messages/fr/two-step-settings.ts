import type { TwoStepSettingsMessages } from '../en/two-step-settings.ts';

/** French for `<clinic-two-step-settings>`; narrow no-break spaces (U+202F) stand before ; : ! and ?. */
export const twoStepSettingsFrench: TwoStepSettingsMessages = {
  heading: 'Vérification en deux étapes',
  opening: 'Un instant, s’il vous plaît…',
  tryAgain: 'Réessayer',
  remove: 'Retirer',
  removing: 'Retrait en cours…',
  done: 'Terminé',
  about:
    'Après votre mot de passe, la vérification en deux étapes demande une chose que vous seul possédez\u202f: votre téléphone, une clé d’accès ou une clé de sécurité. Votre compte reste ainsi le vôtre, même si quelqu’un apprend votre mot de passe.',
  isOn: 'La vérification en deux étapes est activée. Après votre mot de passe, vous montrez dans une seconde étape que c’est bien vous.',
  isPaused: (time) =>
    `La vérification en deux étapes est suspendue jusqu’au ${time}. D’ici là, votre mot de passe suffit\u202f; ensuite, elle reprend d’elle-même.`,
  isEnforced:
    'La clinique demande à tout son personnel d’utiliser la vérification en deux étapes\u202f: un moyen doit donc rester configuré.',
  methods: 'Vos moyens',
  isDefault: 'Par défaut',
  makeDefault: 'Choisir par défaut',
  recommended: 'Recommandé',
  notSetUp: 'Non configuré',
  setUpOn: (date) => `Configuré le ${date}`,
  goesTo: (number) => `Les codes sont envoyés au ${number}`,
  number: (number) => `Numéro de votre profil\u202f: ${number}`,
  changeNumber: 'Changer de numéro',
  smsUnavailable: 'Les messages texte ne peuvent pas être envoyés pour le moment.',
  turnOff: 'Désactiver la vérification en deux étapes',
  choose: 'Comment voulez-vous montrer que c’est bien vous\u202f?',
  beginHeading: {
    any: 'Configurer la vérification en deux étapes',
    sms: 'Configurer les messages texte',
    authenticator: 'Configurer une application d’authentification',
    passkey: 'Configurer une clé d’accès ou de sécurité',
  },
  removeHeading: {
    sms: 'Retirer les messages texte\u202f?',
    authenticator: 'Retirer l’application d’authentification\u202f?',
  },
  removeOne: 'Vous ne pourrez plus vous connecter avec ce moyen.',
  untrusts: 'Vos navigateurs de confiance demanderont de nouveau la seconde étape.',
  removeLast:
    'C’est votre seul moyen\u202f: sans lui, la vérification en deux étapes est désactivée, et quiconque connaît votre mot de passe peut se connecter.',
  turnOffHeading: 'Désactiver la vérification en deux étapes\u202f?',
  turnOffAll:
    'Tous vos moyens seront retirés, les clés d’accès aussi, avec votre code de récupération et vos navigateurs de confiance. Ensuite, quiconque connaît votre mot de passe pourra se connecter.',
  turningOff: 'Désactivation en cours…',
  turnOffNow: 'Désactiver',
  passkeys: {
    heading: 'Clés d’accès',
    about:
      'Avec une clé d’accès, vous vous connectez sans mot de passe\u202f: par empreinte, visage, verrouillage de l’écran ou clé de sécurité.',
    none: 'Vous n’avez pas encore de clé d’accès.',
    add: 'Ajouter une autre clé d’accès',
    made: (date) => `Créée le ${date}`,
    used: (date) => `Dernière utilisation le ${date}`,
    neverUsed: 'Pas encore utilisée',
    domain: (domain) => `Fonctionne sur ${domain}`,
    notHere:
      'Les clés d’accès ne fonctionnent pas sur cette page, car son adresse n’est pas celle de la clinique. Ouvrez votre compte sur le site de la clinique pour les utiliser.',
    notInBrowser:
      'Ce navigateur ne permet pas de créer des clés d’accès. Essayez un navigateur à jour ou un autre appareil.',
    beginHeading: 'Configurer une clé d’accès',
    makeHeading: 'Créez votre clé d’accès',
    make: 'Créer la clé d’accès',
    making: 'En attente de votre navigateur…',
    nameHeading: 'Nommez votre clé d’accès',
    rename: 'Renommer',
    renameHeading: 'Renommer cette clé d’accès',
    removeHeading: (name) => `Retirer «\u202f${name}\u202f»\u202f?`,
    removeNow: 'Elle ne permettra plus de vous connecter. Vous pouvez aussi la supprimer de votre appareil.',
  },
  mobilePhone: {
    heading: 'Changer votre numéro de téléphone mobile',
    about: 'C’est le numéro de votre profil. Les messages texte peuvent y être envoyés.',
    endsSms:
      'Changer de numéro désactive les messages texte pour la vérification en deux étapes, jusqu’à ce que vous les configuriez avec le nouveau numéro.',
    endsTwoStep:
      'Les messages texte sont votre seul moyen\u202f: la vérification en deux étapes sera désactivée, jusqu’à ce que vous la configuriez de nouveau.',
    hint: 'Avec l’indicatif du pays, s’il est dans un autre pays.',
  },
  recoveryCode: {
    heading: 'Code de récupération',
    about:
      'Pour les moments où vous n’avez aucun de vos moyens sous la main. Il fonctionne une seule fois, après votre mot de passe.',
    none: 'Vous n’avez pas de code de récupération valable. Générez-en un et gardez-le en lieu sûr.',
    view: 'Voir le code de récupération',
    viewing: 'Un instant…',
    generate: 'Générer un nouveau code',
    generating: 'Génération en cours…',
    viewHeading: 'Voir votre code de récupération',
    password: 'Saisissez encore une fois votre mot de passe, pour que personne d’autre ne puisse le voir.',
    generateHeading: 'Générer un nouveau code de récupération',
    endsOld: 'L’ancien code prend fin aussitôt\u202f: il n’ouvrira plus l’accès à personne.',
    shown: 'Votre code de récupération',
    new: 'Votre nouveau code de récupération',
    keep: 'Gardez-le à l’abri des regards. Vous pourrez le revoir ici chaque fois que vous serez connecté.',
    ended: 'L’ancien code a pris fin. Gardez le nouveau à l’abri des regards.',
  },
  trustedBrowsers: {
    heading: 'Navigateurs de confiance',
    about: 'Ils sautent la seconde étape pendant 30 jours, jamais le mot de passe.',
    none: 'Vous ne faites confiance à aucun navigateur pour le moment.',
    thisOne: 'Ce navigateur',
    unknown: 'Navigateur inconnu',
    used: (date) => `Dernière utilisation le ${date}`,
    from: (address) => `Adresse\u202f: ${address}`,
    until: (date) => `De confiance jusqu’au ${date}`,
    removeAll: 'Tout retirer',
  },
  news: {
    sms: 'Les messages texte sont configurés.',
    authenticator: 'Votre application d’authentification est configurée.',
    passkey: 'Votre clé d’accès est configurée.',
    removed: 'C’est retiré.',
    off: 'La vérification en deux étapes est désactivée.',
    renamed: 'Le nouveau nom est enregistré.',
    default: (method) => `À la connexion, ceci vient désormais en premier\u202f: ${method}.`,
    number: 'Votre nouveau numéro est enregistré.',
    numberOnly:
      'Votre nouveau numéro est enregistré. Les messages texte sont désactivés jusqu’à ce que vous les configuriez de nouveau.',
    untrusted: 'Ce navigateur n’est plus de confiance.',
    untrustedAll: 'Plus aucun navigateur n’est de confiance.',
  },
  errors: {
    passkeyNameUnusable: 'Cela ne peut pas être un nom. Utilisez des lettres, des chiffres et des espaces.',
    passkeyNameTooLong: 'Choisissez un nom plus court, de 60 caractères au plus.',
  },
  problems: {
    'passkey-cancelled': 'Aucune clé d’accès n’a été créée. Vous pouvez réessayer dès que vous le souhaitez.',
    'passkey-refused':
      'Aucune clé d’accès n’a pu être créée. Cet appareil ou cette clé en a peut-être déjà une pour votre compte\u202f: essayez-en un autre.',
    'set-up-ended': 'Cela a pris trop de temps. Revenez en arrière et recommencez.',
    'last-method':
      'La clinique demande à tout son personnel d’utiliser la vérification en deux étapes. Configurez d’abord un autre moyen.',
    'not-allowed': 'Vous ne pouvez pas changer cela vous-même. Adressez-vous à la clinique.',
    'not-found': 'Cela n’existe plus. Quelqu’un, ou vous-même dans une autre fenêtre, l’a retiré.',
  },
};
