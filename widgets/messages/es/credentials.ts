import type { CredentialsMessages } from '../en/credentials.ts';

/** Spanish for `<clinic-credentials>`. */
export const credentialsSpanish: CredentialsMessages = {
  heading: 'Nombre de usuario y contraseña',
  explanation:
    'Cambie su nombre de usuario, su contraseña o ambos. Una contraseña nueva cierra sus demás sesiones.',
  currentPassword: 'Contraseña actual',
  newPasswordHint: '¿Solo cambia el nombre de usuario? Escriba también aquí su contraseña actual.',
  manageSessions: 'Gestionar sesiones',
  save: 'Guardar',
  saving: 'Guardando…',
  saved: {
    username: 'Su nombre de usuario nuevo está guardado.',
    password: 'Su contraseña nueva está guardada. Sus demás sesiones se han cerrado.',
    both: 'Su nombre de usuario y su contraseña nuevos están guardados. Sus demás sesiones se han cerrado.',
  },
  errors: {
    currentPasswordMissing: 'Escriba su contraseña actual.',
    'wrong-password': 'Esa no es su contraseña actual. Vuelva a intentarlo.',
    nothingChanged: 'Esa es su contraseña actual. Elija otra, u otro nombre de usuario.',
    'password-too-short': 'Esa contraseña es demasiado corta. Use una más larga.',
  },
};
