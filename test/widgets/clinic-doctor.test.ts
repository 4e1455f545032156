import { expect } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import type { DoctorGiven } from '../../demo/gallery/doctor-answers.ts';
import { sampleSession } from '../../demo/gallery/answers.ts';
import { doctorAt, faults, findings, untilExamined, wordsOf } from './support/doctor.ts';
import { buttonCalled, heading, statusText } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';
import { spyOnWarnings } from './support/warnings.ts';
import type { Warnings } from './support/warnings.ts';

describe('<clinic-doctor>', () => {
  useStandIns();
  let warnings: Warnings;
  beforeEach(() => {
    warnings = spyOnWarnings();
  });
  afterEach(() => {
    warnings.restore();
  });

  const given = (of: DoctorGiven = {}) => doctorAt((bff) => [...bff.doctor.examines(of), ...bff.loggedOut()]);
  const statement = `insert into clinic_origin (clinic_id, origin) select id, '${location.origin}' from clinic where slug = 'maple-street';`;

  it('says that all is well where it is, and what it has looked at', async () => {
    const { doctor } = await given();
    expect(faults(doctor)).to.deep.equal([]);
    expect(findings(doctor)).to.deep.equal([
      'good bff-reached',
      'good clock-right',
      'good origin-registered',
      'good passkeys-work',
      'good cookies-partitioned',
      'good policy-fine',
      'good page-secure',
      'good storage-open',
    ]);
    expect(statusText(doctor)).to.equal('All is well. Nothing has to be mended.');
  });

  it('names the origin to register, and what the operator does for it', async () => {
    const { doctor } = await given({ isRegistered: false, passkeyDomain: null });
    expect(faults(doctor)).to.deep.equal(['bad origin-not-registered']);
    expect(wordsOf(doctor, 'origin-not-registered')).to.deep.equal([
      `Problem This page’s origin, ${location.origin}, is not registered with the clinic “maple-street”.`,
      'Ask the operator to register it. In the BFF’s database, this does it, within a second:',
      statement,
    ]);
    expect(statusText(doctor)).to.equal('1 problem has to be mended.');
  });

  it('names a registered origin that is nearly the same', async () => {
    const { doctor } = await given({ isRegistered: false, similarOrigin: 'https://www.maple.example' });
    const [says, , paste] = wordsOf(doctor, 'origin-similar');
    expect(says).to.contain('https://www.maple.example is.');
    expect(paste).to.equal(statement);
  });

  it('knows an unknown clinic from a page that belongs to none', async () => {
    const { doctor } = await doctorAt((bff) => [...bff.doctor.knowsNoClinic(), ...bff.unknownClinic()]);
    expect(faults(doctor)).to.deep.equal(['bad clinic-unknown']);
    expect(wordsOf(doctor, 'clinic-unknown')[0]).to.contain('“maple-street”');
  });

  it('knows a BFF that does not answer from something else that does', async () => {
    const silent = await doctorAt((bff) => [
      ...bff.unreachable(),
      http.get('*/healthz', () => HttpResponse.error()),
    ]);
    expect(faults(silent.doctor)).to.deep.equal(['bad bff-unreachable']);
    expect(wordsOf(silent.doctor, 'bff-unreachable').at(-1)).to.equal(`${silent.bff.url}/healthz`);
    const other = await doctorAt(() => [http.get('*', () => new HttpResponse('<h1>It works</h1>'))]);
    expect(faults(other.doctor)).to.deep.equal(['bad bff-unlike']);
  });

  it('tells of a BFF that is meant to be reached elsewhere', async () => {
    const { doctor, bff } = await given({ publicUrl: 'https://auth.maple.example/' });
    expect(faults(doctor)).to.deep.equal(['warning bff-elsewhere']);
    expect(wordsOf(doctor, 'bff-elsewhere')[0]).to.contain(bff.url);
  });

  const clocks: readonly (readonly [seconds: number, found: string])[] = [
    [0, 'good clock-right'],
    [25, 'good clock-right'],
    [-25, 'good clock-right'],
    [40, 'warning clock-off'],
    [-40, 'warning clock-off'],
    [70, 'bad clock-far-off'],
    [-7200, 'bad clock-far-off'],
  ];
  for (const [seconds, found] of clocks) {
    it(`finds ${found} where the device is ${seconds} s ahead`, async () => {
      const { doctor } = await given({ aheadSeconds: seconds });
      expect(findings(doctor).filter((line) => line.includes('clock'))).to.deep.equal([found]);
    });
  }

  it('says by how much the clock is off', async () => {
    const { doctor } = await given({ aheadSeconds: 7200 });
    expect(wordsOf(doctor, 'clock-far-off')[0]).to.contain('120 minutes');
  });

  it('tells first-party cookies from partitioned ones, and from none', async () => {
    const ways: readonly (readonly [DoctorGiven, string])[] = [
      [{ site: 'same-site' }, 'good cookies-first-party'],
      [{ site: 'same-origin' }, 'good cookies-first-party'],
      [{ site: 'cross-site' }, 'good cookies-partitioned'],
      [{ keepsCookies: false }, 'warning cookies-blocked'],
    ];
    for (const [of, found] of ways) {
      const { doctor } = await given(of);
      expect(findings(doctor).filter((line) => line.includes('cookies'))).to.deep.equal([found]);
    }
  });

  it('asks a second time before it believes that no cookie comes back', async () => {
    let asked = 0;
    const { doctor } = await doctorAt((bff) => [
      http.get('*/cookies', () => HttpResponse.json({ kept: ++asked > 1 })),
      ...bff.doctor.examines(),
      ...bff.loggedOut(),
    ]);
    expect(asked).to.equal(2);
    expect(faults(doctor)).to.deep.equal([]);
  });

  it('warns that leaving logs people out, where storage is closed too', async () => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => {
      throw new DOMException('no', 'SecurityError');
    };
    try {
      const { doctor } = await given({ keepsCookies: false });
      expect(faults(doctor)).to.deep.equal(['warning memory-only', 'warning storage-closed']);
    } finally {
      IDBFactory.prototype.open = open;
    }
  });

  it('asks for no cookie where the page may not read the answer', async () => {
    const { bff } = await given({ isRegistered: false });
    expect(bff.asked.filter((line) => line.includes('cookies'))).to.deep.equal([]);
  });

  it('tells where the clinic’s passkeys belong, where that is not here', async () => {
    const elsewhere = await given({ passkeyDomain: null, ownPasskeyDomain: 'maple.example' });
    expect(faults(elsewhere.doctor)).to.deep.equal(['warning passkeys-elsewhere']);
    expect(wordsOf(elsewhere.doctor, 'passkeys-elsewhere')[0])
      .to.contain('maple.example')
      .and.to.contain('localhost');
    const nowhere = await given({ passkeyDomain: null });
    expect(faults(nowhere.doctor)).to.deep.equal(['warning passkeys-not-here']);
  });

  it('speaks the page’s language, and changes it with the page', async () => {
    const { doctor } = await doctorAt(
      (bff) => [...bff.doctor.examines({ isRegistered: false }), ...bff.loggedOut()],
      'fr',
    );
    expect(statusText(doctor)).to.equal('1 problème à corriger.');
    doctor.locale = 'es';
    await doctor.updateComplete;
    expect(heading(doctor)).to.equal('Médico de la clínica');
    expect(wordsOf(doctor, 'origin-not-registered')[0]).to.contain('El origen de esta página');
  });

  it('examines once more when asked to', async () => {
    const { doctor, bff } = await given({ isRegistered: false });
    bff.use(bff.answers.doctor.examines());
    buttonCalled(doctor, 'Examine again').click();
    await until('the examination', () => !doctor.querySelector('.ca-finding'));
    await untilExamined(doctor);
    expect(faults(doctor)).to.deep.equal([]);
  });

  it('knows nothing of who is logged in', async () => {
    const { doctor } = await doctorAt((bff) => [...bff.doctor.examines(), ...bff.loggedIn()]);
    await until('the session', () => doctor.client.session);
    await doctor.updateComplete;
    for (const secret of [sampleSession.profile.name, sampleSession.profile.id, sampleSession.username])
      expect(doctor.textContent).not.to.contain(secret);
  });

  it('has no accessibility faults, and tells states apart by word and shape', async () => {
    const { doctor } = await given({ isRegistered: false, aheadSeconds: 40 });
    await expect(doctor).to.be.accessible();
    const shapes = [...doctor.querySelectorAll('.ca-finding path')].map((path) => path.getAttribute('d'));
    const words = [...doctor.querySelectorAll('.ca-health')].map((word) => word.textContent);
    expect(new Set(shapes).size).to.equal(3);
    expect(new Set(words)).to.deep.equal(new Set(['Problem', 'Worth a look', 'Fine']));
  });
});
