import type { AutomaticSignOutMessages } from '../en/automatic-sign-out.ts';

/** Spanish for the warning before Automatic Sign Out. */
export const automaticSignOutSpanish: AutomaticSignOutMessages = {
  idle: {
    heading: '¿Sigue ahí?',
    about: 'No ha habido actividad durante un rato. Para proteger sus datos, su sesión se cerrará pronto.',
    stay: 'Seguir conectado',
    leave: 'Cerrar sesión ahora',
  },
  time: {
    heading: 'Su sesión se cerrará pronto',
    about:
      'Su sesión ha durado lo máximo permitido. No se puede prolongar: termine lo que está haciendo o vuelva a iniciar sesión.',
    stay: 'Terminar primero',
    leave: 'Volver a iniciar sesión',
  },
  left: (wait) => `Su sesión se cerrará en ${wait}.`,
  oneMoment: 'Un momento…',
  notReached:
    'Ahora mismo no se puede contactar con el servicio, así que su sesión se cerrará como se ha anunciado. Vuelva a intentarlo.',
};
