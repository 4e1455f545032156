import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import type { MergePreviewAnswer, ProblemAnswer } from '../../bff/contract/index.ts';
import { sampleMerge, sampleProfiles } from '../../demo/gallery/profiles-samples.ts';
import { announcements } from './support/announcements.ts';
import { alertText, buttonCalled, expectFocus, find, has, untilHeading } from './support/page.ts';
import type { OpenedProfiles } from './support/profiles.ts';
import {
  cardOf,
  confirm,
  facts,
  goTo,
  names,
  press,
  profilesWith,
  sentTo,
  wordsOf,
} from './support/profiles.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { autofill, saidPolitely, untilError } from './support/way-in.ts';

const password = 'a long demo passphrase';
const mergePath = 'profiles/profile-1/merge';

async function duplicates(): Promise<OpenedProfiles> {
  const opened = await profilesWith();
  press(buttonCalled(opened.widget, 'Possible duplicates'));
  await until('the duplicates', () => has(opened.widget, '.ca-duplicate'));
  return opened;
}

/** At the question which of Robin's two profiles is kept, from the card of the first. */
async function comparing(): Promise<OpenedProfiles> {
  const opened = await cardOf('profile-1');
  await until('the duplicate', () => has(opened.widget, '.ca-duplicate'));
  await goTo(opened.widget, 'Compare and merge', 'Merge two profiles');
  await until('what will happen', () => has(opened.widget, '.ca-merge'));
  return opened;
}

/** The table, row by row, as screen readers read it. */
function table(widget: Element): string[][] {
  return [...widget.querySelectorAll('.ca-merge tbody tr')].map((row) =>
    [...row.querySelectorAll('th, td > :not([aria-hidden])')].map(wordsOf),
  );
}

function sentences(widget: Element): string[] {
  return [...widget.querySelectorAll('.ca-consequences li')].map(wordsOf);
}

describe('<clinic-profiles>, duplicates', () => {
  useStandIns();

  it('lists all of the clinic’s, with the reason in words', async () => {
    const { bff, widget } = await duplicates();
    expectFocus(widget.querySelector('.ca-heading'));
    expect([...widget.querySelectorAll('.ca-duplicate')].map(wordsOf)[0]).to.equal(
      'Same name and birth date ' +
        'Robin Ellis Born March 9, 1984 robin.ellis@example.org +1 613 555 0177 Username robin.ellis ' +
        'Robin Ellis Born March 9, 1984 r.ellis@work.example No username Compare and merge Not a duplicate',
    );
    expect(await sentTo(bff, 'duplicates/search')).to.deep.equal([{}]);
  });

  it('says that there are none', async () => {
    const { widget } = await profilesWith({ duplicates: [] });
    press(buttonCalled(widget, 'Possible duplicates'));
    await until('the words', () => wordsOf(widget).includes('No duplicates: every profile looks like'));
  });

  it('shows on a card who else could be that person, and nothing where nobody could', async () => {
    const { bff, widget } = await cardOf('profile-3');
    await until('the duplicate', () => has(widget, '.ca-duplicate'));
    expect(wordsOf(widget.querySelector('.ca-duplicate'))).to.contain('robin.ellis@example.org');
    expect(widget.querySelectorAll('.ca-twin')).to.have.lengthOf(1);
    expect(await sentTo(bff, 'duplicates/search')).to.deep.equal([{ profileId: 'profile-3' }]);
    const other = await cardOf('profile-30');
    await until('the events', () => has(other.widget, '.ca-event'));
    await until('the answer', () => !wordsOf(other.widget).includes('Possible duplicates'));
  });

  it('sets a pair aside, says so, and keeps the keyboard’s place', async () => {
    const { bff, widget } = await duplicates();
    const button = find(widget, '.ca-duplicate .ca-plain', HTMLElement);
    expect(wordsOf(document.getElementById(button.getAttribute('aria-describedby') ?? ''))).to.contain(
      'r.ellis@work.example',
    );
    press(button);
    await until('the rest', () => widget.querySelectorAll('.ca-duplicate').length === 2);
    await until('the words', () => saidPolitely(widget).includes('are not listed as duplicates any more.'));
    expectFocus(widget.querySelector('.ca-heading'));
    expect(await sentTo(bff, 'duplicates/set-aside')).to.deep.equal([
      { profileIds: ['profile-1', 'profile-3'] },
    ]);
  });

  it('keeps the list where a pair could not be set aside', async () => {
    const { bff, widget } = await duplicates();
    bff.use(bff.answers.profiles.refuses('duplicates/set-aside', { code: 'internal' }));
    const heard = announcements(widget);
    press(find(widget, '.ca-duplicate .ca-plain', HTMLElement));
    await until('the problem', () => alertText(widget).startsWith('Something went wrong on our side.'));
    heard.stop();
    expect(heard.lines).to.deep.equal(['problem internal']);
    expect(widget.querySelectorAll('.ca-duplicate')).to.have.lengthOf(3);
  });
});

