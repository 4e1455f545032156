import { counted } from '../counted.ts';

/** What a finding says, and how it is mended; null: nothing has to be done. Up to two places are filled in. */
interface FindingWords {
  readonly says: string | ((one: string, other: string) => string);
  readonly mend: string | null;
}

const policy = 'Add this to the policy:';
const register = 'Ask the operator to register it. In the BFF’s database, this does it, within a second:';

/** English for `<clinic-doctor>`, which speaks to whoever builds the site. */
export const doctorEnglish = {
  heading: 'Clinic doctor',
  about:
    'For whoever builds this site: what keeps the widgets on this page from working, and how to mend it.',
  examining: 'Examining the page…',
  healthy: 'All is well. Nothing has to be mended.',
  toMend: (count: number) =>
    counted('en', count, {
      one: (n) => `${n} problem has to be mended.`,
      other: (n) => `${n} problems have to be mended.`,
    }),
  toLookAt: (count: number) =>
    counted('en', count, {
      one: (n) => `${n} thing is worth a look.`,
      other: (n) => `${n} things are worth a look.`,
    }),
  health: { bad: 'Problem', warning: 'Worth a look', good: 'Fine' },
  again: 'Examine again',
  copy: 'Copy report',
  copied: 'The report is copied. Paste it into an email to support.',
  notCopied: 'Copying does not work in this page. Open the report below, select it and copy it.',
  report: 'The report as text',
  close: 'Close',
  reportLines: {
    page: (address: string) => `Page: ${address}`,
    time: (time: string) => `Time: ${time}`,
    browser: (browser: string) => `Browser: ${browser}`,
  },
  findings: {
    'page-secure': {
      says: 'The browser takes this page for secure: it comes over https, or from this computer.',
      mend: null,
    },
    'page-not-secure': {
      says: 'This page does not come over https.',
      mend: 'Serve it over https. Without it, browsers have no passkeys, keep no secure cookies and give scripts no cryptography.',
    },
    'bff-reached': { says: (address) => `The BFF answers at ${address}.`, mend: null },
    'bff-address-unreadable': {
      says: (address) => `“${address}” is no address of a BFF.`,
      mend: 'Write it in full into the attribute bff, such as https://auth.clinic.example, or leave the attribute out: the BFF is then where the script came from.',
    },
    'bff-mixed-content': {
      says: (address) =>
        `The page comes over https and the BFF at ${address} does not, so the browser blocks it.`,
      mend: 'Write https: in the script’s address and in the attribute bff.',
    },
    'bff-not-secure': {
      says: (address) => `The BFF’s address ${address} does not begin with https:.`,
      mend: 'Put the BFF behind https. Only on localhost is http enough.',
    },
    'bff-unreachable': {
      says: (address) => `Nothing answers at ${address}.`,
      mend: 'Check the script’s address and the attribute bff, whether the BFF runs, and whether its certificate is valid. Opened in a tab of its own, this address should say “ok”:',
    },
    'bff-unlike': {
      says: (address) => `Something answers at ${address}, but not as the BFF of this script does.`,
      mend: 'The address may be another server’s, the BFF may be older than the script, or a proxy in front of it may take away headers (Access-Control-Allow-Origin) or paths.',
    },
    'bff-elsewhere': {
      says: (address, own) => `This page calls the BFF at ${address}, and the BFF is set up for ${own}.`,
      mend: 'Use that address in the page, or ask the operator to correct PUBLIC_URL: links in emails and some logins go by it.',
    },
    'clinic-unknown': {
      says: (slug, address) => `The BFF at ${address} has no clinic “${slug}”.`,
      mend: 'Check the attribute clinic: it is the slug that the operator gave the clinic.',
    },
    'clinic-left-out': {
      says: (origin) => `The tags name no clinic, and ${origin} does not belong to exactly one.`,
      mend: 'Write the clinic’s slug into the attribute clinic, and ask the operator whether this origin is registered.',
    },
    'origin-registered': {
      says: (origin, slug) => `This page’s origin, ${origin}, is registered with the clinic “${slug}”.`,
      mend: null,
    },
    'origin-not-registered': {
      says: (origin, slug) => `This page’s origin, ${origin}, is not registered with the clinic “${slug}”.`,
      mend: register,
    },
    'origin-similar': {
      says: (origin, similar) =>
        `This page’s origin, ${origin}, is not registered with the clinic. ${similar} is.`,
      mend: 'Lead all visitors to the registered one, or ask the operator to register this one too. In the BFF’s database, this does it, within a second:',
    },
    'policy-fine': { says: 'No Content Security Policy stands in the widgets’ way.', mend: null },
    'policy-blocks': {
      says: (directive) => `The page’s Content Security Policy blocks what the widgets need (${directive}).`,
      mend: policy,
    },
    'cookies-first-party': {
      says: 'This browser keeps the BFF’s cookies. The BFF is on the page’s own site, so every browser will.',
      mend: null,
    },
    'cookies-partitioned': {
      says: 'This browser keeps the BFF’s cookies, apart for this site: the BFF is on another one.',
      mend: null,
    },
    'cookies-blocked': {
      says: 'This browser keeps no cookie of the BFF in this page. Logins are held by a key in the browser instead.',
      mend: 'Nothing has to be done. From an address on the clinic’s own domain, such as auth.clinic.example, every browser would keep the cookies.',
    },
    'memory-only': {
      says: 'This browser keeps neither the BFF’s cookies nor anything else for this page, so leaving or reloading it logs people out.',
      mend: 'Serve the BFF from the clinic’s own domain, or see whether a sandboxed frame or the browser’s settings close the page’s storage.',
    },
    'storage-open': { says: 'This page may keep things in the browser.', mend: null },
    'storage-closed': {
      says: 'This page may not keep anything in the browser.',
      mend: 'See whether it stands in a sandboxed frame, and look at the browser’s settings. The widgets work, but remember less.',
    },
    'passkeys-work': { says: (domain) => `Passkeys work here. They belong to ${domain}.`, mend: null },
    'passkeys-elsewhere': {
      says: (domain, host) =>
        `The clinic’s passkeys belong to ${domain}, and do not work on this page at ${host}.`,
      mend: 'Show the login on a page of that domain, or ask the operator to correct passkey_domain in the clinic’s settings.',
    },
    'passkeys-not-here': {
      says: (host) => `Passkeys do not work at ${host}.`,
      mend: 'They need a page on a domain of the clinic’s, neither a bare IP address nor a domain that others share.',
    },
    'passkeys-not-in-browser': {
      says: 'This browser, or the app that shows the page, has no passkeys.',
      mend: 'Nothing has to be done: people can log in by the other ways.',
    },
    'clock-right': { says: 'This device’s clock is right.', mend: null },
    'clock-off': {
      says: (time) => `This device’s clock is off by ${time}.`,
      mend: 'Let it set itself. Codes of an authenticator app on this device may be refused.',
    },
    'clock-far-off': {
      says: (time) => `This device’s clock is off by ${time}.`,
      mend: 'Let it set itself. Logins that a key in the browser holds are refused, and so are codes of an authenticator app on this device.',
    },
    'script-current': { says: (mark) => `The script is the one that the BFF has now (${mark}).`, mend: null },
    'script-differs': {
      says: (address, mark) => `The script at ${address} is not the one that the BFF has now (${mark}).`,
      mend: 'Reload the page without the browser’s cache. If it stays so, a cache in between is old, or the page has a copy of its own, or one that is pinned: take the new one.',
    },
    'script-twice': {
      says: (addresses) => `This page has the script more than once: ${addresses}.`,
      mend: 'Keep one of them. Whichever loads first brings the tags to life, and the other is for nothing.',
    },
    'script-and-bundle': {
      says: 'This page has the widgets twice: by the script and in a bundle.',
      mend: 'Keep one of them. Whichever loads first brings the tags to life, and the other is for nothing.',
    },
    'tags-found': { says: (tags) => `On this page: ${tags}.`, mend: null },
    'tags-none': { says: 'There is no tag of the widgets on this page.', mend: 'Put one where you want it:' },
    'tag-misspelt': {
      says: (written, meant) => `There is no tag <${written}>. Is it <${meant}>?`,
      mend: 'Correct it where it begins and where it ends.',
    },
    'tag-unknown': {
      says: (written) => `There is no tag <${written}>.`,
      mend: 'The README and the gallery list all tags.',
    },
    'attribute-misspelt': {
      says: (written, meant) => `${written}: there is no such attribute. Is it ${meant}?`,
      mend: 'Correct its name.',
    },
    'attribute-unknown': {
      says: (written) => `${written}: this tag has no such attribute.`,
      mend: 'Take it away. Where it is your own, let its name begin with data-.',
    },
    'locale-unknown': {
      says: (written) => `${written}: the widgets do not speak that language.`,
      mend: 'They speak en, fr and es, and English where they are asked for anything else.',
    },
    'theme-unknown': {
      says: (written) => `${written}: there is no such theme.`,
      mend: 'It is light or dark; left out, the page’s own colour scheme decides.',
    },
    'account-url-fine': { says: (address) => `account-url leads to ${address}.`, mend: null },
    'account-url-unreadable': {
      says: (written) => `${written} is no web page, so nobody gets there after logging in.`,
      mend: 'Write an address that begins with https:, or a path such as /account/.',
    },
    'account-url-not-registered': {
      says: (origin, slug) =>
        `account-url leads to ${origin}, which is not registered with the clinic “${slug}”.`,
      mend: register,
    },
  } satisfies Record<string, FindingWords>,
};

/** The sentences as they are in English, each with its places. */
export type DoctorSentences = typeof doctorEnglish;

/** The name of a finding. Names stand in reports and stay the same. */
export type FindingName = keyof DoctorSentences['findings'];

/** The sentences of `<clinic-doctor>` in one language. */
export type DoctorMessages = Omit<DoctorSentences, 'findings'> & {
  readonly findings: Readonly<Record<FindingName, FindingWords>>;
};
