import type { CalendarMessages } from '../en/calendar.ts';

/** Spanish for `<clinic-calendar-subscribe>`. */
export const calendarSpanish: CalendarMessages = {
  heading: 'Sus citas',
  opening: 'Un momento, por favor…',
  tryAgain: 'Intentar de nuevo',
  none: 'No tiene ninguna cita por el momento. En cuanto haya una, la encontrará aquí.',
  today: 'Hoy',
  tomorrow: 'Mañana',
  withPractitioner: (name) => `con ${name}`,
  online: 'En línea',
  join: 'Unirse en línea',
  timesIn: (zone) => `Las citas se muestran en la hora de la clínica: ${zone}.`,
  subscribe: 'Suscribirse a su calendario',
  about:
    'Vea sus citas en su propio calendario: las nuevas, los cambios y las cancelaciones aparecen allí solos.',
  device: 'Suscribirse desde este dispositivo',
  deviceHint: 'Abre su aplicación de calendario. Si no ocurre nada, copie el enlace y añádalo allí.',
  deviceHintAndroid:
    'La mayoría de las aplicaciones de Android añaden las citas tal como están ahora, sin los cambios posteriores. Para estar al día, use el Calendario de Google en un ordenador: después se muestra también en su teléfono.',
  google: 'Calendario de Google',
  googleHint: 'Se abre en una pestaña nueva. Google busca novedades cada 12 a 24 horas, más o menos.',
  outlookHint: 'Para una cuenta personal, como Outlook.com o Hotmail. Se abre en una pestaña nueva.',
  outlookWork: 'Outlook del trabajo o de estudios',
  outlookWorkHint: 'Para una cuenta de una empresa o de un centro de estudios. Se abre en una pestaña nueva.',
  link: 'El enlace a su calendario',
  copyLink: 'Copiar enlace',
  copied: 'Copiado. Añádalo en su calendario donde ponga «suscribirse» o «desde URL».',
  notCopied: 'En este navegador no se puede copiar. Seleccione el enlace y cópielo.',
  showQrCode: 'Mostrar código QR',
  hideQrCode: 'Ocultar código QR',
  qrCode: 'Código QR del enlace a su calendario',
  noQrCode: 'No se pudo cargar el código QR. Copie el enlace y envíelo a su teléfono.',
  qrHint:
    'Apunte con la cámara de un iPhone o iPad para suscribirse allí. En Android, use el Calendario de Google en un ordenador.',
  secret:
    'Quien tenga este enlace ve sus citas: guárdelo para usted. Si elige el Calendario de Google u Outlook, Google o Microsoft también lo recibe.',
  notFetched:
    'Ningún calendario lo ha consultado todavía. Cuando se haya suscrito, el suyo lo hará solo; algunos tardan un poco la primera vez.',
  fetched: (time) => `Última consulta: ${time}.`,
  fetchedBy: (time, calendar) => `Última consulta: ${time}, por ${calendar}.`,
  reset: 'Restablecer enlace',
  resetHeading: '¿Restablecer el enlace?',
  resetAbout:
    'El enlace anterior termina enseguida: todos los calendarios que lo usan dejan de recibir sus citas. Obtendrá un enlace nuevo, con el que suscribirse otra vez.',
  keep: 'Conservar este enlace',
  resetting: 'Restableciendo…',
  resetDone: 'El enlace anterior ha terminado. Suscríbase otra vez con el nuevo.',
};
