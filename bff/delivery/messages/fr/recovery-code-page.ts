import type { Messages } from '../en.ts';

/** As its English twin. */
export const recoveryCodePage: Messages['recoveryCodePage'] = {
  title: 'Votre code de récupération',
  intro: (clinic) =>
    `Avec ce code et votre mot de passe, vous pouvez vous connecter chez ${clinic} quand vous n’avez pas sous la main ce qui sert à votre vérification en deux étapes\u00a0: un téléphone perdu ou remplacé, par exemple.`,
  codeLabel: 'Code de récupération',
  username: 'Nom d’utilisateur',
  issued: 'Date de création',
  howTo: 'Comment l’utiliser',
  steps: [
    'Connectez-vous avec votre nom d’utilisateur et votre mot de passe.',
    'Quand la deuxième étape vous est demandée, choisissez «\u202fUtiliser plutôt le code de récupération\u202f».',
    'Saisissez le code. Majuscules ou minuscules, avec ou sans espace\u00a0: tout convient.',
  ],
  once: 'Il fonctionne une seule fois. Un nouveau code s’affiche ensuite\u00a0: conservez-le et jetez cette page.',
  keeping: 'Comment le garder',
  likeAKey: (clinic) =>
    `Gardez-le comme une clé\u00a0: dans un endroit connu de vous uniquement, et loin de votre mot de passe. Personne chez ${clinic} ne vous le demandera jamais.`,
  lost: 'Il est perdu, ou quelqu’un l’a peut-être vu\u202f? Choisissez «\u202fGénérer un nouveau code\u202f» dans Mon compte, sous Vérification en deux étapes\u00a0: celui-ci cesse aussitôt de fonctionner.',
  yourClinic: 'votre clinique',
};
