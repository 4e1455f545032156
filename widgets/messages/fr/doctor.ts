import { counted } from '../counted.ts';
import type { DoctorMessages } from '../en/doctor.ts';

const policy = 'Ajoutez ceci à la politique\u202f:';
const register =
  'Demandez à l’exploitant de l’enregistrer. Dans la base de données du BFF, ceci suffit, en moins d’une seconde\u202f:';
const twice = 'Gardez-en un seul. Le premier chargé donne vie aux balises, l’autre ne sert à rien.';

/** French for `<clinic-doctor>`; narrow no-break spaces (U+202F) stand before ; : ! and ?. */
export const doctorFrench: DoctorMessages = {
  heading: 'Docteur de la clinique',
  about:
    'Pour qui construit ce site\u202f: ce qui empêche les widgets de cette page de fonctionner, et comment y remédier.',
  examining: 'Examen de la page…',
  healthy: 'Tout va bien. Il n’y a rien à corriger.',
  toMend: (count) =>
    counted('fr', count, {
      one: (n) => `${n} problème à corriger.`,
      other: (n) => `${n} problèmes à corriger.`,
    }),
  toLookAt: (count) =>
    counted('fr', count, { one: (n) => `${n} point à vérifier.`, other: (n) => `${n} points à vérifier.` }),
  health: { bad: 'Problème', warning: 'À vérifier', good: 'En ordre' },
  again: 'Examiner à nouveau',
  copy: 'Copier le rapport',
  copied: 'Le rapport est copié. Collez-le dans un e-mail à l’assistance.',
  notCopied:
    'La copie ne fonctionne pas dans cette page. Ouvrez le rapport ci-dessous, sélectionnez-le et copiez-le.',
  report: 'Le rapport en texte',
  close: 'Fermer',
  reportLines: {
    page: (address) => `Page\u202f: ${address}`,
    time: (time) => `Heure\u202f: ${time}`,
    browser: (browser) => `Navigateur\u202f: ${browser}`,
  },
  findings: {
    'page-secure': {
      says: 'Le navigateur tient cette page pour sûre\u202f: elle arrive par https, ou de cet ordinateur.',
      mend: null,
    },
    'page-not-secure': {
      says: 'Cette page n’arrive pas par https.',
      mend: 'Servez-la par https. Sans cela, les navigateurs n’ont pas de clés d’accès, ne gardent pas de cookies sûrs et ne donnent pas de cryptographie aux scripts.',
    },
    'bff-reached': { says: (address) => `Le BFF répond à ${address}.`, mend: null },
    'bff-address-unreadable': {
      says: (address) => `«\u202f${address}\u202f» n’est pas l’adresse d’un BFF.`,
      mend: 'Écrivez-la en entier dans l’attribut bff, comme https://auth.clinic.example, ou laissez l’attribut de côté\u202f: le BFF est alors là d’où vient le script.',
    },
    'bff-mixed-content': {
      says: (address) =>
        `La page arrive par https, mais pas le BFF à ${address}\u202f: le navigateur le bloque donc.`,
      mend: 'Écrivez https: dans l’adresse du script et dans l’attribut bff.',
    },
    'bff-not-secure': {
      says: (address) => `L’adresse ${address} du BFF ne commence pas par https:.`,
      mend: 'Placez le BFF derrière https. Seul localhost se contente de http.',
    },
    'bff-unreachable': {
      says: (address) => `Rien ne répond à ${address}.`,
      mend: 'Vérifiez l’adresse du script et l’attribut bff, que le BFF tourne et que son certificat est valable. Ouverte dans un onglet à part, cette adresse devrait dire «\u202fok\u202f»\u202f:',
    },
    'bff-unlike': {
      says: (address) => `Quelque chose répond à ${address}, mais pas comme le BFF de ce script.`,
      mend: 'L’adresse est peut-être celle d’un autre serveur, le BFF est plus ancien que le script, ou un proxy placé devant lui retire des en-têtes (Access-Control-Allow-Origin) ou des chemins.',
    },
    'bff-elsewhere': {
      says: (address, own) => `Cette page appelle le BFF à ${address}, et le BFF est réglé pour ${own}.`,
      mend: 'Utilisez cette adresse-là dans la page, ou demandez à l’exploitant de corriger PUBLIC_URL\u202f: les liens des e-mails et certaines connexions en dépendent.',
    },
    'clinic-unknown': {
      says: (slug, address) => `Le BFF à ${address} n’a pas de clinique «\u202f${slug}\u202f».`,
      mend: 'Vérifiez l’attribut clinic\u202f: c’est l’identifiant que l’exploitant a donné à la clinique.',
    },
    'clinic-left-out': {
      says: (origin) => `Les balises ne nomment aucune clinique, et ${origin} n’appartient pas à une seule.`,
      mend: 'Écrivez l’identifiant de la clinique dans l’attribut clinic, et demandez à l’exploitant si cette origine est enregistrée.',
    },
    'origin-registered': {
      says: (origin, slug) =>
        `L’origine de cette page, ${origin}, est enregistrée pour la clinique «\u202f${slug}\u202f».`,
      mend: null,
    },
    'origin-not-registered': {
      says: (origin, slug) =>
        `L’origine de cette page, ${origin}, n’est pas enregistrée pour la clinique «\u202f${slug}\u202f».`,
      mend: register,
    },
    'origin-similar': {
      says: (origin, similar) =>
        `L’origine de cette page, ${origin}, n’est pas enregistrée pour la clinique. ${similar} l’est.`,
      mend: 'Menez tout le monde à celle qui est enregistrée, ou demandez à l’exploitant d’enregistrer celle-ci aussi. Dans la base de données du BFF, ceci suffit, en moins d’une seconde\u202f:',
    },
    'policy-fine': {
      says: 'Aucune politique de sécurité du contenu (CSP) ne gêne les widgets.',
      mend: null,
    },
    'policy-blocks': {
      says: (directive) =>
        `La politique de sécurité du contenu (CSP) de la page bloque ce dont les widgets ont besoin (${directive}).`,
      mend: policy,
    },
    'cookies-first-party': {
      says: 'Ce navigateur garde les cookies du BFF. Celui-ci est sur le site même de la page\u202f: tous les navigateurs le feront.',
      mend: null,
    },
    'cookies-partitioned': {
      says: 'Ce navigateur garde les cookies du BFF, à part pour ce site\u202f: le BFF est sur un autre.',
      mend: null,
    },
    'cookies-blocked': {
      says: 'Dans cette page, ce navigateur ne garde aucun cookie du BFF. À leur place, une clé dans le navigateur tient les connexions.',
      mend: 'Il n’y a rien à faire. Depuis une adresse du domaine de la clinique, comme auth.clinic.example, tous les navigateurs garderaient les cookies.',
    },
    'memory-only': {
      says: 'Pour cette page, ce navigateur ne garde ni les cookies du BFF ni rien d’autre\u202f: la quitter ou la recharger déconnecte.',
      mend: 'Servez le BFF depuis le domaine de la clinique, ou voyez si un cadre isolé (sandbox) ou les réglages du navigateur ferment le stockage de la page.',
    },
    'storage-open': { says: 'Cette page peut garder des données dans le navigateur.', mend: null },
    'storage-closed': {
      says: 'Cette page ne peut rien garder dans le navigateur.',
      mend: 'Voyez si elle se trouve dans un cadre isolé (sandbox), et regardez les réglages du navigateur. Les widgets fonctionnent, mais retiennent moins.',
    },
    'passkeys-work': {
      says: (domain) => `Les clés d’accès fonctionnent ici. Elles appartiennent à ${domain}.`,
      mend: null,
    },
    'passkeys-elsewhere': {
      says: (domain, host) =>
        `Les clés d’accès de la clinique appartiennent à ${domain} et ne fonctionnent pas sur cette page, à ${host}.`,
      mend: 'Montrez la connexion sur une page de ce domaine, ou demandez à l’exploitant de corriger passkey_domain dans les réglages de la clinique.',
    },
    'passkeys-not-here': {
      says: (host) => `Les clés d’accès ne fonctionnent pas à ${host}.`,
      mend: 'Il leur faut une page sur un domaine de la clinique, ni une simple adresse IP ni un domaine que d’autres partagent.',
    },
    'passkeys-not-in-browser': {
      says: 'Ce navigateur, ou l’application qui montre la page, n’a pas de clés d’accès.',
      mend: 'Il n’y a rien à faire\u202f: les autres façons de se connecter restent.',
    },
    'clock-right': { says: 'L’horloge de cet appareil est à l’heure.', mend: null },
    'clock-off': {
      says: (time) => `L’horloge de cet appareil a un écart de ${time}.`,
      mend: 'Laissez-la se régler seule. Les codes d’une application d’authentification de cet appareil peuvent être refusés.',
    },
    'clock-far-off': {
      says: (time) => `L’horloge de cet appareil a un écart de ${time}.`,
      mend: 'Laissez-la se régler seule. Les connexions tenues par une clé du navigateur sont refusées, comme les codes d’une application d’authentification de cet appareil.',
    },
    'script-current': {
      says: (mark) => `Le script est celui que le BFF a maintenant (${mark}).`,
      mend: null,
    },
    'script-differs': {
      says: (address, mark) => `Le script à ${address} n’est pas celui que le BFF a maintenant (${mark}).`,
      mend: 'Rechargez la page sans le cache du navigateur. Si rien ne change, un cache intermédiaire est ancien, ou la page a sa propre copie ou une version fixée\u202f: prenez la nouvelle.',
    },
    'script-twice': {
      says: (addresses) => `Cette page a le script plus d’une fois\u202f: ${addresses}.`,
      mend: twice,
    },
    'script-and-bundle': {
      says: 'Cette page a les widgets deux fois\u202f: par le script et dans un bundle.',
      mend: twice,
    },
    'tags-found': { says: (tags) => `Sur cette page\u202f: ${tags}.`, mend: null },
    'tags-none': {
      says: 'Il n’y a aucune balise des widgets sur cette page.',
      mend: 'Mettez-en une où vous le souhaitez\u202f:',
    },
    'tag-misspelt': {
      says: (written, meant) => `Il n’y a pas de balise <${written}>. Est-ce <${meant}>\u202f?`,
      mend: 'Corrigez-la au début et à la fin.',
    },
    'tag-unknown': {
      says: (written) => `Il n’y a pas de balise <${written}>.`,
      mend: 'Le README et la galerie énumèrent toutes les balises.',
    },
    'attribute-misspelt': {
      says: (written, meant) => `${written}\u202f: cet attribut n’existe pas. Est-ce ${meant}\u202f?`,
      mend: 'Corrigez son nom.',
    },
    'attribute-unknown': {
      says: (written) => `${written}\u202f: cette balise n’a pas cet attribut.`,
      mend: 'Retirez-le. S’il est à vous, faites commencer son nom par data-.',
    },
    'locale-unknown': {
      says: (written) => `${written}\u202f: les widgets ne parlent pas cette langue.`,
      mend: 'Ils parlent en, fr et es, et anglais si on leur demande autre chose.',
    },
    'theme-unknown': {
      says: (written) => `${written}\u202f: ce thème n’existe pas.`,
      mend: 'C’est light ou dark\u202f; sans lui, les couleurs de la page décident.',
    },
    'account-url-fine': { says: (address) => `account-url mène à ${address}.`, mend: null },
    'account-url-unreadable': {
      says: (written) => `${written} n’est pas une page web\u202f: personne n’y arrive après la connexion.`,
      mend: 'Écrivez une adresse qui commence par https:, ou un chemin comme /account/.',
    },
    'account-url-not-registered': {
      says: (origin, slug) =>
        `account-url mène à ${origin}, qui n’est pas enregistrée pour la clinique «\u202f${slug}\u202f».`,
      mend: register,
    },
  },
};
