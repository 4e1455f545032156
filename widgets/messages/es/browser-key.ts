import type { BrowserKeyMessages } from '../en/browser-key.ts';

/** Spanish for browsers that keep no cookies for the clinic’s page. */
export const browserKeySpanish: BrowserKeyMessages = {
  untilYouLeave:
    'Este navegador no guarda nada para esta página, así que su sesión se cerrará cuando la abandone o la recargue.',
  pageNotSecure:
    'El inicio de sesión no funciona en esta página porque no se abrió con una conexión segura (https). Póngase en contacto con la clínica.',
  clockFast: (difference) =>
    `El reloj de este dispositivo va adelantado ${difference}, y así no se puede iniciar sesión con seguridad. Ajuste la fecha y la hora y vuelva a intentarlo.`,
  clockSlow: (difference) =>
    `El reloj de este dispositivo va atrasado ${difference}, y así no se puede iniciar sesión con seguridad. Ajuste la fecha y la hora y vuelva a intentarlo.`,
  clockOff:
    'El reloj de este dispositivo no está en hora, y así no se puede iniciar sesión con seguridad. Ajuste la fecha y la hora y vuelva a intentarlo.',
};
