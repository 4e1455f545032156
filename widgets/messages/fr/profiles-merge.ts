import { counted } from '../counted.ts';
import type { ProfilesMergeMessages } from '../en/profiles-merge.ts';

/** French for duplicates and their merging; narrow no-break spaces (U+202F) stand before ; : ! and ?. */
export const profilesMergeFrench: ProfilesMergeMessages = {
  title: 'Doublons possibles',
  about:
    'Des profils qui pourraient être une seule et même personne. Regardez chaque paire, puis fusionnez-la ou écartez-la.',
  none: 'Aucun doublon\u202f: chaque profil semble être une personne à part entière.',
  reasons: {
    'same-name-and-birth-date': 'Même nom et même date de naissance',
    'same-email': 'Même adresse e-mail',
    'same-phone': 'Même numéro de téléphone',
  },
  pair: (one, other) => `${one} et ${other}`,
  merge: 'Comparer et fusionner',
  setAside: 'Pas un doublon',
  settingAside: 'Un instant…',
  setAsideDone: (names) => `${names} ne figurent plus parmi les doublons.`,
  heading: 'Fusionner deux profils',
  lead: 'Les deux n’en feront qu’un. Rien n’est fait avant que vous ayez vu ce qui va se passer.',
  which: 'Quel profil est conservé\u202f?',
  keep: 'Conserver celui-ci',
  table: 'Les deux profils, et ce que dira celui qui est conservé',
  columns: {
    field: 'Élément',
    kept: 'Profil conservé',
    other: 'Autre profil',
    result: 'Après la fusion',
  },
  fields: {
    name: 'Nom',
    birthDate: 'Date de naissance',
    email: 'Adresse e-mail',
    mobilePhone: 'Téléphone mobile',
    locale: 'Langue',
  },
  missing: 'Aucun',
  happens: 'Ce qui va se passer',
  appointments: (all, upcoming) =>
    all === 0
      ? `L’autre profil a ${all} rendez-vous, aucun n’est donc déplacé.`
      : counted('fr', all, {
          one: (n) => `${n} rendez-vous passe au profil conservé, dont ${upcoming} à venir.`,
          other: (n) => `${n} rendez-vous passent au profil conservé, dont ${upcoming} à venir.`,
        }),
  login: {
    kept: 'Le nom d’utilisateur et le mot de passe du profil conservé restent les mêmes.',
    moved:
      'Le nom d’utilisateur et le mot de passe de l’autre profil passent au profil conservé, avec sa vérification en deux étapes.',
    none: 'Aucun des deux n’a de nom d’utilisateur, il n’y a donc pas d’accès à déplacer.',
  },
  usernameEnds: (username) => `Le nom d’utilisateur ${username} cesse de fonctionner.`,
  sessions: (count) =>
    counted('fr', count, {
      one: (n) => `${n} session de l’autre profil se ferme\u202f: la personne y est déconnectée.`,
      other: (n) => `${n} sessions de l’autre profil se ferment\u202f: la personne y est déconnectée.`,
    }),
  feedMoves: 'Les agendas abonnés à l’autre profil continuent, avec les rendez-vous du profil conservé.',
  nothingLost: 'Ce que l’autre profil disait autrement reste dans les archives de la clinique.',
  final: 'Une fusion ne peut pas être annulée.',
  action: 'Fusionner',
  acting: 'Fusion en cours…',
};
