import { nameKey } from '../../bff/domain/profile-words.ts';
import { profileWordRows } from '../../bff/storage/profile-words.ts';

/** Somebody to search for. */
export interface BenchPerson {
  readonly id: string;
  readonly role: 'patient' | 'staff';
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly email: string | null;
  readonly mobilePhone: string | null;
  readonly username: string | null;
}

const givenNames = (
  'Maria James Olivia Noah Emma Liam Sophie William Amelia Jack Charlotte Thomas Ava Lucas Mia Henry Isla ' +
  'Oliver Grace Leo Chloé Arthur Léa Hugo Zoé Gabriel Inès Louis Manon Raphaël Camille Adam Juliette Paul ' +
  'Lucía Hugo Sofía Mateo Martina Daniel Paula Pablo Julia Álvaro Valeria Adrián Alba David Noa Diego Carmen ' +
  'Wei Priya Ahmed Fatima Yuki Chen Ananya Omar Aisha Kenji Mei Ravi Leila Hiroshi Nadia Viktor Zara Quentin ' +
  'Xavier Ulrike Yvonne Igor Björn Åsa Dieter Kwame Tunde'
).split(' ');
const familyNames = (
  'Smith Garcia Nguyen Johnson Tremblay Brown Singh Williams Martin Roy Lee Wilson Rodriguez Gagnon Taylor ' +
  'Chen Anderson Patel Thompson Côté White Fernández Bouchard Wong Harris Gauthier Clark Morin Lewis Khan ' +
  'Robinson Lavoie Walker Fortin Young Gagné Hall Müller Allen Pelletier King Bélanger Wright Lévesque Scott ' +
  'Hernández Green Baker Adams Nelson'
).split(' ');
const beginnings =
  'Al Bar Cor Dan El Fair Gar Hol Iv Jar Kel Lang Mor Nor Os Pem Ran Sten Tar Ul Ven West Yar Zel'
    .split(' ')
    .flatMap((one) =>
      'a be den ford gar ham ker ling mont ner sted ton vik wood'.split(' ').map((two) => one + two),
    );
const mailers = 'gmail.com hotmail.com outlook.com yahoo.ca icloud.com videotron.ca'.split(' ');

/** The same numbers at every run, from 0 to 1 (mulberry32). */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The first of a list far more often than the last, as names are. */
const common = (list: readonly string[], dice: number): string =>
  list[Math.floor(dice ** 1.2 * list.length)] ?? '';

/** So many people with names, addresses and numbers as common and as rare as in a city: two in 300 work at the clinic. */
export function manyPeople(count: number): readonly BenchPerson[] {
  const dice = createDice(6);
  return Array.from({ length: count }, (_, index) => {
    const givenName = common(givenNames, dice());
    const familyName = dice() < 0.35 ? common(familyNames, dice()) : common(beginnings, dice());
    const birth = new Date(Date.UTC(1935, 0, 1) + Math.floor(dice() * 32_000) * 86_400_000);
    const plain = (name: string) => name.normalize('NFD').replace(/\P{L}/gu, '').toLowerCase();
    const address = `${plain(givenName)}.${plain(familyName)}${index % 9000}@${common(mailers, dice())}`;
    const isStaff = index % 150 === 0;
    return {
      id: `bench-person-${index}`,
      role: isStaff ? 'staff' : 'patient',
      givenName,
      familyName,
      birthDate: birth.toISOString().slice(0, 10),
      email: dice() < 0.9 ? address : null,
      mobilePhone: dice() < 0.85 ? `+1604${String(2_000_000 + Math.floor(dice() * 8_000_000))}` : null,
      username: isStaff || dice() < 0.3 ? `${plain(givenName)}${index}` : null,
    };
  });
}

/** The columns of {@link rowsOf} that are written. */
export const profileColumns = {
  clinicId: 'bigint',
  id: 'text',
  role: 'text',
  givenName: 'text',
  familyName: 'text',
  birthDate: 'text',
  email: 'text',
  emailKey: 'text',
  mobilePhone: 'text',
  username: 'text',
  usernameKey: 'text',
  nameKey: 'text',
  createdAt: 'bigint',
} as const;
export const wordColumns = { clinicId: 'bigint', word: 'text', nameKey: 'text', profileId: 'text' } as const;

/** Their rows in the tables `profile` and `profileWord`. */
export function rowsOf(clinicId: number, people: readonly BenchPerson[], createdAt: number) {
  const profiles = people.map((person) => ({
    ...person,
    clinicId,
    emailKey: person.email,
    usernameKey: person.username,
    nameKey: nameKey(person),
    locale: null,
    lastLoggedInAt: null,
    createdAt,
  }));
  const words = people.flatMap((person) => profileWordRows({ clinicId, profileId: person.id }, person));
  return { profiles, words };
}
