import type { FormMessages } from '../en/form.ts';

/** French for every form; narrow no-break spaces (U+202F) stand before ; : ! and ?. */
export const formFrench: FormMessages = {
  showPassword: 'Afficher le mot de passe',
  hidePassword: 'Masquer le mot de passe',
  slow: 'C’est plus long que d’habitude. Nous essayons toujours…',
  unreachable: 'Notre service est injoignable en ce moment. Réessayez dans un instant.',
};
