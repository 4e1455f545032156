import type { ProblemMessages } from '../en/problems.ts';
import { formFrench } from './form.ts';

/** French for what is wrong; narrow no-break spaces (U+202F) stand before ; : ! and ?. */
export const problemsFrench: ProblemMessages = {
  waitIsOver: 'Vous pouvez réessayer maintenant.',
  contact: (clinic) => `Besoin d’aide\u202f? Contactez ${clinic}\u202f:`,
  problems: {
    'wrong-credentials':
      'Ce nom d’utilisateur et ce mot de passe ne vont pas ensemble. Vérifiez les deux et réessayez.',
    throttled: (wait) => `Trop d’essais. Vous pourrez réessayer dans ${wait}.`,
    busy: (wait) => `Notre service est très sollicité en ce moment. Vous pourrez réessayer dans ${wait}.`,
    'login-ended':
      'Votre connexion a pris trop de temps ou s’est terminée ailleurs. Connectez-vous à nouveau.',
    'wrong-step': 'Les choses ont avancé entre-temps. Continuez à partir d’ici.',
    'second-step-closed': (wait) =>
      `Trop de codes erronés. Pour l’instant, aucun code n’est envoyé ni vérifié. Réessayez dans ${wait}.`,
    'code-expired': 'Ce code ne peut plus être utilisé. Demandez-en un autre.',
    'recovery-code-closed': 'Trop de codes de récupération erronés. Connectez-vous à nouveau pour réessayer.',
    'recovery-code-dead':
      'Ce code de récupération ne peut plus être utilisé\u202f: il a déjà servi ou a été mal saisi trop souvent. Choisissez un autre moyen.',
    'sms-too-soon': (wait) =>
      `Un message texte est en route. Vous pourrez en demander un autre dans ${wait}.`,
    'sms-limit': (wait) =>
      `Trop de messages texte ont été envoyés. Vous pourrez en demander un autre dans ${wait}, ou choisir un autre moyen.`,
    'sms-country': 'Nous n’envoyons pas de messages texte dans ce pays. Choisissez un autre moyen.',
    'sms-unavailable':
      'Les messages texte ne peuvent pas être envoyés en ce moment. Réessayez dans un instant ou choisissez un autre moyen.',
    'phone-unusable':
      'Les messages texte ne peuvent pas être envoyés à ce numéro. Choisissez un autre moyen.',
    'passkey-refused':
      'Cette clé d’accès n’a pas été acceptée ici. Essayez-en une autre ou choisissez un autre moyen.',
    'passkey-not-here':
      'Vos clés d’accès pour cette clinique ne fonctionnent pas sur cette page. Choisissez un autre moyen.',
    'passkey-cancelled':
      'Aucune clé d’accès n’a été utilisée\u202f: la demande a été fermée, a pris trop de temps, ou aucune clé n’a été trouvée. Réessayez ou choisissez un autre moyen.',
    'set-up-ended': 'Cela a pris trop de temps. Veuillez recommencer la configuration.',
    'last-method':
      'La clinique demande la vérification en deux étapes, le dernier moyen doit donc rester en place.',
    'two-step-off': 'Ce profil n’utilise pas la vérification en deux étapes.',
    'signed-out-idle': 'Vous avez été déconnecté parce qu’il ne s’est rien passé pendant un moment.',
    'signed-out-time':
      'Vous avez été déconnecté parce que votre session durait depuis longtemps. Veuillez vous reconnecter.',
    'unknown-clinic': 'La connexion ne fonctionne pas encore sur cette page. Veuillez contacter la clinique.',
    offline: 'Vous semblez hors ligne. Réessayez une fois la connexion rétablie.',
    unreachable: formFrench.unreachable,
    internal: 'Un incident s’est produit de notre côté. Réessayez dans un instant.',
  },
};
