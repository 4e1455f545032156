import type { LoginMessages } from '../en/login.ts';

/** Spanish for `<clinic-login>`. */
export const loginSpanish: LoginMessages = {
  heading: 'Iniciar sesión',
  username: 'Nombre de usuario',
  password: 'Contraseña',
  usernameMissing: 'Escriba su nombre de usuario.',
  passwordMissing: 'Escriba su contraseña.',
  logIn: 'Iniciar sesión',
  loggingIn: 'Iniciando sesión…',
  forgotten: '¿Olvidó su nombre de usuario o su contraseña?',
  loggedInAs: (name) => `Ha iniciado sesión como ${name}`,
  myAccount: 'Mi cuenta',
  logOut: 'Cerrar sesión',
  loggingOut: 'Cerrando sesión…',
  loggedOut: 'Se ha cerrado su sesión.',
};
