import type { CalendarMessages } from '../en/calendar.ts';

/** French for `<clinic-calendar-subscribe>`; narrow no-break spaces (U+202F) stand before ; : ! and ?. */
export const calendarFrench: CalendarMessages = {
  heading: 'Vos rendez-vous',
  opening: 'Un instant, s’il vous plaît…',
  tryAgain: 'Réessayer',
  none: 'Vous n’avez aucun rendez-vous pour le moment. Dès qu’il y en aura un, vous le trouverez ici.',
  today: 'Aujourd’hui',
  tomorrow: 'Demain',
  withPractitioner: (name) => `avec ${name}`,
  online: 'En ligne',
  join: 'Rejoindre en ligne',
  timesIn: (zone) => `Les rendez-vous sont indiqués à l’heure de la clinique\u202f: ${zone}.`,
  subscribe: 'S’abonner à votre calendrier',
  about:
    'Retrouvez vos rendez-vous dans votre propre agenda\u202f: les nouveaux, les changements et les annulations y apparaissent d’eux-mêmes.',
  device: 'S’abonner depuis cet appareil',
  deviceHint:
    'Ouvre votre application d’agenda. Si rien ne se passe, copiez le lien et ajoutez-le vous-même.',
  deviceHintAndroid:
    'La plupart des applications Android ajoutent les rendez-vous tels qu’ils sont maintenant, sans les changements à venir. Pour rester à jour, utilisez Google Agenda sur un ordinateur\u202f: tout s’affiche ensuite aussi sur votre téléphone.',
  google: 'Google Agenda',
  googleHint:
    'S’ouvre dans un nouvel onglet. Google cherche les nouveautés toutes les 12 à 24 heures environ.',
  outlookHint: 'Pour un compte personnel, comme Outlook.com ou Hotmail. S’ouvre dans un nouvel onglet.',
  outlookWork: 'Outlook professionnel ou scolaire',
  outlookWorkHint: 'Pour le compte d’une entreprise ou d’une école. S’ouvre dans un nouvel onglet.',
  link: 'Le lien vers votre calendrier',
  copyLink: 'Copier le lien',
  copied:
    'Copié. Ajoutez-le dans votre agenda là où il est question de «\u202fs’abonner\u202f» ou d’une URL.',
  notCopied: 'La copie ne fonctionne pas dans ce navigateur. Sélectionnez le lien et copiez-le.',
  showQrCode: 'Afficher le code QR',
  hideQrCode: 'Masquer le code QR',
  qrCode: 'Code QR du lien vers votre calendrier',
  noQrCode: 'Le code QR n’a pas pu être chargé. Copiez le lien et envoyez-le à votre téléphone.',
  qrHint:
    'Visez-le avec l’appareil photo d’un iPhone ou d’un iPad pour vous y abonner. Sur Android, utilisez Google Agenda sur un ordinateur.',
  secret:
    'Quiconque possède ce lien voit vos rendez-vous\u202f: gardez-le pour vous. Si vous choisissez Google Agenda ou Outlook, Google ou Microsoft le reçoit aussi.',
  notFetched:
    'Aucun agenda ne l’a encore consulté. Une fois abonné, le vôtre s’en charge de lui-même\u202f; avec certains, la première fois se fait un peu attendre.',
  fetched: (time) => `Dernière consultation le ${time}.`,
  fetchedBy: (time, calendar) => `Dernière consultation le ${time}, par ${calendar}.`,
  reset: 'Réinitialiser le lien',
  resetHeading: 'Réinitialiser le lien\u202f?',
  resetAbout:
    'L’ancien lien prend fin aussitôt\u202f: tous les agendas qui l’utilisent ne reçoivent plus vos rendez-vous. Vous obtenez alors un nouveau lien, avec lequel vous abonner de nouveau.',
  keep: 'Garder ce lien',
  resetting: 'Réinitialisation en cours…',
  resetDone: 'L’ancien lien a pris fin. Abonnez-vous de nouveau avec le nouveau.',
};
