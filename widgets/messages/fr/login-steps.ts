import type { LoginStepsMessages } from '../en/login-steps.ts';

/** French for the login's steps after the password. */
export const loginStepsFrench: LoginStepsMessages = {
  heading: 'Vérification en deux étapes',
  tryAnotherWay: 'Essayer un autre moyen',
  useRecoveryCode: 'Utiliser plutôt le code de récupération',
  logInAsSomeoneElse: 'Se connecter avec un autre compte',
  trustBrowser: 'Faire confiance à ce navigateur et ignorer la vérification en deux étapes pendant 30 jours',
  trustHint: 'Pas sur un ordinateur partagé.',
  tryAgain: 'Réessayer',
  choicesHeading: 'Choisissez un autre moyen',
  sendSms: (number) => `Message texte au ${number}`,
  useAuthenticator: 'Code de votre application d’authentification',
  usePasskey: 'Utiliser une clé d’accès ou une clé de sécurité',
  smsNotSent: (number) => `Nous pouvons envoyer un message texte avec un code au ${number}.`,
  sendCode: 'Envoyer le code',
  authenticator:
    'Saisissez les 6 chiffres que votre application d’authentification affiche pour cette clinique.',
  passkey: 'Préparez votre appareil ou votre clé de sécurité, puis continuez.',
  passkeyWaiting: 'En attente de votre clé d’accès…',
  nothingHere:
    'Aucun des moyens que vous avez configurés ne fonctionne sur cette page. Votre code de récupération fonctionne.',
  recoveryHeading: 'Utilisez votre code de récupération',
  recoveryExplanation:
    'Saisissez le code de six caractères que vous avez conservé en configurant la vérification en deux étapes. Il fonctionne une seule fois, puis vous en recevez un nouveau.',
  closedHeading: 'Trop de codes erronés',
  closedWays: 'Vous pouvez continuer ainsi\u202f:',
  closedRecovery: 'Utilisez votre code de récupération.',
  closedColleague:
    'Demandez à une personne de la clinique qui a l’accès complet de suspendre ou de supprimer votre vérification en deux étapes.',
  closedWait: 'Attendez, puis réessayez.',
  soloOwner:
    'Personne d’autre à la clinique ne peut suspendre votre vérification en deux étapes. Sans code de récupération, demandez de l’aide.',
  enforcedHeading: 'Configurez la vérification en deux étapes',
  enforced: (clinic) =>
    `${clinic} demande à tout son personnel d’utiliser la vérification en deux étapes. Configurez-la une fois, maintenant, et votre session s’ouvre.`,
  nothingToSetUp: 'Cette page ne permet pas de la configurer. Veuillez vous adresser à la clinique.',
  setUpAuthenticator: 'Configurer une application d’authentification',
  setUpSms: 'Configurer les messages texte',
  setUpPasskey: 'Configurer une clé d’accès ou une clé de sécurité',
  errors: {
    recoveryCodeMissing: 'Saisissez votre code de récupération.',
    wrongRecoveryCode: 'Ce n’est pas votre code de récupération. Vérifiez-le et réessayez.',
  },
};
