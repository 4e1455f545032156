import { ReactiveElement } from 'lit';
import { setupWorker } from 'msw/browser';
import { AuthClient } from '../../widgets/client/auth-client.ts';
import { defineClinicAuth } from '../../widgets/define.ts';
import { onAccent } from './accent.ts';
import { perform } from './acts.ts';
import { answers } from './answers.ts';
import { pseudoTag, speakPseudo } from './pseudo-locale.ts';
import { tellOfEvents } from './preview-events.ts';
import { tellGallery } from './preview-news.ts';
import type { Selection } from './selection.ts';
import { attributesFor, parseSelection } from './selection.ts';
import { galleryBff } from './stage.ts';
import { findState, titleOf } from './states.ts';
import { tags } from './tags.ts';
import { closeToPage } from './close-to-page.ts';
import { allowScriptUrl } from './trusted-script-url.ts';

const selection = parseSelection(location.search.slice(1));
dress(selection);
forgetEarlierStates();
tellOfEvents(document);
if (selection.language === 'pseudo') speakPseudo();
await show(selection);

/** Makes the page what the gallery's controls say: a real language, a real colour scheme, a real text size. */
function dress({ tag, state, theme, language, text }: Selection): void {
  const page = document.documentElement;
  // Made-up, and English to the browser.
  page.lang = language === 'pseudo' ? pseudoTag : language;
  page.dataset['theme'] = theme;
  page.dataset['text'] = text;
  document.title = `${tag}: ${titleOf({ tag, state })}`;
}

/** Each state starts as on a first visit: what the widgets remember of the stand-in BFF goes. */
function forgetEarlierStates(): void {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.includes(galleryBff)) storage.removeItem(key);
  }
}

async function show(wanted: Selection): Promise<void> {
  const entry = findState(wanted.tag, wanted.state);
  if (!entry) throw new Error(`there is no state ${wanted.state} of ${wanted.tag}`);
  if (entry.fragment) history.replaceState(null, '', `#${entry.fragment}`);
  if (entry.offline) Object.defineProperty(navigator, 'onLine', { get: () => false });
  if (entry.without) closeToPage(entry.without);
  const workerUrl = new URL('mockServiceWorker.js', document.baseURI);
  allowScriptUrl(workerUrl);
  const bff = answers(galleryBff);
  const worker = setupWorker(...entry.handlers(bff), ...bff.sessions.noNews(), ...bff.keepsCookies());
  await worker.start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: { url: workerUrl.pathname },
  });

  const widget = document.createElement(wanted.tag);
  widget.setAttribute('bff', galleryBff);
  for (const [name, value] of Object.entries(attributesFor(wanted))) widget.setAttribute(name, value);
  if (wanted.accent) {
    widget.style.setProperty('--clinic-accent', wanted.accent);
    widget.style.setProperty('--clinic-on-accent', onAccent(wanted.accent).colour);
  }
  widget.append(tags[wanted.tag].fallback.text);

  const stage = document.querySelector('main');
  if (!stage) throw new Error('the preview has no stage');
  new ResizeObserver(() => tellGallery({ kind: 'height', pixels: stage.scrollHeight })).observe(stage);
  stage.append(widget);
  defineClinicAuth();
  if (!entry.act) return;
  await settled(widget, attributesFor(wanted)['clinic'] ?? '');
  await perform(entry.act, widget);
}

/** A person types when the page has long heard which clinic this is, and whether somebody is logged in. */
async function settled(widget: Element, clinic: string): Promise<void> {
  await customElements.whenDefined(widget.localName);
  await AuthClient.for({ bff: galleryBff, clinic }).load();
  if (widget instanceof ReactiveElement) await widget.updateComplete;
}
