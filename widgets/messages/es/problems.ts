import type { ProblemMessages } from '../en/problems.ts';
import { formSpanish } from './form.ts';

/** Spanish for what is wrong. */
export const problemsSpanish: ProblemMessages = {
  waitIsOver: 'Ya puede volver a intentarlo.',
  contact: (clinic) => `¿Necesita ayuda? Póngase en contacto con ${clinic}:`,
  problems: {
    'wrong-credentials':
      'Ese nombre de usuario y esa contraseña no coinciden. Compruebe ambos y vuelva a intentarlo.',
    throttled: (wait) => `Demasiados intentos. Podrá volver a intentarlo en ${wait}.`,
    busy: (wait) => `Estamos muy ocupados en este momento. Podrá volver a intentarlo en ${wait}.`,
    'login-ended': 'El inicio de sesión tardó demasiado o terminó en otro lugar. Vuelva a iniciar sesión.',
    'wrong-step': 'Esto ha avanzado mientras tanto. Continúe desde aquí.',
    'second-step-closed': (wait) =>
      `Demasiados códigos incorrectos. Por ahora no se envía ni se comprueba ningún código. Vuelva a intentarlo en ${wait}.`,
    'code-expired': 'Ese código ya no se puede usar. Pida otro.',
    'recovery-code-closed':
      'Demasiados códigos de recuperación incorrectos. Vuelva a iniciar sesión para intentarlo otra vez.',
    'recovery-code-dead':
      'Este código de recuperación ya no se puede usar: ya se usó o se escribió mal demasiadas veces. Elija otra forma.',
    'sms-too-soon': (wait) => `Un mensaje de texto está en camino. Podrá pedir otro en ${wait}.`,
    'sms-limit': (wait) =>
      `Se han enviado demasiados mensajes de texto. Podrá pedir otro en ${wait}, o elegir otra forma.`,
    'sms-country': 'No enviamos mensajes de texto a ese país. Elija otra forma.',
    'sms-unavailable':
      'En este momento no se pueden enviar mensajes de texto. Vuelva a intentarlo en un momento o elija otra forma.',
    'phone-unusable': 'No se pueden enviar mensajes de texto a ese número. Elija otra forma.',
    'passkey-refused': 'Esa llave de acceso no se ha aceptado aquí. Pruebe con otra o elija otra forma.',
    'passkey-not-here':
      'Sus llaves de acceso para esta clínica no funcionan en esta página. Elija otra forma.',
    'passkey-cancelled':
      'No se ha usado ninguna llave de acceso: la pregunta se cerró, tardó demasiado o no se encontró ninguna. Vuelva a intentarlo o elija otra forma.',
    'set-up-ended': 'Ha tardado demasiado. Vuelva a empezar la configuración.',
    'last-method': 'La clínica pide la verificación en dos pasos, así que el último método debe quedarse.',
    'two-step-off': 'Este perfil no usa la verificación en dos pasos.',
    'signed-out-idle': 'Se ha cerrado su sesión porque no ha habido actividad durante un rato.',
    'signed-out-time':
      'Se ha cerrado su sesión porque llevaba mucho tiempo abierta. Vuelva a iniciar sesión.',
    'unknown-clinic':
      'El inicio de sesión todavía no funciona en esta página. Póngase en contacto con la clínica.',
    offline: 'Parece que no tiene conexión. Vuelva a intentarlo cuando la recupere.',
    unreachable: formSpanish.unreachable,
    internal: 'Algo ha fallado por nuestra parte. Vuelva a intentarlo en un momento.',
  },
};
