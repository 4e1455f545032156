import { counted } from '../counted.ts';
import type { ProfilesMessages } from '../en/profiles.ts';

/** Spanish for `<clinic-profiles>`. */
export const profilesSpanish: ProfilesMessages = {
  heading: 'Perfiles',
  forTeam: 'Esta página es para el equipo de la clínica. Todo lo suyo está en Mi cuenta.',
  opening: 'Un momento, por favor…',
  tryAgain: 'Volver a intentarlo',
  back: 'Volver',
  cancel: 'Cancelar',
  showMore: 'Mostrar más',
  search: 'Buscar un perfil',
  searchHint:
    'Un nombre, correo electrónico, número de teléfono, nombre de usuario o fecha de nacimiento como 1984\u201103\u201109.',
  who: { label: 'Mostrar', all: 'Todos', staff: 'Personal', patients: 'Pacientes' },
  found: (count) =>
    counted('es', count, {
      one: (n) => `${n} perfil encontrado.`,
      other: (n) => `${n} perfiles encontrados.`,
    }),
  foundMore: (count) => counted('es', count, { other: (n) => `Se muestran los primeros ${n} perfiles.` }),
  shown: (count) =>
    counted('es', count, {
      one: (n) => `Se muestra ${n} perfil.`,
      other: (n) => `Se muestran ${n} perfiles.`,
    }),
  nobody: 'No se ha encontrado a nadie.',
  nobodyHint:
    'Pruebe con menos letras, o busque por correo electrónico, número de teléfono o fecha de nacimiento.',
  everybodyInstead: 'Buscar entre todos',
  roles: {
    patient: 'Paciente',
    staff: 'Personal',
    'full-access': 'Acceso completo',
    owner: 'Titular de la cuenta',
  },
  own: 'Usted',
  born: (date) => `Nacimiento: ${date}`,
  username: 'Nombre de usuario',
  noUsername: 'Sin nombre de usuario',
  twoStepShort: { on: '2 pasos activados', off: '2 pasos desactivados', paused: '2 pasos en pausa' },
  card: {
    twoStep: 'Verificación en dos pasos',
    on: 'Activada',
    off: 'Desactivada',
    paused: 'En pausa',
    pausedUntil: (time) => `En pausa hasta el ${time}`,
    birthDate: 'Fecha de nacimiento',
    email: 'Correo electrónico',
    mobilePhone: 'Teléfono móvil',
    unknown: 'No consta',
    lastLogin: 'Último inicio de sesión',
    justNow: 'ahora mismo',
    never: 'Nunca',
    sessions: 'Sesiones abiertas',
    sessionCount: (count) =>
      counted('es', count, { one: (n) => `En ${n} lugar`, other: (n) => `En ${n} lugares` }),
    noSessions: 'Ninguna',
    welcome: 'Correo de bienvenida',
    welcomeSent: (time) => `Enviado ${time}, su enlace aún funciona`,
    locked: 'Acceso bloqueado',
    lockedFor: (wait) => `Demasiados intentos fallidos. Debe esperar ${wait}.`,
    emails: 'Correos',
    noEmail:
      'Este perfil no tiene correo electrónico, así que no se puede enviar ninguno. Añada uno en el sistema de la clínica.',
    access: 'Acceso',
  },
  sendWelcome: 'Enviar correo de bienvenida',
  sendPasswordReset: 'Enviar correo para restablecer la contraseña',
  endSessions: 'Cerrar todas las sesiones',
  unlock: 'Desbloquear',
  unlocking: 'Desbloqueando…',
  pause: 'Pausar',
  resume: 'Reanudar',
  remove: 'Quitar',
  welcome: {
    about: (name, email) =>
      `${name} recibe en ${email} un enlace para elegir un nombre de usuario y una contraseña. Sirve una sola vez, durante 14 días.`,
    endsOlder: (time) =>
      `Se envió un correo de bienvenida ${time}. Su enlace deja de funcionar en cuanto se envíe este.`,
    note: 'Unas palabras suyas (opcional)',
    noteHint: 'Aparecen en el correo tal como las escribe.',
    preview: 'El correo',
    previewing: 'Se está escribiendo el correo…',
    to: 'Para',
    subject: 'Asunto',
    sending: 'Enviando…',
  },
  reset: {
    heading: '¿Enviar un correo para restablecer la contraseña?',
    about: (name, email) =>
      `${name} recibe en ${email} un enlace para elegir una contraseña nueva. Sirve una sola vez, durante 60 minutos.`,
    stays: 'Hasta entonces la contraseña sigue igual. Nadie más puede elegirla.',
  },
  end: {
    heading: '¿Cerrar todas las sesiones?',
    about: (name) =>
      `Se cerrarán las sesiones de ${name} en todos sus dispositivos; podrá volver a iniciar sesión enseguida.`,
    ending: 'Cerrando…',
  },
  pausing: {
    heading: (name) => `Pausar la verificación en dos pasos de ${name}`,
    about: (name) =>
      `Hasta que se reanude, a ${name} le basta la contraseña. Se reanuda por sí sola, y un correo le dice a ${name} que usted la ha pausado.`,
    hours: '¿Durante cuánto tiempo?',
    choices: { 1: '1 hora', 24: '24 horas', 72: '72 horas' },
    acting: 'Pausando…',
  },
  resuming: {
    heading: (name) => `Reanudar la verificación en dos pasos de ${name}`,
    about: (name) =>
      `Desde el próximo inicio de sesión se le vuelve a pedir el segundo paso a ${name}. Un correo le dice a ${name} que usted la ha reanudado.`,
    acting: 'Reanudando…',
  },
  removing: {
    heading: (name) => `Quitar la verificación en dos pasos de ${name}`,
    about: (name) =>
      `Todos los métodos, las llaves de acceso, el código de recuperación y los navegadores de confianza de ${name} desaparecen y no se pueden recuperar. Después basta la contraseña, hasta que ${name} la configure de nuevo. Un correo le dice a ${name} que usted la ha quitado.`,
    pauseInstead: 'Si el teléfono solo se ha quedado en casa, mejor páusela.',
    acting: 'Quitando…',
  },
  news: {
    welcome: (email) => `El correo de bienvenida está en camino a ${email}.`,
    reset: (email) => `El correo para restablecer la contraseña está en camino a ${email}.`,
    ended: (name) => `Todas las sesiones de ${name} están cerradas.`,
    unlocked: (name) => `${name} puede volver a intentarlo ya.`,
    paused: 'La verificación en dos pasos está en pausa.',
    resumed: 'La verificación en dos pasos está activada de nuevo.',
    removed: 'La verificación en dos pasos se ha quitado.',
    merged: 'Los perfiles se han unido. Este es el que se ha conservado.',
  },
  errors: {
    noteTooLong: 'Esas palabras son demasiadas. Use 2000 caracteres como máximo.',
  },
  problems: {
    'not-allowed': 'Su rol no lo permite. Pídaselo a alguien con acceso completo.',
    'not-found': 'Este perfil ya no existe. Puede que se haya unido a otro o eliminado.',
    'no-email': 'Este perfil no tiene correo electrónico, así que no se puede enviar ninguno.',
    'has-login':
      'Esta persona ha elegido entretanto un nombre de usuario, así que no hace falta un correo de bienvenida.',
    'no-login': 'Esta persona aún no tiene nombre de usuario. Envíele mejor un correo de bienvenida.',
    'two-step-off': 'Este perfil ya no usa la verificación en dos pasos.',
    'own-profile': 'Este es su propio perfil. Tiene que hacerlo otra persona con acceso completo.',
    'roles-differ': 'Una de las dos personas trabaja en la clínica y la otra no, así que siguen separadas.',
    'changed-meanwhile': 'Algo ha cambiado entretanto. Mire qué pasaría ahora y vuelva a unirlos.',
  },
  mailProblems: {
    throttled: (wait) => `Suficientes correos por ahora. Podrá enviar otro en ${wait}.`,
  },
};
