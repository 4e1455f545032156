import type { Messages } from '../en.ts';

/** As its English twin. */
export const twoStep: Messages['twoStep'] = {
  doneBy: 'Effectué par',
  byYou: 'vous, ou une personne qui a votre mot de passe',
  until: 'En pause jusqu’au',
  browser: 'Navigateur',
  method: 'Méthode',
  methods: {
    sms: 'Message texte (SMS)',
    authenticator: 'Application d’authentification',
    passkey: 'Clé d’accès ou clé de sécurité',
  },
  notYou: (clinic) =>
    `Choisissez tout de suite un nouveau mot de passe, sous «\u202fNom d’utilisateur ou mot de passe oublié\u202f?\u202f» sur notre site. Vérifiez dans Mon compte ce qui y est configuré, et prévenez ${clinic}\u00a0: une autre personne a peut-être accédé à votre compte.`,
  notExpected: 'Vous n’étiez pas au courant\u202f?',
  askClinic: (by, clinic) =>
    `Renseignez-vous sans attendre auprès de ${by} ou d’une autre personne chez ${clinic}.`,
  because: (clinic) =>
    `Vous recevez cet e-mail parce que la protection de votre compte chez ${clinic} a changé.`,

  on: {
    subject: (clinic) => `La vérification en deux étapes est activée pour votre compte chez ${clinic}`,
    heading: 'La vérification en deux étapes est activée',
    intro: (time) => `Le ${time}, la vérification en deux étapes a été activée pour votre compte.`,
    effect:
      'Désormais, une deuxième étape suit votre mot de passe à chaque connexion. Gardez votre code de récupération dans un endroit connu de vous uniquement.',
  },
  off: {
    subject: (clinic) => `La vérification en deux étapes est désactivée pour votre compte chez ${clinic}`,
    heading: 'La vérification en deux étapes est désactivée',
    intro: (time) => `Le ${time}, la vérification en deux étapes a été désactivée pour votre compte.`,
    effect:
      'Désormais, votre mot de passe suffit pour vous connecter. Vous pouvez réactiver la vérification en deux étapes à tout moment dans Mon compte.',
  },
  paused: {
    subject: (clinic) => `La vérification en deux étapes est en pause pour votre compte chez ${clinic}`,
    heading: 'La vérification en deux étapes est en pause',
    intro: (time) => `Le ${time}, la vérification en deux étapes a été mise en pause pour votre compte.`,
    effect:
      'Pendant la pause, votre mot de passe suffit pour vous connecter. Ensuite, la vérification en deux étapes reprend toute seule.',
  },
  resumed: {
    subject: (clinic) => `La vérification en deux étapes a repris pour votre compte chez ${clinic}`,
    heading: 'La vérification en deux étapes a repris',
    intro: (time) => `Le ${time}, la pause a pris fin et la vérification en deux étapes a repris.`,
    effect: 'Désormais, une deuxième étape suit de nouveau votre mot de passe à chaque connexion.',
  },
  removed: {
    subject: (clinic) => `La vérification en deux étapes a été supprimée de votre compte chez ${clinic}`,
    heading: 'La vérification en deux étapes a été supprimée',
    intro: (time) => `Le ${time}, la vérification en deux étapes a été supprimée de votre compte.`,
    effect:
      'La deuxième étape ne vous est plus demandée. Configurez de nouveau la vérification en deux étapes\u00a0: dans Mon compte, ou à votre prochaine connexion si elle vous y invite.',
  },
  methodAdded: {
    subject: (clinic) => `Un nouveau moyen de vous connecter à votre compte chez ${clinic}`,
    heading: 'Un nouveau moyen de vous connecter',
    intro: (time) => `Le ${time}, ce moyen a été ajouté à votre compte\u00a0:`,
    effect: 'Vous pouvez l’utiliser dès votre prochaine connexion.',
  },
  methodRemoved: {
    subject: (clinic) => `Un moyen de vous connecter a été retiré de votre compte chez ${clinic}`,
    heading: 'Un moyen de vous connecter a été retiré',
    intro: (time) => `Le ${time}, ce moyen a été retiré de votre compte\u00a0:`,
    effect: 'Il ne permet plus de vous connecter.',
  },
  phoneChanged: {
    subject: (clinic) => `Votre numéro de mobile chez ${clinic} a été modifié`,
    heading: 'Votre numéro de mobile a été modifié',
    intro: (time) => `Le ${time}, le numéro de mobile de votre profil a été modifié.`,
    number: 'Nouveau numéro',
    effect: 'Nos messages texte sont désormais envoyés à ce numéro.',
    effectOff:
      'De ce fait, la vérification par message texte est désactivée. Si vous n’aviez pas d’autre méthode, la vérification en deux étapes l’est aussi. Vous pouvez la configurer de nouveau dans Mon compte, avec le nouveau numéro.',
  },
  recoveryCodeUsed: {
    subject: (clinic) => `Votre code de récupération chez ${clinic} a été utilisé`,
    heading: 'Votre code de récupération a été utilisé',
    intro: (time) =>
      `Le ${time}, une personne s’est connectée à votre compte avec votre mot de passe et votre code de récupération.`,
    effect:
      'Ce code ne fonctionne plus. Un nouveau code s’est affiché lors de cette connexion\u00a0: gardez-le en lieu sûr.',
  },
  recoveryCodeNew: {
    subject: (clinic) => `Un nouveau code de récupération pour votre compte chez ${clinic}`,
    heading: 'Un nouveau code de récupération',
    intro: (time) => `Le ${time}, un nouveau code de récupération a été créé pour votre compte.`,
    effect: 'L’ancien code ne fonctionne plus. Gardez le nouveau en lieu sûr.',
  },
};
