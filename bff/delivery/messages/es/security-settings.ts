import type { Messages } from '../en.ts';

/** As its English twin. */
export const securitySettings: Messages['securitySettings'] = {
  subject: (clinic) => `Se han cambiado los ajustes de seguridad de ${clinic}`,
  heading: 'Se han cambiado ajustes de seguridad',
  intro: (time) => `El ${time} se cambió lo siguiente para toda la clínica:`,
  effect: 'Se aplica desde ahora. Encontrará todos los ajustes en Ajustes de seguridad.',
  because: (clinic) =>
    `Recibe este correo porque es titular de la cuenta de ${clinic} o tiene acceso completo.`,
  twoStepEnforced: {
    label: 'Verificación en dos pasos',
    on: 'Obligatoria para todo el personal. A quienes aún no la tengan se les pedirá que la configuren la próxima vez que inicien sesión.',
    off: 'Ya no es obligatoria. Cada persona conserva lo que tiene configurado y, a partir de ahora, puede desactivarlo.',
  },
  trustBrowserAllowed: {
    label: 'Confiar en este navegador',
    on: 'Se ofrece al personal al iniciar sesión.',
    off: 'Ya no se ofrece. Ya no hay ningún navegador de confianza.',
  },
  staffIdleSeconds: {
    label: 'Cierre de sesión automático',
    after: (time) => `La sesión del personal se cierra tras ${time} sin actividad.`,
    off: 'Desactivado. El personal mantiene la sesión iniciada hasta 24 horas.',
  },
  calendarTitles: {
    label: 'Títulos en los calendarios',
    clinic: 'Solo nombran la clínica.',
    practitioner: 'También dicen con quién.',
    treatment: 'También dicen con quién y para qué.',
  },
};
