import type { TwoStepMessages } from '../en/two-step.ts';

/** French for what the login and My Account share of 2-Step Verification. */
export const twoStepFrench: TwoStepMessages = {
  methods: {
    sms: 'Message texte (SMS)',
    authenticator: 'Application d’authentification',
    passkey: 'Clé d’accès ou clé de sécurité',
  },
  methodHints: {
    sms: 'Un code arrive sur votre téléphone mobile. Les autres moyens protègent mieux contre la fraude.',
    authenticator:
      'Une application sur votre téléphone affiche un code. Elle fonctionne aussi sans réseau mobile.',
    passkey:
      'Votre empreinte, votre visage, le verrouillage de votre écran ou une clé de sécurité. Le moyen le plus sûr.',
  },
  setUp: 'Configurer',
  code: 'Code de vérification',
  submit: 'Envoyer',
  next: 'Suivant',
  back: 'Retour',
  checking: 'Vérification en cours…',
  sending: 'Envoi en cours…',
  copy: 'Copier',
  copied: 'Copié.',
  notCopied: 'La copie ne fonctionne pas dans ce navigateur. Sélectionnez le texte et copiez-le.',
  scan: 'Ouvrez votre application d’authentification, ajoutez un compte et numérisez ce code QR\u202f:',
  qrCode: 'Code QR pour votre application d’authentification',
  noQrCode: 'Le code QR n’a pas pu être chargé. Saisissez la clé de configuration dans votre application.',
  setupKey:
    'Impossible de le numériser\u202f? Saisissez cette clé de configuration dans l’application\u202f:',
  appCode: 'Saisissez ensuite les 6 chiffres que l’application affiche.',
  mobilePhone: 'Téléphone mobile',
  phoneHint: 'S’il est différent, ce numéro remplace celui de votre profil.',
  sentTo: (number) => `Nous avons envoyé un message texte avec un code au ${number}.`,
  resend: 'Renvoyer le code',
  resendIn: (wait) => `Vous pourrez demander un autre code dans ${wait}.`,
  resendNow: 'Vous pouvez maintenant demander un autre code.',
  resent: 'Un autre message texte est en route. Seul le dernier code fonctionne.',
  passkeyName: 'Nom de cette clé d’accès',
  passkeyNameHint: 'Pour la reconnaître, par exemple «\u202fTéléphone\u202f» ou «\u202fClé bleue\u202f».',
  passkeyNext:
    'Votre navigateur vous demande votre empreinte, votre visage, le verrouillage de votre écran ou votre clé de sécurité.',
  recoveryHeading: 'Conservez votre code de récupération',
  recoveryReason:
    'Si vous perdez votre téléphone ou votre clé, ce code vous ouvre l’accès, après votre mot de passe. Il fonctionne une seule fois. Gardez-le à l’abri des regards.',
  recoveryCode: 'Code de récupération',
  downloadPdf: 'Télécharger le PDF',
  downloading: 'Téléchargement en cours…',
  downloaded: 'Le PDF se trouve dans vos téléchargements.',
  notDownloaded: 'Le PDF n’a pas pu être obtenu. Réessayez, ou copiez le code.',
  errors: {
    codeMissing: 'Saisissez le code.',
    codeIncomplete: 'Le code compte 6 chiffres. Vérifiez-le.',
    'wrong-code': 'Ce n’est pas le code du dernier message texte. Vérifiez-le et réessayez.',
    wrongAppCode:
      'Ce code n’est pas le bon. Attendez le suivant dans votre application. S’il est refusé aussi, vérifiez que l’horloge de votre téléphone se règle automatiquement.',
    'code-expired': 'Ce code ne peut plus être utilisé. Demandez-en un autre.',
    phoneMissing: 'Saisissez votre numéro de téléphone mobile.',
    'phone-unusable':
      'Les messages texte ne peuvent pas être envoyés à ce numéro. Saisissez un numéro mobile, avec l’indicatif du pays.',
    'sms-country':
      'Nous n’envoyons pas de messages texte dans ce pays. Saisissez un autre numéro ou choisissez un autre moyen.',
    passkeyNameMissing: 'Saisissez un nom.',
  },
};
