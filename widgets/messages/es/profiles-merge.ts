import { counted } from '../counted.ts';
import type { ProfilesMergeMessages } from '../en/profiles-merge.ts';

/** Spanish for duplicates and their merging. */
export const profilesMergeSpanish: ProfilesMergeMessages = {
  title: 'Posibles duplicados',
  about: 'Perfiles que podrían ser la misma persona. Mire cada pareja y únala o descártela.',
  none: 'Ningún duplicado: cada perfil parece ser una persona distinta.',
  reasons: {
    'same-name-and-birth-date': 'Mismo nombre y fecha de nacimiento',
    'same-email': 'Mismo correo electrónico',
    'same-phone': 'Mismo número de teléfono',
  },
  pair: (one, other) => `${one} y ${other}`,
  merge: 'Comparar y unir',
  setAside: 'No es un duplicado',
  settingAside: 'Un momento…',
  setAsideDone: (names) => `${names} ya no figuran como duplicados.`,
  heading: 'Unir dos perfiles',
  lead: 'Los dos pasan a ser uno. No se hace nada antes de que haya visto qué pasará.',
  which: '¿Qué perfil se conserva?',
  keep: 'Conservar este',
  table: 'Los dos perfiles, y lo que dirá el que se conserva',
  columns: {
    field: 'Dato',
    kept: 'Perfil conservado',
    other: 'Otro perfil',
    result: 'Después de unirlos',
  },
  fields: {
    name: 'Nombre',
    birthDate: 'Fecha de nacimiento',
    email: 'Correo electrónico',
    mobilePhone: 'Teléfono móvil',
    locale: 'Idioma',
  },
  missing: 'Ninguno',
  happens: 'Qué pasará',
  appointments: (all, upcoming) =>
    all === 0
      ? `El otro perfil tiene ${all} citas, así que no pasa ninguna.`
      : counted('es', all, {
          one: (n) => `${n} cita pasa al perfil conservado, de ellas ${upcoming} por venir.`,
          other: (n) => `${n} citas pasan al perfil conservado, de ellas ${upcoming} por venir.`,
        }),
  login: {
    kept: 'El nombre de usuario y la contraseña del perfil conservado siguen igual.',
    moved:
      'El nombre de usuario y la contraseña del otro perfil pasan al perfil conservado, con su verificación en dos pasos.',
    none: 'Ninguno tiene nombre de usuario, así que no hay acceso que mover.',
  },
  usernameEnds: (username) => `El nombre de usuario ${username} deja de funcionar.`,
  sessions: (count) =>
    counted('es', count, {
      one: (n) => `Se cierra ${n} sesión del otro perfil.`,
      other: (n) => `Se cierran ${n} sesiones del otro perfil.`,
    }),
  feedMoves: 'Los calendarios suscritos al otro perfil siguen, con las citas del perfil conservado.',
  nothingLost: 'Lo que el otro perfil decía de otra manera queda en los archivos de la clínica.',
  final: 'Unir perfiles no se puede deshacer.',
  action: 'Unir',
  acting: 'Uniendo…',
};
