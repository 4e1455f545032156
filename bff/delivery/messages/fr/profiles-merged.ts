import type { Messages } from '../en.ts';

/** As its English twin. */
export const profilesMerged: Messages['profilesMerged'] = {
  subject: (clinic) => `Vos profils chez ${clinic} ont été réunis`,
  heading: 'Vos profils ont été réunis',
  intro: (time, clinic) =>
    `Le ${time}, deux profils que ${clinic} avait à votre nom ont été réunis en un seul.`,
  ended: 'Ne fonctionne plus',
  asBefore: 'Connectez-vous comme avant, avec ce nom d’utilisateur et son mot de passe.',
  elsewhere: (clinic) =>
    `Les sessions ouvertes avec ce nom ont été fermées. Désormais, connectez-vous avec le nom d’utilisateur de l’autre profil. Si vous ne le connaissez pas, demandez-le à ${clinic}.`,
  nothing: 'Vous n’avez rien à faire.',
  because: (clinic) =>
    `Vous recevez cet e-mail parce que votre adresse figure chez ${clinic} sur un profil qui a été réuni avec un autre.`,
};
