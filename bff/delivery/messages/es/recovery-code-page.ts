import type { Messages } from '../en.ts';

/** As its English twin. */
export const recoveryCodePage: Messages['recoveryCodePage'] = {
  title: 'Su código de recuperación',
  intro: (clinic) =>
    `Con este código y su contraseña puede iniciar sesión en ${clinic} cuando no tenga a mano lo que usa para la verificación en dos pasos: por ejemplo, si ha perdido el teléfono o lo ha cambiado.`,
  codeLabel: 'Código de recuperación',
  username: 'Nombre de usuario',
  issued: 'Fecha de creación',
  howTo: 'Cómo usarlo',
  steps: [
    'Inicie sesión con su nombre de usuario y su contraseña.',
    'Cuando se le pida el segundo paso, elija «Usar el código de recuperación».',
    'Escriba el código. Da igual que sea en mayúsculas o minúsculas, con o sin espacio.',
  ],
  once: 'Funciona una sola vez. Después se le mostrará un código nuevo: guárdelo y tire esta página.',
  keeping: 'Cómo guardarlo',
  likeAKey: (clinic) =>
    `Guárdelo como una llave: donde solo usted pueda encontrarlo y lejos de su contraseña. Nadie de ${clinic} se lo pedirá nunca.`,
  lost: '¿Lo ha perdido o puede que alguien lo haya visto? Elija «Generar un código nuevo» en Mi cuenta, en Verificación en dos pasos: este dejará de funcionar al instante.',
  yourClinic: 'su clínica',
};
