import type { SessionsMessages } from '../en/sessions.ts';

/** Spanish for `<clinic-sessions>`. */
export const sessionsSpanish: SessionsMessages = {
  heading: 'Gestionar sesiones',
  about: 'Todos los lugares donde tiene la sesión abierta. Cierre las que no reconozca o ya no use.',
  opening: 'Buscando dónde tiene la sesión abierta…',
  tryAgain: 'Volver a intentarlo',
  thisOne: 'Esta sesión',
  nameOf: {
    both: (browser, system) => `${browser} en ${system}`,
    system: (system) => `Un navegador en ${system}`,
    neither: 'Un navegador desconocido',
  },
  from: (address) => `Dirección ${address}`,
  loggedIn: (time) => `Sesión iniciada ${time}`,
  lastActive: (time) => `Última actividad ${time}`,
  justNow: 'ahora mismo',
  noOthers: 'No tiene la sesión abierta en ningún otro lugar.',
  signOut: 'Cerrar sesión',
  signOutOthers: 'Cerrar todas las demás sesiones',
  signOutAll: 'Cerrar todas las sesiones',
  question: '¿Cerrar también esta sesión?',
  questionAbout: 'Se cerrarán todas sus sesiones, también esta. Tendrá que volver a iniciar sesión.',
  keep: 'Seguir conectado',
  signingOut: 'Cerrando…',
  signedOut: (name) => `Sesión cerrada: ${name}.`,
  signedOutOthers: 'Sus demás sesiones están cerradas.',
  hasChanged: 'La lista ha cambiado.',
};