describe('<clinic-profiles>, merging', () => {
  it('shows both side by side, and what will happen, before anything is done', async () => {
    const { bff, widget } = await comparing();
    expect(table(widget)).to.deep.equal([
      ['Name', 'Robin Ellis', 'Robin Ellis', 'Robin Ellis'],
      ['Birth date', 'March 9, 1984', 'March 9, 1984', 'March 9, 1984'],
      ['Email', 'robin.ellis@example.org', 'r.ellis@work.example', 'robin.ellis@example.org'],
      ['Mobile phone', '+1 613 555 0177', 'None', '+1 613 555 0177'],
      ['Language', 'English', 'French', 'English'],
    ]);
    expect(sentences(widget)).to.deep.equal([
      '3 appointments move to the kept profile, 1 still to come.',
      'The kept profile’s username and password stay as they are.',
      'Calendars that subscribed to the other profile go on, with the kept profile’s visits.',
      'What the other profile said differently is kept in the clinic’s records.',
    ]);
    expect(wordsOf(widget)).to.contain('Merging cannot be undone.');
    expect(await sentTo(bff, `${mergePath}/preview`)).to.deep.equal([{ otherId: 'profile-3' }]);
    expect(await sentTo(bff, mergePath)).to.deep.equal([]);
  });

  it('shows what happens where the other one is kept', async () => {
    const { bff, widget } = await comparing();
    find(widget, 'input[value="profile-3"]', HTMLInputElement).click();
    await until('the other way', () =>
      sentences(widget).some((words) => words.includes('move to the kept profile, with')),
    );
    expect(table(widget)[2]?.[1]).to.equal('r.ellis@work.example');
    expect(sentences(widget)).to.include(
      '2 sessions of the other profile end: that person is logged out there.',
    );
    confirm(widget, password);
    await until('the card', () => has(widget, '.ca-facts'));
    expect(await sentTo(bff, 'profiles/profile-3/merge')).to.deep.equal([
      { otherId: 'profile-1', version: 'version-of-profile-3-and-profile-1', currentPassword: password },
    ]);
  });

  it('says which username ends where both have one', async () => {
    const profiles = sampleProfiles.map((profile) =>
      profile.id === 'profile-3' ? { ...profile, username: 'r.ellis' } : profile,
    );
    const { widget } = await cardOf('profile-1', { profiles });
    await until('the duplicate', () => has(widget, '.ca-duplicate'));
    await goTo(widget, 'Compare and merge', 'Merge two profiles');
    await until('what will happen', () => sentences(widget).includes('The username r.ellis stops working.'));
  });

  it('asks for the own password, merges what was shown, and opens the kept card', async () => {
    const { bff, widget } = await comparing();
    expect(autofill(widget)).to.deep.equal([
      'kept radio ',
      'kept radio ',
      'username text username',
      'currentPassword password current-password',
    ]);
    confirm(widget, '');
    expect(await untilError(widget, 'currentPassword')).to.equal('Enter your current password.');
    confirm(widget, password);
    await until('the card', () => has(widget, '.ca-facts'));
    expect(saidPolitely(widget)).to.equal('The profiles are merged. This is the one that was kept.');
    expectFocus(widget.querySelector('.ca-heading'));
    expect(facts(widget)['Username']).to.equal('robin.ellis');
    expect(await sentTo(bff, mergePath)).to.deep.equal([
      { otherId: 'profile-3', version: 'version-of-profile-1-and-profile-3', currentPassword: password },
    ]);
    find(widget, '.ca-back', HTMLElement).click();
    await untilHeading(widget, 'Profiles');
    expect(names(widget).filter((name) => name === 'Robin Ellis')).to.have.lengthOf(1);
  });

  it('shows what would happen now where something has changed meanwhile', async () => {
    const { bff, widget } = await comparing();
    const [kept, other] = ['profile-1', 'profile-3'].map((id) => sampleProfiles.find((one) => one.id === id));
    if (!kept || !other) throw new Error('Robin is gone');
    const before = sampleMerge(kept, other);
    const problem: ProblemAnswer = { problem: { code: 'changed-meanwhile' }, requestId: 'request-1' };
    bff.use([
      http.post(
        `${bff.url}/v1/clinics/:clinic/${mergePath}`,
        () => HttpResponse.json(problem, { status: 409 }),
        {
          once: true,
        },
      ),
      http.post(`${bff.url}/v1/clinics/:clinic/${mergePath}/preview`, () =>
        HttpResponse.json<MergePreviewAnswer>({
          preview: { ...before, appointments: { all: 4, upcoming: 2 }, version: 'newer' },
        }),
      ),
    ]);
    confirm(widget, password);
    await until('the words', () => alertText(widget).startsWith('Something has changed meanwhile.'));
    await until('the new preview', () => sentences(widget)[0]?.startsWith('4 appointments move'));
    expect(alertText(widget)).to.contain('Look at what would happen now');
    confirm(widget, password);
    await until('the card', () => has(widget, '.ca-facts'));
    expect((await sentTo(bff, mergePath)).at(-1)).to.deep.equal({
      otherId: 'profile-3',
      version: 'newer',
      currentPassword: password,
    });
  });

  it('merges nothing that is not on the screen yet', async () => {
    const { bff, widget } = await comparing();
    bff.use([
      http.post(
        `${bff.url}/v1/clinics/:clinic/profiles/profile-3/merge/preview`,
        () => new Promise<never>(() => undefined),
      ),
    ]);
    find(widget, 'input[value="profile-3"]', HTMLInputElement).click();
    await widget.updateComplete;
    confirm(widget, password);
    // Whatever was asked before this has been asked by the time that this is answered.
    await widget.client.call('GET', 'profiles/profile-1');
    const asked = bff.asked.filter((line) => line.endsWith('/merge'));
    expect(asked).to.deep.equal([]);
  });

  it('says why two profiles stay apart', async () => {
    const { bff, widget } = await cardOf('profile-1');
    await until('the duplicate', () => has(widget, '.ca-duplicate'));
    bff.use(bff.answers.profiles.refuses(`${mergePath}/preview`, { code: 'roles-differ' }));
    await goTo(widget, 'Compare and merge', 'Merge two profiles');
    await until('the words', () => wordsOf(widget).includes('One of the two works at the clinic'));
    expect(has(widget, 'input[name="currentPassword"]')).to.equal(false);
    expect(wordsOf(widget)).not.to.contain('Try again');
  });
});
