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
    'unknown-clinic': 'La connexion ne fonctionne pas encore sur cette page. Veuillez contacter la clinique.',
    offline: 'Vous semblez hors ligne. Réessayez une fois la connexion rétablie.',
    unreachable: formFrench.unreachable,
    internal: 'Un incident s’est produit de notre côté. Réessayez dans un instant.',
  },
};
