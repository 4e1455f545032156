import { counted } from '../counted.ts';
import type { SecuritySettingsMessages } from '../en/security-settings.ts';

/** Spanish for `<clinic-security-settings>`. */
export const securitySettingsSpanish: SecuritySettingsMessages = {
  heading: 'Ajustes de seguridad',
  about:
    'Valen para toda la clínica. Antes de que algo cambie, verá qué significa y lo confirmará con su contraseña.',
  opening: 'Un momento, por favor…',
  tryAgain: 'Volver a intentarlo',
  forPatients: 'Esta página es para quienes dirigen la clínica. Todo lo suyo está en Mi cuenta.',
  forStaff:
    'Los titulares de la cuenta y quienes tienen acceso completo se ocupan de estos ajustes. Si algo debe cambiar, consulte a una de esas personas.',
  twoStep: {
    heading: 'Verificación en dos pasos',
    about:
      'Después de la contraseña, pide algo más que solo esa persona tiene: un teléfono, una llave de acceso o una llave de seguridad.',
    who: 'Quién la usa ahora',
    on: (count) => `Activada: ${count}`,
    off: (count) => `Desactivada: ${count}`,
    paused: (count) => `En pausa: ${count}`,
    you: 'Usted',
    label: 'Exigir la verificación en dos pasos a todo el personal',
    hint: 'Quien aún no la tiene la configura la próxima vez que inicie sesión, antes de entrar. Después, nadie puede desactivar su último método.',
  },
  trust: {
    heading: 'Confiar en este navegador',
    label: 'Permitir que el personal confíe en un navegador durante 30 días',
    hint: 'Cada persona lo decide al iniciar sesión. Un navegador de confianza se salta el segundo paso, nunca la contraseña.',
  },
  signOut: {
    heading: 'Cierre de sesión automático',
    label: 'Cerrar la sesión del personal cuando no haya pasado nada durante',
    hint: 'Un aviso aparece 60 segundos antes. Elija lo que elija, ninguna sesión dura más de 24 horas.',
    off: 'Desactivado',
  },
  titles: {
    heading: 'Títulos en los calendarios',
    about:
      'Cada persona puede ver sus citas en su propio calendario. Otras pueden leer allí los títulos: en una pantalla compartida, o en Google y Microsoft.',
    label: 'Qué dice un título',
    choices: {
      clinic: 'La clínica, y nada más',
      practitioner: 'Con quién es la cita',
      treatment: 'Para qué es, y con quién',
    },
    sample: 'En su calendario se verá así:',
    samples: {
      clinic: (clinic) => `Cita en ${clinic}`,
      practitioner: 'Cita con Dana Kim',
      treatment: 'Revisión con Dana Kim',
    },
  },
  next: 'Siguiente',
  nothingChanged: 'Todavía no ha cambiado nada.',
  confirm: {
    heading: '¿Guardar estos cambios?',
    about:
      'Valen en cuanto los guarde. Los titulares de la cuenta y todas las personas con acceso completo reciben un correo que dice qué se cambió y quién lo hizo.',
    before: (value) => `Hasta ahora: ${value}`,
    after: (value) => `Desde ahora: ${value}`,
  },
  changes: {
    enforced: 'Todo el personal tiene que usarla desde ahora.',
    everybodyHasIt: 'Todos la tienen ya.',
    lack: (count) =>
      counted('es', count, {
        one: () =>
          'Una persona aún no la tiene y la configura la próxima vez que inicie sesión, antes de entrar.',
        other: (n) =>
          `${n} personas aún no la tienen. La configuran la próxima vez que inicien sesión, antes de entrar.`,
      }),
    ownLack: 'Usted está entre ellas.',
    paused: 'Donde está en pausa, sigue así hasta que se reanude.',
    notEnforced:
      'Ya nadie está obligado a usarla. Quien la tiene configurada la conserva, y puede desactivarla.',
    trustOn: 'El personal puede confiar en un navegador durante 30 días al iniciar sesión.',
    trustOff:
      'Toda la confianza termina al momento, en todos los navegadores. A quien use la verificación en dos pasos se le pedirá el segundo paso la próxima vez que inicie sesión.',
    signOutAfter: (time) => `La sesión del personal se cierra tras ${time} sin que haya pasado nada.`,
    signOutSooner: 'Vale también para quienes tienen la sesión iniciada ahora.',
    signOutOff:
      'El personal mantiene la sesión iniciada hasta 24 horas, también donde alguien ha dejado una pantalla al alcance de otros.',
    titlesSayMore: 'Quien pueda ver el calendario de alguien también puede leerlo.',
    titlesWhen: 'Los calendarios lo muestran la próxima vez que se actualicen.',
  },
  back: 'Volver',
  saved: 'Sus cambios están guardados y valen desde ahora.',
};
