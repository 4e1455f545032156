import type { Messages } from './en.ts';
import { emailChanged } from './fr/email-changed.ts';
import { profilesMerged } from './fr/profiles-merged.ts';
import { recoveryCodePage } from './fr/recovery-code-page.ts';
import { securitySettings } from './fr/security-settings.ts';
import { twoStep } from './fr/two-step.ts';

/**
 * French. Narrow no-break spaces (U+202F) stand before ; ! ? and inside quotation marks, no-break spaces
 * (U+00A0) before the colon. No sentence guesses the reader's gender.
 */
export const french: Messages = {
  hello: (name) => `Bonjour ${name},`,
  helloAll: 'Bonjour,',
  username: 'Nom d’utilisateur',
  labelled: (label) => `${label}\u00a0:`,
  needHelp: (clinic) => `Besoin d’aide\u202f? Contactez ${clinic}\u00a0:`,
  linkIsYours: 'Ce lien est pour vous seulement\u00a0: ne le transmettez à personne.',
  worksOnce: (time) => `Il fonctionne une seule fois, pendant ${time}.`,
  notYouIgnore: 'Ce n’était pas vous\u202f? Ignorez cet e-mail\u00a0: rien n’a changé.',
  notYou: 'Ce n’était pas vous\u202f?',
  notYouReset: (clinic) =>
    `Choisissez tout de suite un nouveau mot de passe et prévenez ${clinic}\u00a0: une autre personne a peut-être accédé à votre compte.`,
  newPassword: 'Choisir un nouveau mot de passe',

  welcome: {
    subject: (clinic) => `Créez votre compte chez ${clinic}`,
    preheader: 'Choisissez votre nom d’utilisateur et votre mot de passe.',
    heading: (clinic) => `Bienvenue chez ${clinic}`,
    intro: (clinic) =>
      `${clinic} vous invite à créer votre compte. Choisissez un nom d’utilisateur et un mot de passe\u202f; vous pourrez ensuite vous connecter sur notre site.`,
    note: (clinic) => `Un mot de l’équipe chez ${clinic}`,
    link: 'Créer votre compte',
    because: (clinic) =>
      `Vous recevez cet e-mail parce que ${clinic} a votre adresse dans ses dossiers et vous invite à créer un compte.`,
  },

  verification: {
    subject: (clinic) => `Retrouvez l’accès à votre compte chez ${clinic}`,
    preheader: 'Votre nom d’utilisateur et un lien pour choisir un nouveau mot de passe.',
    heading: 'Votre nom d’utilisateur et votre mot de passe',
    intro: (clinic) =>
      `Une personne, sans doute vous, a signalé à ${clinic} l’oubli d’un nom d’utilisateur ou d’un mot de passe. Si vous connaissez votre mot de passe, connectez-vous avec le nom d’utilisateur ci-dessous. Sinon, choisissez-en un nouveau.`,
    introSeveral: (clinic) =>
      `Une personne, sans doute vous, a signalé à ${clinic} l’oubli d’un nom d’utilisateur ou d’un mot de passe. Voici les personnes joignables à cette adresse, chacune avec son propre lien.`,
    newPasswordFor: (name) => `Choisir un nouveau mot de passe pour ${name}`,
    setUp: 'Créer votre compte',
    setUpFor: (name) => `Créer le compte de ${name}`,
    noUsername: 'Il n’y a pas encore de nom d’utilisateur. Créez d’abord le compte.',
    eachWorksOnce: (time) => `Chaque lien fonctionne une seule fois, pendant ${time}.`,
    linksAreYours: 'Ces liens sont pour vous seulement\u00a0: ne les transmettez à personne.',
    codeHeading: 'Ou saisissez un code',
    code: (time) =>
      `La page où vous avez demandé cet e-mail est encore ouverte\u202f? Vous pouvez aussi y saisir ce code. Il fonctionne pendant ${time}.`,
    codeLabel: 'Code de vérification',
    codeIsYours: (clinic) => `Personne chez ${clinic} ne vous demandera jamais ce code.`,
    because: (clinic) =>
      `Vous recevez cet e-mail parce que votre adresse ou votre numéro de téléphone a été saisi sous «\u202fNom d’utilisateur ou mot de passe oublié\u202f?\u202f» chez ${clinic}.`,
  },

  resetByStaff: {
    subject: (clinic) => `Choisissez un nouveau mot de passe pour ${clinic}`,
    preheader: (staff) => `${staff} vous envoie un lien pour choisir un nouveau mot de passe.`,
    heading: 'Choisissez un nouveau mot de passe',
    intro: (staff, clinic) =>
      `${staff}, chez ${clinic}, vous envoie un lien pour choisir un nouveau mot de passe. D’ici là, l’ancien reste valable.`,
    because: (clinic) =>
      `Vous recevez cet e-mail parce qu’une personne qui travaille chez ${clinic} vous l’a envoyé depuis votre profil.`,
  },

  passwordResetDone: {
    subject: (clinic) => `Votre mot de passe chez ${clinic} a été modifié`,
    preheader: 'Un nouveau mot de passe a été choisi par un lien ou un code de notre part.',
    heading: 'Votre mot de passe a été modifié',
    intro: (time) =>
      `Le ${time}, un nouveau mot de passe a été choisi avec un lien ou un code que nous avions envoyé par e-mail.`,
    effect:
      'Toutes vos sessions sont fermées et aucun navigateur n’est plus considéré comme fiable. Connectez-vous avec le nouveau mot de passe.',
    because: (clinic) =>
      `Vous recevez cet e-mail parce que le mot de passe de votre compte chez ${clinic} a changé.`,
  },

  passwordChanged: {
    subject: (clinic) => `Votre mot de passe chez ${clinic} a été modifié`,
    preheader: 'Il a été modifié dans Mon compte.',
    heading: 'Votre mot de passe a été modifié',
    intro: (time) =>
      `Le ${time}, le mot de passe a été modifié dans Mon compte, par une personne qui connaissait l’ancien.`,
    effect: 'Toutes les autres sessions sont fermées. Connectez-vous-y avec le nouveau mot de passe.',
    because: (clinic) =>
      `Vous recevez cet e-mail parce que le mot de passe de votre compte chez ${clinic} a changé.`,
  },

  usernameChanged: {
    subject: (clinic) => `Votre nom d’utilisateur chez ${clinic} a été modifié`,
    preheader: 'Il a été modifié dans Mon compte.',
    heading: 'Votre nom d’utilisateur a été modifié',
    intro: (time) =>
      `Le ${time}, le nom d’utilisateur a été modifié dans Mon compte, par une personne qui connaissait le mot de passe.`,
    newUsername: 'Nouveau nom d’utilisateur',
    effect: 'Utilisez désormais le nouveau nom d’utilisateur. Votre mot de passe ne change pas.',
    because: (clinic) =>
      `Vous recevez cet e-mail parce que le nom d’utilisateur de votre compte chez ${clinic} a changé.`,
  },

  /** The GSM alphabet has é, è, ù and à, but no ê, and of spaces only the plain one: see sms-texts.ts. */
  verificationSms: {
    code: (code, clinic) => `${code} est votre code de vérification chez ${clinic}.`,
    worksFor: (time) => `Il est valable ${time}.`,
    notYouCall: (phone) => `Pas vous ? Appelez le ${phone}.`,
    notYou: 'Pas vous ? Prévenez la clinique.',
  },

  emailChanged,
  profilesMerged,
  recoveryCodePage,
  twoStep,
  securitySettings,
};
