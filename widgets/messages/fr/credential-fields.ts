import type { CredentialFieldMessages } from '../en/credential-fields.ts';

/** French for the fields in which a username or a password is chosen. */
export const credentialFieldsFrench: CredentialFieldMessages = {
  newPassword: 'Nouveau mot de passe',
  confirmPassword: 'Confirmer le nouveau mot de passe',
  usernameHint:
    '3 caractères ou plus. Lettres, chiffres et .\u00a0_\u00a0+\u00a0@\u00a0- conviennent, une adresse e-mail aussi.',
  passwordHint: (length) => `${length} caractères ou plus. Quelques mots à la suite sont faciles à retenir.`,
  strength: {
    weak: 'Sécurité\u202f: faible. Ajoutez des mots.',
    fair: 'Sécurité\u202f: moyenne. Ajoutez un mot.',
    good: 'Sécurité\u202f: bonne',
    strong: 'Sécurité\u202f: élevée',
  },
  errors: {
    usernameMissing: 'Choisissez un nom d’utilisateur.',
    'username-taken':
      'Une autre personne de cette clinique a déjà ce nom d’utilisateur. Choisissez-en un autre.',
    'username-unusable':
      'Ce nom d’utilisateur ne convient pas. Utilisez au moins 3 lettres, chiffres ou .\u00a0_\u00a0+\u00a0@\u00a0-',
    newPasswordMissing: 'Choisissez un nouveau mot de passe.',
    confirmMissing: 'Saisissez encore une fois le nouveau mot de passe.',
    confirmDifferent: 'Les deux nouveaux mots de passe ne sont pas identiques. Saisissez deux fois le même.',
    'password-too-short': (length) =>
      `Ce mot de passe est trop court. Utilisez ${length} caractères ou plus.`,
    'password-too-long': 'Ce mot de passe est trop long. Utilisez 128 caractères au plus.',
    'password-common': 'Ce mot de passe est de ceux que tout le monde utilise. Choisissez-en un autre.',
    'password-personal':
      'Ce mot de passe est fait de vos propres noms ou de celui de la clinique. Choisissez-en un autre.',
    'password-guessable':
      'Ce mot de passe se devine en quelques minutes. Ajoutez des mots ou choisissez-en un autre.',
    'password-breached':
      'Ce mot de passe figure parmi ceux qui ont été volés sur internet. Choisissez-en un autre.',
  },
};
