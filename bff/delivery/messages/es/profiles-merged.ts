import type { Messages } from '../en.ts';

/** As its English twin. */
export const profilesMerged: Messages['profilesMerged'] = {
  subject: (clinic) => `Se han unido sus perfiles en ${clinic}`,
  heading: 'Se han unido sus perfiles',
  intro: (time, clinic) => `El ${time} se unieron en uno solo dos perfiles que ${clinic} tenía a su nombre.`,
  ended: 'Ya no sirve',
  asBefore: 'Inicie sesión como antes, con este nombre de usuario y su contraseña.',
  elsewhere: (clinic) =>
    `Se cerraron las sesiones abiertas con él. A partir de ahora, inicie sesión con el nombre de usuario del otro perfil. Si no lo conoce, pregunte a ${clinic}.`,
  nothing: 'No tiene que hacer nada.',
  because: (clinic) =>
    `Recibe este correo porque su dirección figura en ${clinic} en un perfil que se unió a otro.`,
};
