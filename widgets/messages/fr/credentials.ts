import type { CredentialsMessages } from '../en/credentials.ts';

/** French for `<clinic-credentials>`. */
export const credentialsFrench: CredentialsMessages = {
  heading: 'Nom d’utilisateur et mot de passe',
  explanation:
    'Changez votre nom d’utilisateur, votre mot de passe ou les deux. Un nouveau mot de passe ferme toutes vos autres sessions.',
  currentPassword: 'Mot de passe actuel',
  newPasswordHint:
    'Vous ne changez que le nom d’utilisateur\u202f? Saisissez ici aussi votre mot de passe actuel.',
  manageSessions: 'Gérer les sessions',
  save: 'Enregistrer',
  saving: 'Enregistrement en cours…',
  saved: {
    username: 'Votre nouveau nom d’utilisateur est enregistré.',
    password: 'Votre nouveau mot de passe est enregistré. Vos autres sessions sont fermées.',
    both: 'Votre nouveau nom d’utilisateur et votre nouveau mot de passe sont enregistrés. Vos autres sessions sont fermées.',
  },
  errors: {
    currentPasswordMissing: 'Saisissez votre mot de passe actuel.',
    'wrong-password': 'Ce n’est pas votre mot de passe actuel. Réessayez.',
    nothingChanged: 'C’est votre mot de passe actuel. Choisissez-en un autre, ou un autre nom d’utilisateur.',
    'password-too-short': 'Ce mot de passe est trop court. Utilisez-en un plus long.',
  },
};
