import { counted } from '../counted.ts';
import type { DoctorMessages } from '../en/doctor.ts';

const policy = 'Añada esto a la política:';
const register =
  'Pida al operador que lo registre. En la base de datos del BFF basta con esto, en menos de un segundo:';
const twice = 'Deje solo uno. El que se carga primero da vida a las etiquetas y el otro no sirve de nada.';

/** Spanish for `<clinic-doctor>`. */
export const doctorSpanish: DoctorMessages = {
  heading: 'Médico de la clínica',
  about:
    'Para quien construye este sitio: qué impide que funcionen los widgets de esta página y cómo arreglarlo.',
  examining: 'Examinando la página…',
  healthy: 'Todo está bien. No hay nada que arreglar.',
  toMend: (count) =>
    counted('es', count, {
      one: (n) => `Hay ${n} problema que arreglar.`,
      other: (n) => `Hay ${n} problemas que arreglar.`,
    }),
  toLookAt: (count) =>
    counted('es', count, {
      one: (n) => `Hay ${n} punto que conviene mirar.`,
      other: (n) => `Hay ${n} puntos que conviene mirar.`,
    }),
  health: { bad: 'Problema', warning: 'Conviene mirarlo', good: 'Bien' },
  again: 'Examinar de nuevo',
  copy: 'Copiar el informe',
  copied: 'El informe está copiado. Péguelo en un correo al servicio de asistencia.',
  notCopied: 'En esta página no se puede copiar. Abra el informe de abajo, selecciónelo y cópielo.',
  report: 'El informe como texto',
  close: 'Cerrar',
  reportLines: {
    page: (address) => `Página: ${address}`,
    time: (time) => `Hora: ${time}`,
    browser: (browser) => `Navegador: ${browser}`,
  },
  findings: {
    'page-secure': {
      says: 'El navegador tiene esta página por segura: llega por https, o de este equipo.',
      mend: null,
    },
    'page-not-secure': {
      says: 'Esta página no llega por https.',
      mend: 'Sírvala por https. Sin él, los navegadores no tienen llaves de acceso, no guardan cookies seguras y no dan criptografía a los scripts.',
    },
    'bff-reached': { says: (address) => `El BFF responde en ${address}.`, mend: null },
    'bff-address-unreadable': {
      says: (address) => `«${address}» no es la dirección de un BFF.`,
      mend: 'Escríbala entera en el atributo bff, como https://auth.clinic.example, o quite el atributo: entonces el BFF está allí de donde viene el script.',
    },
    'bff-mixed-content': {
      says: (address) =>
        `La página llega por https y el BFF en ${address} no, de modo que el navegador lo bloquea.`,
      mend: 'Escriba https: en la dirección del script y en el atributo bff.',
    },
    'bff-not-secure': {
      says: (address) => `La dirección ${address} del BFF no empieza por https:.`,
      mend: 'Ponga el BFF detrás de https. Solo en localhost basta http.',
    },
    'bff-unreachable': {
      says: (address) => `Nada responde en ${address}.`,
      mend: 'Compruebe la dirección del script y el atributo bff, que el BFF esté en marcha y que su certificado sea válido. Abierta en una pestaña aparte, esta dirección debería decir «ok»:',
    },
    'bff-unlike': {
      says: (address) => `Algo responde en ${address}, pero no como el BFF de este script.`,
      mend: 'Puede que la dirección sea de otro servidor, que el BFF sea más antiguo que el script o que un proxy delante de él quite cabeceras (Access-Control-Allow-Origin) o rutas.',
    },
    'bff-elsewhere': {
      says: (address, own) =>
        `Esta página llama al BFF en ${address}, y el BFF está configurado para ${own}.`,
      mend: 'Use esa dirección en la página o pida al operador que corrija PUBLIC_URL: de ella dependen los enlaces de los correos y algunos inicios de sesión.',
    },
    'clinic-unknown': {
      says: (slug, address) => `El BFF en ${address} no tiene ninguna clínica «${slug}».`,
      mend: 'Compruebe el atributo clinic: es el identificador que el operador dio a la clínica.',
    },
    'clinic-left-out': {
      says: (origin) => `Las etiquetas no nombran ninguna clínica, y ${origin} no pertenece a una sola.`,
      mend: 'Escriba el identificador de la clínica en el atributo clinic y pregunte al operador si este origen está registrado.',
    },
    'origin-registered': {
      says: (origin, slug) => `El origen de esta página, ${origin}, está registrado en la clínica «${slug}».`,
      mend: null,
    },
    'origin-not-registered': {
      says: (origin, slug) =>
        `El origen de esta página, ${origin}, no está registrado en la clínica «${slug}».`,
      mend: register,
    },
    'origin-similar': {
      says: (origin, similar) =>
        `El origen de esta página, ${origin}, no está registrado en la clínica. ${similar} sí.`,
      mend: 'Lleve a todos al que está registrado o pida al operador que registre también este. En la base de datos del BFF basta con esto, en menos de un segundo:',
    },
    'policy-fine': {
      says: 'Ninguna política de seguridad del contenido (CSP) estorba a los widgets.',
      mend: null,
    },
    'policy-blocks': {
      says: (directive) =>
        `La política de seguridad del contenido (CSP) de la página bloquea lo que los widgets necesitan (${directive}).`,
      mend: policy,
    },
    'cookies-first-party': {
      says: 'Este navegador guarda las cookies del BFF. Está en el mismo sitio que la página, así que todos lo harán.',
      mend: null,
    },
    'cookies-partitioned': {
      says: 'Este navegador guarda las cookies del BFF, aparte para este sitio: el BFF está en otro.',
      mend: null,
    },
    'cookies-blocked': {
      says: 'En esta página, este navegador no guarda ninguna cookie del BFF. En su lugar, una clave en el navegador mantiene las sesiones.',
      mend: 'No hay que hacer nada. Desde una dirección del dominio de la clínica, como auth.clinic.example, todos los navegadores guardarían las cookies.',
    },
    'memory-only': {
      says: 'Para esta página, este navegador no guarda ni las cookies del BFF ni nada más, así que dejarla o recargarla cierra la sesión.',
      mend: 'Sirva el BFF desde el dominio de la clínica, o mire si un marco aislado (sandbox) o los ajustes del navegador cierran el almacenamiento de la página.',
    },
    'storage-open': { says: 'Esta página puede guardar cosas en el navegador.', mend: null },
    'storage-closed': {
      says: 'Esta página no puede guardar nada en el navegador.',
      mend: 'Mire si está en un marco aislado (sandbox) y los ajustes del navegador. Los widgets funcionan, pero recuerdan menos.',
    },
    'passkeys-work': {
      says: (domain) => `Las llaves de acceso funcionan aquí. Pertenecen a ${domain}.`,
      mend: null,
    },
    'passkeys-elsewhere': {
      says: (domain, host) =>
        `Las llaves de acceso de la clínica pertenecen a ${domain} y no funcionan en esta página, en ${host}.`,
      mend: 'Muestre el inicio de sesión en una página de ese dominio o pida al operador que corrija passkey_domain en los ajustes de la clínica.',
    },
    'passkeys-not-here': {
      says: (host) => `Las llaves de acceso no funcionan en ${host}.`,
      mend: 'Necesitan una página en un dominio de la clínica, no una simple dirección IP ni un dominio que otros comparten.',
    },
    'passkeys-not-in-browser': {
      says: 'Este navegador, o la aplicación que muestra la página, no tiene llaves de acceso.',
      mend: 'No hay que hacer nada: quedan las otras formas de iniciar sesión.',
    },
    'clock-right': { says: 'El reloj de este dispositivo está en hora.', mend: null },
    'clock-off': {
      says: (time) => `El reloj de este dispositivo se desvía ${time}.`,
      mend: 'Deje que se ajuste solo. Los códigos de una aplicación de autenticación de este dispositivo pueden ser rechazados.',
    },
    'clock-far-off': {
      says: (time) => `El reloj de este dispositivo se desvía ${time}.`,
      mend: 'Deje que se ajuste solo. Se rechazan las sesiones que mantiene una clave del navegador y los códigos de una aplicación de autenticación de este dispositivo.',
    },
    'script-current': { says: (mark) => `El script es el que el BFF tiene ahora (${mark}).`, mend: null },
    'script-differs': {
      says: (address, mark) => `El script en ${address} no es el que el BFF tiene ahora (${mark}).`,
      mend: 'Recargue la página sin la caché del navegador. Si sigue igual, una caché intermedia es antigua, o la página tiene una copia propia o una versión fijada: tome la nueva.',
    },
    'script-twice': {
      says: (addresses) => `Esta página tiene el script más de una vez: ${addresses}.`,
      mend: twice,
    },
    'script-and-bundle': {
      says: 'Esta página tiene los widgets dos veces: por el script y en un paquete propio.',
      mend: twice,
    },
    'tags-found': { says: (tags) => `En esta página: ${tags}.`, mend: null },
    'tags-none': {
      says: 'En esta página no hay ninguna etiqueta de los widgets.',
      mend: 'Ponga una donde la quiera:',
    },
    'tag-misspelt': {
      says: (written, meant) => `No hay ninguna etiqueta <${written}>. ¿Es <${meant}>?`,
      mend: 'Corríjala al principio y al final.',
    },
    'tag-unknown': {
      says: (written) => `No hay ninguna etiqueta <${written}>.`,
      mend: 'El README y la galería enumeran todas las etiquetas.',
    },
    'attribute-misspelt': {
      says: (written, meant) => `${written}: no hay tal atributo. ¿Es ${meant}?`,
      mend: 'Corrija su nombre.',
    },
    'attribute-unknown': {
      says: (written) => `${written}: esta etiqueta no tiene ese atributo.`,
      mend: 'Quítelo. Si es suyo, haga que su nombre empiece por data-.',
    },
    'locale-unknown': {
      says: (written) => `${written}: los widgets no hablan ese idioma.`,
      mend: 'Hablan en, fr y es, e inglés si se les pide otra cosa.',
    },
    'theme-unknown': {
      says: (written) => `${written}: no hay tal tema.`,
      mend: 'Es light o dark; sin él, deciden los colores de la página.',
    },
    'account-url-fine': { says: (address) => `account-url lleva a ${address}.`, mend: null },
    'account-url-unreadable': {
      says: (written) => `${written} no es una página web, así que nadie llega allí tras iniciar sesión.`,
      mend: 'Escriba una dirección que empiece por https:, o una ruta como /account/.',
    },
    'account-url-not-registered': {
      says: (origin, slug) =>
        `account-url lleva a ${origin}, que no está registrado en la clínica «${slug}».`,
      mend: register,
    },
  },
};
