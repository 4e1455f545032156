import { expect, fixture, html } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import { grantPageWishes } from '../../widgets/page-wishes.ts';
import type { ClinicDoctor } from '../../widgets/index.ts';
import { clinicTags } from '../../widgets/tags.ts';
import { faults, findings, untilExamined, wordsOf } from './support/doctor.ts';
import { buttonCalled } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import type { StandInBff } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { spyOnWarnings } from './support/warnings.ts';
import type { Warnings } from './support/warnings.ts';

describe('<clinic-doctor> on a page with tags', () => {
  useStandIns();
  let warnings: Warnings;
  let bff: StandInBff;
  beforeEach(() => {
    warnings = spyOnWarnings();
    bff = standInBff((answers) => [...answers.doctor.examines(), ...answers.loggedOut()]);
  });
  afterEach(() => {
    warnings.restore();
    document.querySelectorAll('clinic-doctor, script[data-of-test]').forEach((left) => left.remove());
    history.replaceState(null, '', location.pathname);
  });

  /** A page with these tags, `BFF` standing for the address of the stand-in, and a doctor that names nothing itself. */
  async function examined(tags: string): Promise<ClinicDoctor> {
    const page = await fixture<HTMLElement>(html`<div lang="en"></div>`);
    page.innerHTML = tags.replaceAll('BFF', bff.url);
    const doctor = document.createElement('clinic-doctor');
    page.append(doctor);
    const known = [...page.children].filter((tag) => clinicTags.some((name) => name === tag.localName));
    await until('the page', () => known.every((tag) => tag.querySelector('.ca-root')));
    await untilExamined(doctor);
    return doctor;
  }

  const login = (attributes = ''): string =>
    `<clinic-login bff="BFF" clinic="maple-street" ${attributes}></clinic-login>`;

  it('examines the clinic that the tags name, and asks who is logged in no second time', async () => {
    const doctor = await examined(login());
    expect(faults(doctor)).to.deep.equal([]);
    expect(findings(doctor)).to.contain('good tags-found');
    expect(bff.asked.filter((line) => line === 'GET /v1/clinics/maple-street')).to.have.length(1);
    expect(bff.asked.filter((line) => line === 'GET /v1/clinic')).to.deep.equal([]);
  });

  it('tells of several tags’ fault once', async () => {
    bff.use(bff.answers.doctor.examines({ isRegistered: false }));
    const doctor = await examined(
      login() + login() + '<clinic-sessions bff="BFF" clinic="maple-street"></clinic-sessions>',
    );
    expect(faults(doctor)).to.deep.equal(['bad origin-not-registered']);
    expect(bff.asked.filter((line) => line.startsWith('GET /v1/doctor'))).to.have.length(1);
  });

  it('examines each clinic of a page with two', async () => {
    const other = standInBff((answers) => [...answers.doctor.knowsNoClinic(), ...answers.unknownClinic()]);
    const doctor = await examined(
      `${login()}<clinic-login bff="${other.url}" clinic="harbour"></clinic-login>`,
    );
    expect(faults(doctor)).to.deep.equal(['bad clinic-unknown']);
    expect(findings(doctor)).to.contain('good origin-registered');
    expect(wordsOf(doctor, 'clinic-unknown')[0]).to.contain('harbour').and.to.contain(other.url);
  });

  it('says that a page without tags has none', async () => {
    const doctor = await examined('<p>Welcome</p>');
    expect(faults(doctor)).to.contain('warning tags-none');
    expect(faults(doctor)).not.to.contain('bad clinic-left-out');
  });

  const slips: readonly (readonly [what: string, tags: string, found: string, says: string])[] = [
    [
      'a misspelt tag',
      '<clinic-logon></clinic-logon>',
      'bad tag-misspelt',
      'There is no tag <clinic-logon>. Is it <clinic-login>?',
    ],
    [
      'a tag that there is not',
      '<clinic-map-of-us></clinic-map-of-us>',
      'warning tag-unknown',
      'There is no tag <clinic-map-of-us>.',
    ],
    [
      'a misspelt attribute',
      login('acount-url="/a"'),
      'bad attribute-misspelt',
      '<clinic-login acount-url>: there is no such attribute. Is it account-url?',
    ],
    [
      'an attribute that there is not',
      login('colour="red"'),
      'warning attribute-unknown',
      '<clinic-login colour>: this tag has no such attribute.',
    ],
    [
      'a language that is not spoken',
      login('locale="de"'),
      'warning locale-unknown',
      '<clinic-login locale="de">: the widgets do not speak that language.',
    ],
    [
      'a theme that there is not',
      login('theme="blue"'),
      'warning theme-unknown',
      '<clinic-login theme="blue">: there is no such theme.',
    ],
    [
      'an account-url that is no page',
      login('account-url="javascript:void 0"'),
      'bad account-url-unreadable',
      '<clinic-login account-url="javascript:void 0"> is no web page, so nobody gets there after logging in.',
    ],
  ];
  for (const [what, tags, found, says] of slips) {
    it(`finds ${what}`, async () => {
      const doctor = await examined(tags.includes('maple-street') ? tags : login() + tags);
      expect(faults(doctor)).to.deep.equal([found]);
      expect(wordsOf(doctor, found.split(' ')[1] ?? '')[0])
        .to.match(/^(Problem|Worth a look) /)
        .and.to.contain(says);
    });
  }

  it('leaves alone what any element may carry, what others wrote, and tags of others', async () => {
    if (!customElements.get('clinic-lgin'))
      customElements.define('clinic-lgin', class extends HTMLElement {});
    const doctor = await examined(
      login(
        'id="a" class="b" style="color:red" data-x="1" aria-label="c" lang="en-GB" locale="fr-CA" theme="dark" account-url="/account/"',
      ) + '<clinic-lgin></clinic-lgin>',
    );
    expect(faults(doctor)).to.deep.equal([]);
    expect(wordsOf(doctor, 'account-url-fine')[0]).to.contain(`${location.origin}/account/.`);
  });

  it('asks about an account page elsewhere, and names no more of its address than the origin', async () => {
    bff.use(bff.answers.doctor.examines({ isAccountRegistered: false }));
    const doctor = await examined(login('account-url="https://portal.example/in?secret=1#too"'));
    expect(faults(doctor)).to.deep.equal(['warning account-url-not-registered']);
    expect(bff.asked).to.contain('GET /v1/doctor?clinic=maple-street&account=https%3A%2F%2Fportal.example');
    expect(doctor.textContent).not.to.contain('secret');
  });

  it('finds an address of a BFF that is none, or that a secure page may not call', async () => {
    const doctor = await examined('<clinic-login bff="mailto:a@b" clinic="maple-street"></clinic-login>');
    expect(faults(doctor)).to.deep.equal(['bad bff-address-unreadable']);
  });

  it('names the directive that lets in what the page’s policy has blocked', async () => {
    const doctor = await examined(login());
    const violation = {
      effectiveDirective: 'script-src-elem',
      blockedURI: `${bff.url}/widgets/chunks/a.js`,
      disposition: 'enforce',
    } as const;
    for (const of of [
      violation,
      { ...violation, blockedURI: 'https://ads.example/x.js' },
      { ...violation, effectiveDirective: 'img-src', disposition: 'report' } as const,
    ])
      document.dispatchEvent(
        new SecurityPolicyViolationEvent('securitypolicyviolation', {
          ...of,
          documentURI: location.href,
          originalPolicy: '',
          violatedDirective: '',
          statusCode: 200,
        }),
      );
    buttonCalled(doctor, 'Examine again').click();
    await until('the finding', () => faults(doctor).length);
    expect(faults(doctor)).to.deep.equal(['bad policy-blocks']);
    expect(wordsOf(doctor, 'policy-blocks').at(-1)).to.equal(`script-src ${bff.url}`);
  });

  describe('and scripts', () => {
    function scriptTag(src: string): void {
      const script = document.createElement('script');
      // No script to the browser, so that nothing runs; the doctor goes by the address alone.
      script.type = 'text/plain';
      script.dataset['ofTest'] = '';
      script.src = src;
      document.head.append(script);
    }
    const serves = (text: string, where = '*/widgets/clinic-auth.js') =>
      http.get(where, () => new HttpResponse(text));

    it('says that the script is the BFF’s', async () => {
      bff.use([serves('one')]);
      scriptTag(`${bff.url}/widgets/clinic-auth.js`);
      const doctor = await examined(login());
      expect(findings(doctor)).to.contain('good script-current');
      // SHA-256 of "one".
      expect(wordsOf(doctor, 'script-current')[0]).to.contain('(7692c3ad3540)');
    });

    it('says that it is another one than the BFF has now', async () => {
      bff.use([serves('old', 'https://cdn.example/*'), serves('new')]);
      scriptTag('https://cdn.example/clinic-auth-1.js');
      const doctor = await examined(login());
      expect(faults(doctor)).to.deep.equal(['warning script-differs']);
    });

    it('says that it is there twice', async () => {
      scriptTag('https://cdn.example/clinic-auth.js');
      scriptTag(`${bff.url}/widgets/clinic-auth.js`);
      const doctor = await examined(login());
      expect(faults(doctor)).to.deep.equal(['bad script-twice']);
    });
  });

  describe('and a report', () => {
    it('has the findings by their names, and of the page’s address neither query nor fragment', async () => {
      history.replaceState(null, '', '?token=secret#token=secret');
      bff.use(bff.answers.doctor.examines({ isRegistered: false }));
      const doctor = await examined(login());
      const report = doctor.querySelector('.ca-report pre')?.textContent ?? '';
      expect(report)
        .to.contain('[bad] origin-not-registered')
        .and.to.contain(`Page: ${location.origin}${location.pathname}\n`);
      expect(report).not.to.contain('secret');
      expect(report).not.to.contain('<svg');
    });

    it('is copied by a button', async () => {
      const doctor = await examined(login());
      const copied: string[] = [];
      Object.defineProperty(navigator, 'clipboard', {
        configurable: true,
        value: { writeText: async (text: string) => void copied.push(text) },
      });
      buttonCalled(doctor, 'Copy report').click();
      await until('the news', () => doctor.textContent.includes('The report is copied.'));
      Reflect.deleteProperty(navigator, 'clipboard');
      expect(copied).to.deep.equal([doctor.querySelector('.ca-report pre')?.textContent]);
    });
  });

  describe('by the page’s address', () => {
    it('opens over the page, whatever stands on it, and closes again', async () => {
      await fixture(html`<div .innerHTML=${login().replaceAll('BFF', bff.url)}></div>`);
      history.replaceState(null, '', '?page=2&clinic-doctor');
      grantPageWishes();
      const doctor = await until('the doctor', () => document.querySelector('clinic-doctor'));
      await untilExamined(doctor);
      expect(doctor.matches(':popover-open')).to.equal(true);
      expect(faults(doctor)).to.deep.equal([]);
      grantPageWishes();
      expect(document.querySelectorAll('clinic-doctor')).to.have.length(1);
      buttonCalled(doctor, 'Close').click();
      expect(document.querySelector('clinic-doctor')).to.equal(null);
    });

    it('does not open where nothing asks for it', () => {
      history.replaceState(null, '', '?q=clinic-doctor#clinic-doctor');
      grantPageWishes();
      expect(document.querySelector('clinic-doctor')).to.equal(null);
    });
  });
});
