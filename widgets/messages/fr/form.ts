import type { FormMessages } from '../en/form.ts';

/** French for every form; narrow no-break spaces (U+202F) stand before ; : ! and ?. */
export const formFrench: FormMessages = {
  showPassword: 'Afficher le mot de passe',
  hidePassword: 'Masquer le mot de passe',
  slow: 'C’est plus long que d’habitude. Nous essayons toujours…',
  waitIsOver: 'Vous pouvez réessayer maintenant.',
  contact: (clinic) => `Besoin d’aide\u202f? Contactez ${clinic}\u202f:`,
  problems: {
    'wrong-credentials':
      'Ce nom d’utilisateur et ce mot de passe ne vont pas ensemble. Vérifiez les deux et réessayez.',
    throttled: (wait) => `Trop d’essais. Vous pourrez réessayer dans ${wait}.`,
    busy: (wait) => `Notre service est très sollicité en ce moment. Vous pourrez réessayer dans ${wait}.`,
    'unknown-clinic': 'La connexion ne fonctionne pas encore sur cette page. Veuillez contacter la clinique.',
    offline: 'Vous semblez hors ligne. Réessayez une fois la connexion rétablie.',
    unreachable: 'Notre service est injoignable en ce moment. Réessayez dans un instant.',
    internal: 'Un incident s’est produit de notre côté. Réessayez dans un instant.',
  },
};
