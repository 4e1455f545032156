import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import type { ProfileSearchAnswer, ProfileSearchRequest } from '../../bff/contract/index.ts';
import { sampleSession } from '../../demo/gallery/answers.ts';
import { manyProfiles, sampleOwner, sampleProfiles } from '../../demo/gallery/profiles-samples.ts';
import { sampleStaff } from '../../demo/gallery/two-step-settings-samples.ts';
import { announcements } from './support/announcements.ts';
import { useFakeTimers } from './support/fake-timers.ts';
import { alertText, buttonCalled, expectFocus, find, has, logIn, untilHeading } from './support/page.ts';
import {
  names,
  openCard,
  profilesBff,
  profilesWidget,
  profilesWith,
  search,
  sentTo,
  wordsOf,
} from './support/profiles.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

const path = 'profile-search';

useStandIns();

describe('<clinic-profiles>, the search', () => {
  it('lists everybody at first, each with what tells them apart', async () => {
    const { bff, widget } = await profilesWith();
    expect(await sentTo(bff, path)).to.deep.equal([{ search: '' }]);
    const rows = [...widget.querySelectorAll('.ca-found')].map(wordsOf);
    expect(rows).to.have.lengthOf(sampleProfiles.length);
    expect(rows[3]).to.equal(
      'Robin Ellis Born March 9, 1984 robin.ellis@example.org +1 613 555 0177 Username robin.ellis',
    );
    expect(rows[4]).to.equal('Robin Ellis Born March 9, 1984 r.ellis@work.example No username');
    expect(rows[5]).to.contain('Alex Moreau Staff').and.to.contain('Username staff 2-Step on');
    expect(rows[6]).to.contain('Account owner You').and.to.contain('2-Step off');
    expect(rows[8]).to.contain('Full access').and.to.contain('2-Step paused');
    expect(rows[0]).not.to.contain('2-Step');
  });

  it('has one search field with its label and its hint, in a form of its own', async () => {
    const { widget } = await profilesWith();
    const field = find(widget, 'input[name="search"]', HTMLInputElement);
    expect(wordsOf(field.labels?.[0] ?? null)).to.equal('Find a profile');
    expect(field.type).to.equal('search');
    expect(field.form?.getAttribute('role')).to.equal('search');
    expect(wordsOf(document.getElementById(field.getAttribute('aria-describedby') ?? ''))).to.contain(
      '1984\u201103\u201109',
    );
  });

  it('searches once the typing pauses, and only for what stands there then', async () => {
    const { bff, widget } = await profilesWith();
    for (const text of ['r', 'ro', 'rob', 'robin ell']) search(widget, text);
    await until('the search', () => names(widget).length === 2);
    expect(await sentTo(bff, path)).to.deep.equal([{ search: '' }, { search: 'robin ell' }]);
    expect(wordsOf(widget.querySelector('.ca-count'))).to.equal('2 profiles found.');
  });

  it('waits for 150 ms after the last key, and for no key that changes nothing', async () => {
    const timers = useFakeTimers();
    try {
      const { bff, widget } = await profilesWith();
      const asked = async (): Promise<unknown[]> => {
        // Whatever was asked before this has been asked by the time that this is answered.
        await widget.client.call('GET', 'profiles/profile-1');
        return (await sentTo(bff, path)).slice(1);
      };
      search(widget, 'rob');
      timers.advance(100);
      search(widget, 'robin');
      timers.advance(149);
      expect(await asked()).to.deep.equal([]);
      timers.advance(1);
      expect(await asked()).to.deep.equal([{ search: 'robin' }]);
      search(widget, 'robin ');
      timers.advance(1_000);
      expect(await asked()).to.have.lengthOf(1);
    } finally {
      timers.restore();
    }
  });

  it('gives up a search that nobody waits for, and shows the newest answer whichever comes first', async () => {
    const { bff, widget } = await profilesWith();
    let answerFirst = (): void => undefined;
    const first = new Promise<void>((resolve) => {
      answerFirst = resolve;
    });
    const begun: string[] = [];
    bff.use([
      http.post(`${bff.url}/v1/clinics/:clinic/profile-search`, async ({ request }) => {
        const { search: text } = (await request.clone().json()) as ProfileSearchRequest;
        begun.push(text);
        if (text === 'al') await first;
        const profiles = sampleProfiles.filter(({ name }) => name.toLowerCase().startsWith(text));
        return HttpResponse.json<ProfileSearchAnswer>({ profiles, next: null });
      }),
    ]);
    const signals: (AbortSignal | null)[] = [];
    const real = window.fetch;
    window.fetch = async (input, init) => {
      if (typeof input === 'string' && input.endsWith(path)) signals.push(init?.signal ?? null);
      return real(input, init);
    };
    try {
      search(widget, 'al');
      await until('the first search', () => begun.includes('al'));
      search(widget, 'priya');
      await until('the second answer', () => names(widget).join() === 'Priya Raman');
      expect(signals[0]?.aborted).to.equal(true);
      answerFirst();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      expect(names(widget)).to.deep.equal(['Priya Raman']);
      expect(alertText(widget)).to.equal('');
    } finally {
      window.fetch = real;
    }
  });

  it('looks among staff or patients alone', async () => {
    const { bff, widget } = await profilesWith();
    find(widget, 'input[value="staff"]', HTMLInputElement).click();
    await until('staff', () => names(widget).length === 3);
    find(widget, 'input[value="patients"]', HTMLInputElement).click();
    await until('patients', () => names(widget).length === 6);
    expect(await sentTo(bff, path)).to.deep.equal([
      { search: '' },
      { search: '', who: 'staff' },
      { search: '', who: 'patients' },
    ]);
  });

  it('shows more page by page, and the first that is new has the focus', async () => {
    const { bff, widget } = await profilesWith({ profiles: manyProfiles(60) });
    expect(names(widget)).to.have.lengthOf(25);
    expect(wordsOf(widget.querySelector('.ca-count'))).to.equal('The first 25 profiles are shown.');
    buttonCalled(widget, 'Show more').click();
    await until('the second page', () => names(widget).length === 50);
    await until('the focus', () => document.activeElement === widget.querySelectorAll('.ca-open')[25]);
    expect(wordsOf(widget.querySelector('.ca-count'))).to.equal('50 profiles are shown.');
    buttonCalled(widget, 'Show more').click();
    await until('the last page', () => names(widget).length === 60);
    expect(has(widget, '.ca-show-more')).to.equal(false);
    expect(await sentTo(bff, path)).to.deep.equal([
      { search: '' },
      { search: '', after: '25' },
      { search: '', after: '50' },
    ]);
  });

  it('says how many there are in a region that was there before, once for each search', async () => {
    const { widget } = await profilesWith();
    const region = find(widget, '.ca-count', HTMLElement);
    expect(region.getAttribute('role')).to.equal('status');
    const said: string[] = [];
    const observer = new MutationObserver(() => {
      const words = wordsOf(region);
      if (words && said.at(-1) !== words) said.push(words);
    });
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    search(widget, 'bennett');
    await until('the search', () => names(widget).length === 3);
    search(widget, 'zzz');
    await until('nobody', () => names(widget).length === 0);
    await widget.updateComplete;
    observer.disconnect();
    expect(said).to.deep.equal(['3 profiles found.', 'Nobody was found.']);
    expect(region.isConnected).to.equal(true);
  });

  it('offers everybody where nobody was found among some', async () => {
    const { widget } = await profilesWith();
    find(widget, 'input[value="staff"]', HTMLInputElement).click();
    await until('staff', () => names(widget).length === 3);
    search(widget, 'bennett');
    await until('nobody', () => has(widget, '.ca-nobody'));
    buttonCalled(widget, 'Search everybody').click();
    await until('everybody', () => names(widget).length === 3);
    expect(find(widget, 'input[value="all"]', HTMLInputElement).checked).to.equal(true);
  });

  it('tells of a problem, keeps what was typed, and lets the person try again', async () => {
    const { bff, widget } = await profilesWith();
    bff.use(bff.answers.profiles.refuses(path, { code: 'internal' }));
    const heard = announcements(widget);
    search(widget, 'robin');
    await until('the problem', () => widget.textContent.includes('Something went wrong on our side.'));
    heard.stop();
    expect(heard.lines).to.deep.equal(['problem internal']);
    expect(names(widget)).to.deep.equal([]);
    bff.use(bff.answers.profiles.works());
    buttonCalled(widget, 'Try again').click();
    await until('the answer', () => names(widget).length === 3);
    expect(find(widget, 'input[name="search"]', HTMLInputElement).value).to.equal('robin');
  });

  it('comes back to the search as it was, at the profile that was looked at', async () => {
    const { bff, widget } = await profilesWith();
    search(widget, 'robin');
    await until('the search', () => names(widget).length === 3);
    await openCard(widget, 'profile-3');
    expectFocus(widget.querySelector('.ca-heading'));
    find(widget, '.ca-back', HTMLElement).click();
    await untilHeading(widget, 'Profiles');
    expect(names(widget)).to.have.lengthOf(3);
    expect(find(widget, 'input[name="search"]', HTMLInputElement).value).to.equal('robin');
    expectFocus(widget.querySelector('[data-way-to="profile-profile-3"]'));
    expect(await sentTo(bff, path)).to.have.lengthOf(2);
  });

  it('announces the steps that it shows', async () => {
    const bff = profilesBff();
    const widget = await profilesWidget(bff);
    const heard = announcements(widget);
    await until('the profiles', () => has(widget, '.ca-found'));
    await openCard(widget, 'profile-1');
    heard.stop();
    expect(heard.lines.filter((line) => line.startsWith('step'))).to.deep.equal([
      'step find-profile',
      'step profile',
    ]);
  });

  for (const [lang, words] of [
    ['fr', ['Profils', 'Trouver un profil', 'Naissance le 9 mars 1984', 'Aucun nom d’utilisateur']],
    ['es', ['Perfiles', 'Buscar un perfil', 'Nacimiento: 9 de marzo de 1984', 'Sin nombre de usuario']],
  ] as const) {
    it(`speaks ${lang}`, async () => {
      const { widget } = await profilesWith({}, lang);
      for (const each of words) expect(wordsOf(widget)).to.contain(each);
    });
  }
});

