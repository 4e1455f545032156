import { expect, fixture, html } from '@open-wc/testing';
import { perform } from '../../demo/gallery/acts.ts';
import { pseudo, pseudoTag, speakPseudo } from '../../demo/gallery/pseudo-locale.ts';
import { states } from '../../demo/gallery/states.ts';
import type { GalleryState } from '../../demo/gallery/states.ts';
import { AuthClient } from '../../widgets/index.ts';
import { leftOver, textsIn } from './support/pseudo-text.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { spyOnWarnings } from './support/warnings.ts';
import type { Warnings } from './support/warnings.ts';

/** So long nothing has changed: the state is there, in milliseconds. */
const quietMilliseconds = 80;

/** What counts down never becomes quiet. */
const tickingMilliseconds = 700;

/** Names that are the same in every language. */
const properNames = ['Google Calendar', 'Outlook', 'iPhone', 'iPad', 'Android', 'QR', 'PDF', 'SMS', 'BFF'];

describe('the pseudo-locale', () => {
  it('accents a sentence, makes it 40 % longer, and puts it into brackets', () => {
    expect(pseudo('Log in', [])).to.equal('⟦Łóĝ íñ óñé⟧');
    expect(pseudo('a'.repeat(100), []).length).to.be.within(138, 143);
  });

  it('leaves alone what is filled in, and sentences that are filled into others', () => {
    expect(pseudo('Remove “Blue key (2)”?', ['Blue key (2)'])).to.match(/^⟦Ŕéɱóṽé “Blue key \(2\)”\? /);
    const inner = pseudo('Key', []);
    expect(pseudo(`${inner} by Robin`, [inner, 'Robin'])).to.match(/^⟦⟦Ķéý óñ⟧ ƀý Robin /);
  });

  it('tells sentences and data from all else', () => {
    const data = ['Robin Ellis', 'en', 'K7M2QX'];
    expect(leftOver('⟦Łóĝ íñ⟧ · Robin Ellis, March 9, 1984 at 6:30 PM', data)).to.equal('');
    expect(leftOver('⟦⟦Ķéý⟧ ƀý⟧ K7M 2QX', data)).to.equal('');
    expect(leftOver('K7M 2QX', data)).to.equal('');
    expect(leftOver('Enter', data)).to.equal('Enter');
    expect(leftOver('⟦Łóĝ íñ⟧ now', data)).to.equal('now');
    const place = document.createElement('p');
    place.innerHTML = 'One <img alt="Two"><button aria-label="Three" title="Four"></button><pre>five</pre>';
    expect(textsIn(place)).to.deep.equal(['One', 'Two', 'Three', 'Four']);
  });
});

describe('every state of the gallery in the pseudo-locale', () => {
  useStandIns();
  let answers: ReturnType<typeof spyOnAnswers>;
  let warnings: Warnings;
  before(() => speakPseudo());
  beforeEach(() => {
    answers = spyOnAnswers();
    warnings = spyOnWarnings();
  });
  afterEach(() => {
    answers.restore();
    warnings.restore();
    Reflect.deleteProperty(navigator, 'onLine');
    history.replaceState(null, '', location.pathname);
    document.querySelectorAll('#clinic-auth').forEach((left) => left.remove());
  });

  for (const state of states) {
    it(`shows nothing but sentences of the catalogue and data: ${state.tag}, ${state.title}`, async () => {
      const texts = await show(state);
      expect(
        texts.some((text) => text.includes('⟦')),
        texts.join(' | '),
      ).to.equal(true);
      const data = [...answers.data(), ...properNames];
      expect(texts.filter((text) => leftOver(text, data))).to.deep.equal([]);
    });
  }
});

/** What the server has sent to the page since a test began: every text and number in it, the longest first. */
function spyOnAnswers(): { readonly data: () => readonly string[]; readonly restore: () => void } {
  const real = window.fetch;
  const sent = new Set<string>();
  const keep = (value: unknown): void => {
    if (typeof value === 'string' || typeof value === 'number') sent.add(String(value));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(keep);
  };
  window.fetch = async (...request) => {
    const response = await real(...request);
    if (response.headers.get('Content-Type')?.includes('json')) keep(await response.clone().json());
    return response;
  };
  return {
    data: () => [...sent].filter(Boolean).sort((one, other) => other.length - one.length),
    restore: () => {
      window.fetch = real;
    },
  };
}

/** Brings a state about, and reads everything in it. */
async function show(state: GalleryState): Promise<readonly string[]> {
  if (state.fragment) history.replaceState(null, '', `#${state.fragment}`);
  if (state.offline) Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
  const bff = standInBff(state.handlers);
  const attributes = { clinic: 'maple-street', ...state.attributes };
  const place = await fixture<HTMLElement>(html`<div lang=${pseudoTag}></div>`);
  const widget = document.createElement(state.tag);
  widget.setAttribute('bff', bff.url);
  for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
  place.append(widget);
  await customElements.whenDefined(state.tag);
  await atMost(1_000, AuthClient.for({ bff: bff.url, clinic: attributes.clinic }).load());
  await atMost(1_000, state.act && perform(state.act, widget));
  await quiet(document.body);
  return [widget, ...document.querySelectorAll('#clinic-auth')].flatMap(textsIn);
}

/** Some states never come to their end: no answer ever comes, or it takes its time. */
async function atMost(milliseconds: number, wait: Promise<unknown> | undefined): Promise<void> {
  await Promise.race([wait, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
}

/** Waits until nothing changes any more, or for what ticks, so long that all else has come. */
async function quiet(place: Element): Promise<void> {
  const began = performance.now();
  let changedAt = began;
  const observer = new MutationObserver(() => {
    changedAt = performance.now();
  });
  observer.observe(place, { childList: true, subtree: true, characterData: true, attributes: true });
  await until('nothing to change any more', () => {
    const now = performance.now();
    return now - changedAt > quietMilliseconds || now - began > tickingMilliseconds;
  });
  observer.disconnect();
}
