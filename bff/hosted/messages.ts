import type { Locale } from '../delivery/locale.ts';
import type { HostedPage } from './pages.ts';

/** The sentences of the hosted pages' frame; what stands inside it is the widgets' own. */
interface HostedMessages {
  readonly titles: Readonly<Record<HostedPage, string>>;
  readonly needsScript: string;
  /** Before the clinic's phone number and address. */
  readonly help: string;
  /** Names the links between the pages of whoever is logged in. */
  readonly pages: string;
}

export const hostedMessages: Readonly<Record<Locale, HostedMessages>> = {
  en: {
    titles: {
      login: 'Log in',
      'forgot-password': 'Forgot your username or password?',
      'reset-password': 'Choose a new password',
      'set-up-account': 'Set up your account',
      account: 'My Account',
      profiles: 'Profiles',
      'security-settings': 'Security settings',
    },
    needsScript: 'This page needs JavaScript. Please turn it on in your browser, or contact the clinic.',
    help: 'Need help?',
    pages: 'Your pages',
  },
  fr: {
    titles: {
      login: 'Se connecter',
      'forgot-password': 'Nom d’utilisateur ou mot de passe oublié ?',
      'reset-password': 'Choisir un nouveau mot de passe',
      'set-up-account': 'Créer votre compte',
      account: 'Mon compte',
      profiles: 'Profils',
      'security-settings': 'Paramètres de sécurité',
    },
    needsScript:
      'Cette page a besoin de JavaScript. Activez-le dans votre navigateur ou adressez-vous à la clinique.',
    help: 'Besoin d’aide ?',
    pages: 'Vos pages',
  },
  es: {
    titles: {
      login: 'Iniciar sesión',
      'forgot-password': '¿Olvidó su usuario o contraseña?',
      'reset-password': 'Elija una contraseña nueva',
      'set-up-account': 'Configure su cuenta',
      account: 'Mi cuenta',
      profiles: 'Perfiles',
      'security-settings': 'Ajustes de seguridad',
    },
    needsScript:
      'Esta página necesita JavaScript. Actívelo en su navegador o póngase en contacto con la clínica.',
    help: '¿Necesita ayuda?',
    pages: 'Sus páginas',
  },
};