describe('<clinic-profiles>, whose it is', () => {
  it('is a kind sentence for patients, who ask for nothing', async () => {
    const bff = profilesBff({ viewer: sampleSession });
    const widget = await profilesWidget(bff);
    await until('the sentence', () => wordsOf(widget).includes('This page is for the clinic’s team.'));
    expect(has(widget, 'form')).to.equal(false);
    expect(await sentTo(bff, path)).to.deep.equal([]);
  });

  it('has no way to duplicates for staff without full access', async () => {
    const { widget } = await profilesWith({ viewer: sampleStaff });
    expect(has(widget, '[data-way-to="possible-duplicates"]')).to.equal(false);
  });

  it('is the login form while nobody is logged in, and the search once somebody is', async () => {
    const bff = standInBff(({ profiles, logInWorks }) => [...profiles.works(), ...logInWorks(sampleOwner)]);
    const widget = await profilesWidget(bff);
    await untilHeading(widget, 'Log in');
    logIn(widget);
    await until('the profiles', () => has(widget, '.ca-found'));
    expectFocus(widget.querySelector('.ca-heading'));
  });

  it('leaves nothing of what one person has seen for another, nor once logged out', async () => {
    const { widget } = await profilesWith();
    search(widget, 'robin');
    await until('the search', () => names(widget).length === 3);
    widget.client.tellSession(sampleStaff, null);
    await until('an empty field', () => find(widget, 'input[name="search"]', HTMLInputElement).value === '');
    await until('the profiles', () => has(widget, '.ca-found'));
    await openCard(widget, 'profile-1');
    widget.client.tellSession(sampleOwner, null);
    await untilHeading(widget, 'Profiles');
    await until('the profiles', () => has(widget, '.ca-found'));
    expect(find(widget, 'input[name="search"]', HTMLInputElement).value).to.equal('');
    widget.client.tellSession(null, null);
    await untilHeading(widget, 'Log in');
    expect(wordsOf(widget)).not.to.contain('Robin');
  });
});
