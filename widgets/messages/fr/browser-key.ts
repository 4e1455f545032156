import type { BrowserKeyMessages } from '../en/browser-key.ts';

/** French for browsers that keep no cookies for the clinic’s page. */
export const browserKeyFrench: BrowserKeyMessages = {
  untilYouLeave:
    'Ce navigateur ne garde rien pour cette page\u202f: votre session se fermera lorsque vous quitterez ou rechargerez la page.',
  pageNotSecure:
    'La connexion ne fonctionne pas sur cette page, car elle n’a pas été ouverte par une liaison sécurisée (https). Veuillez contacter la clinique.',
  clockFast: (difference) =>
    `L’horloge de cet appareil avance de ${difference}, ce qui empêche une connexion sûre. Réglez la date et l’heure, puis réessayez.`,
  clockSlow: (difference) =>
    `L’horloge de cet appareil retarde de ${difference}, ce qui empêche une connexion sûre. Réglez la date et l’heure, puis réessayez.`,
  clockOff:
    'L’horloge de cet appareil n’est pas à l’heure, ce qui empêche une connexion sûre. Réglez la date et l’heure, puis réessayez.',
};
