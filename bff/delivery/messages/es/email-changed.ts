import type { Messages } from '../en.ts';

/** As its English twin. */
export const emailChanged: Messages['emailChanged'] = {
  subject: (clinic) => `Se ha cambiado su dirección de correo en ${clinic}`,
  heading: 'Se ha cambiado su dirección de correo',
  intro: (time, clinic) => `El ${time}, ${clinic} cambió la dirección de correo de su perfil.`,
  effectOld:
    'Los correos sobre su cuenta ya no llegan a esta dirección. Los enlaces y códigos enviados aquí ya no sirven.',
  effectNew:
    'Los correos sobre su cuenta llegan a partir de ahora a esta dirección. Los enlaces y códigos enviados a la anterior ya no sirven.',
  ask: (clinic) => `Avise entonces pronto a ${clinic}, para que se corrija su dirección.`,
  because: (clinic) =>
    `Recibe este correo porque ha cambiado la dirección de correo de su cuenta en ${clinic}.`,
};
