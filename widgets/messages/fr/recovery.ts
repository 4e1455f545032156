import type { RecoveryMessages } from '../en/recovery.ts';

/** French for the way back in; narrow no-break spaces (U+202F) stand before ; : ! and ?. */
export const recoveryFrench: RecoveryMessages = {
  explanation:
    'Saisissez l’adresse e-mail ou le numéro de téléphone que vous avez donné à la clinique. Nous vous enverrons un e-mail qui vous aidera à retrouver l’accès.',
  identifier: 'Adresse e-mail ou numéro de téléphone',
  submit: 'Envoyer',
  sending: 'Envoi en cours…',
  sentHeading: 'Consultez votre boîte e-mail',
  sent: 'Si un profil correspond, un e-mail est en route. Il est envoyé à l’adresse e-mail inscrite au profil.',
  sentNext: 'Suivez le lien qu’il contient, ou saisissez ici son code\u202f:',
  code: 'Code de vérification',
  next: 'Suivant',
  checking: 'Vérification en cours…',
  noEmail:
    'Toujours rien après quelques minutes\u202f? Regardez dans vos courriers indésirables, ou revenez en arrière et essayez une autre adresse ou un autre numéro.',
  resend: 'Renvoyer le code',
  resendIn: (wait) => `Vous pourrez demander un autre e-mail dans ${wait}.`,
  resendNow: 'Vous pouvez demander un autre e-mail maintenant.',
  resent: 'Si un profil correspond, un autre e-mail est en route. Utilisez le code du plus récent.',
  chooseHeading: 'Quel compte\u202f?',
  choose: 'Cet e-mail concerne plusieurs personnes. Choisissez pour qui continuer.',
  noUsername: 'Pas encore de nom d’utilisateur',
  opening: 'Un instant, s’il vous plaît…',
  tryAgain: 'Réessayer',
  invalidHeading: 'Ce lien n’est plus utilisable',
  invalid:
    'Un lien sert une seule fois, pendant un temps limité, et seulement tant qu’aucun autre plus récent n’a été envoyé. Nous pouvons vous envoyer un nouvel e-mail.',
  missingHeading: 'Commencez par votre e-mail',
  missing:
    'Pour choisir un nom d’utilisateur ou un mot de passe, suivez le lien de l’e-mail que nous vous avons envoyé. Nous pouvons vous en envoyer un nouveau.',
  newEmail: 'Recevoir un nouveau lien',
  hello: (name) => `Bonjour ${name}`,
  reset: 'Choisissez un nouveau mot de passe pour votre compte. Tous vos appareils seront déconnectés.',
  save: 'Enregistrer',
  saving: 'Enregistrement en cours…',
  savedHeading: 'Votre nouveau mot de passe est enregistré',
  saved: 'Connectez-vous avec votre nouveau mot de passe et votre nom d’utilisateur\u202f:',
  welcome: (name) => `Bienvenue, ${name}`,
  setUp: 'Choisissez un nom d’utilisateur et un mot de passe. Ils vous serviront désormais à vous connecter.',
  settingUp: 'Création de votre compte…',
  back: 'Retour',
  backToLogin: 'Retour à la connexion',
  errors: {
    identifierMissing: 'Saisissez votre adresse e-mail ou votre numéro de téléphone.',
    codeMissing: 'Saisissez le code de l’e-mail.',
    codeIncomplete: 'Le code a 6 chiffres. Regardez encore une fois l’e-mail.',
    'wrong-code': 'Ce n’est pas le code de l’e-mail le plus récent. Vérifiez-le et réessayez.',
  },
  problems: {
    'code-ended': 'Ce code n’est plus utilisable. Demandez un autre e-mail.',
    throttled: (wait) => `Trop de codes erronés. Vous pourrez réessayer dans ${wait}.`,
  },
};
