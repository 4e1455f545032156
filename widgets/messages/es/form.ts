import type { FormMessages } from '../en/form.ts';

/** Spanish for every form. */
export const formSpanish: FormMessages = {
  showPassword: 'Mostrar la contraseña',
  hidePassword: 'Ocultar la contraseña',
  slow: 'Está tardando más de lo habitual. Seguimos intentándolo…',
  unreachable: 'No podemos responder en este momento. Vuelva a intentarlo en un momento.',
};
