import type { Messages } from '../en.ts';

/** As its English twin. */
export const emailChanged: Messages['emailChanged'] = {
  subject: (clinic) => `Votre adresse e-mail chez ${clinic} a été modifiée`,
  heading: 'Votre adresse e-mail a été modifiée',
  intro: (time, clinic) => `Le ${time}, ${clinic} a modifié l’adresse e-mail de votre profil.`,
  effectOld:
    'Les e-mails concernant votre compte n’arrivent plus à cette adresse. Les liens et les codes envoyés ici ne fonctionnent plus.',
  effectNew:
    'Les e-mails concernant votre compte arrivent désormais à cette adresse. Les liens et les codes envoyés à l’ancienne ne fonctionnent plus.',
  ask: (clinic) => `Prévenez alors ${clinic} sans attendre, pour que votre adresse soit rectifiée.`,
  because: (clinic) =>
    `Vous recevez cet e-mail parce que l’adresse e-mail de votre compte chez ${clinic} a changé.`,
};
