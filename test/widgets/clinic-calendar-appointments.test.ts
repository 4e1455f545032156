import { expect, fixture, html } from '@open-wc/testing';
import { http, HttpResponse } from 'msw';
import type { Appointment, AppointmentsAnswer } from '../../bff/contract/index.ts';
import { sampleAppointments } from '../../demo/gallery/calendar-samples.ts';
import {
  appointmentDays,
  foreignTimeZone,
} from '../../widgets/elements/clinic-calendar-subscribe/appointment-days.ts';
import type { ClinicCalendarSubscribe } from '../../widgets/index.ts';
import { announcements } from './support/announcements.ts';
import { calendarBff, calendarWidget, calendarWith, calls, wordsOf } from './support/calendar.ts';
import { alertText, buttonCalled, expectFocus, find, has, heading, logIn } from './support/page.ts';
import { standInBff, useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

const visit: Appointment = {
  id: 'visit 1',
  startsAt: '2026-11-23T17:30:00Z',
  endsAt: '2026-11-23T18:15:00Z',
  practitioner: 'Farah Aziz',
  treatment: 'Physiotherapy',
  place: 'Room 2',
  onlineUrl: null,
};
const online: Appointment = { ...visit, id: 'visit 2', place: null, onlineUrl: 'https://video.example/7' };
const losAngeles = 'America/Los_Angeles';
const answer = (...appointments: Appointment[]): AppointmentsAnswer => ({
  appointments,
  timeZone: losAngeles,
});
const reader = { locale: 'en', timeZone: 'Europe/Paris', now: Date.parse('2026-11-22T12:00:00Z') };
/** Dates have narrow and other spaces in them. */
const plain = (text: string): string => text.replace(/\s+/g, ' ');

describe('the days of appointments', () => {
  it('are those of the clinic’s own time zone, in words', () => {
    const late = { ...visit, startsAt: '2026-11-24T07:30:00Z', endsAt: '2026-11-24T07:59:00Z' };
    const [day, ...more] = appointmentDays(answer(visit, late), reader);
    expect(more).to.deep.equal([]);
    expect(day?.date).to.equal('2026-11-23');
    expect(day?.words).to.equal('Monday, November 23, 2026');
    expect(day?.appointments.map(({ time }) => plain(time))).to.deep.equal([
      '9:30 – 10:15 AM',
      '11:30 – 11:59 PM',
    ]);
  });

  it('are written as the reader writes them', () => {
    const words = (locale: string) => appointmentDays(answer(visit), { ...reader, locale })[0]?.words;
    expect(words('en-GB')).to.match(/^Monday,? 23 November 2026$/);
    expect(words('fr-CA')).to.equal('lundi 23 novembre 2026');
    expect(words('es')).to.equal('lunes, 23 de noviembre de 2026');
  });

  it('know today and tomorrow, on days of 23 and 25 hours too', () => {
    const soon = (startsAt: string, now: string) => {
      const moved = { ...visit, startsAt, endsAt: startsAt };
      const [day] = appointmentDays(answer(moved), { ...reader, now: Date.parse(now) });
      return [day?.isToday, day?.isTomorrow];
    };
    expect(soon('2026-11-23T17:30:00Z', '2026-11-23T08:00:00Z')).to.deep.equal([true, false]);
    expect(soon('2026-11-23T17:30:00Z', '2026-11-23T07:59:00Z')).to.deep.equal([false, true]);
    expect(soon('2026-11-23T17:30:00Z', '2026-11-22T07:59:00Z')).to.deep.equal([false, false]);
    // 25 hours before midnight of 2 November 2025, and 23 before that of 9 March 2026.
    expect(soon('2025-11-03T17:30:00Z', '2025-11-02T07:01:00Z')).to.deep.equal([false, true]);
    expect(soon('2026-03-09T17:30:00Z', '2026-03-08T08:01:00Z')).to.deep.equal([false, true]);
  });

  it('name the clinic’s time zone where the reader’s clock shows another time, and only there', () => {
    const zone = (timeZone: string, locale = 'en') =>
      foreignTimeZone(answer(visit), { ...reader, timeZone, locale });
    expect(zone('Europe/Paris')).to.contain('Pacific Time');
    expect(zone('Europe/Paris', 'fr')).to.contain('heure du Pacifique');
    expect(zone(losAngeles)).to.equal(null);
    expect(zone('America/Tijuana')).to.equal(null);
    expect(foreignTimeZone(answer(), reader)).to.equal(null);
  });
});

describe('<clinic-calendar-subscribe>, its appointments', () => {
  useStandIns();

  it('shows them day by day: when, what, with whom, where', async () => {
    const { bff, widget } = await calendarWith({ appointments: answer(visit, online) });
    expect(heading(widget)).to.equal('Your appointments');
    expect(wordsOf(widget.querySelector('.ca-date'))).to.contain('Monday, November 23, 2026');
    expect([...widget.querySelectorAll('.ca-visit')].map(wordsOf)).to.deep.equal([
      '9:30 – 10:15 AM Physiotherapy with Farah Aziz Room 2',
      '9:30 – 10:15 AM Physiotherapy with Farah Aziz Online Join online',
    ]);
    expect(find(widget, 'time', HTMLTimeElement).dateTime).to.equal(visit.startsAt);
    expect(calls(bff)).to.deep.equal(['GET appointments']);
  });

  it('leads to where an appointment is online, in a tab of its own that learns nothing of this page', async () => {
    const { widget } = await calendarWith({ appointments: answer(online) });
    const link = find(widget, '.ca-join', HTMLAnchorElement);
    expect(link.href).to.equal('https://video.example/7');
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
    const description = document.getElementById(link.getAttribute('aria-describedby') ?? '');
    expect(wordsOf(description)).to.equal('Physiotherapy with Farah Aziz');
  });

  it('makes no link of what is no page', async () => {
    const bad = { ...online, onlineUrl: 'javascript:alert(1)' };
    const { widget } = await calendarWith({ appointments: answer(bad) });
    expect(wordsOf(widget.querySelector('.ca-visit'))).to.contain('Online');
    expect(has(widget, '.ca-visit a')).to.equal(false);
  });

  it('says kindly that there are none, and offers the calendar all the same', async () => {
    const { widget } = await calendarWith({ appointments: answer() });
    expect(wordsOf(widget)).to.contain('You have no appointments at the moment.');
    expect(buttonCalled(widget, 'Subscribe to your Calendar').ariaExpanded).to.equal('false');
  });

  it('names the clinic’s time zone where it is not the reader’s', async () => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const elsewhere = timeZone === 'Asia/Tokyo' ? 'Europe/Paris' : 'Asia/Tokyo';
    const away = await calendarWith({ appointments: sampleAppointments(Date.now(), elsewhere) });
    expect(wordsOf(away.widget)).to.contain('Appointments are shown in the clinic’s own time:');
    const here = await calendarWith({ appointments: sampleAppointments(Date.now(), timeZone) });
    expect(wordsOf(here.widget)).not.to.contain('Appointments are shown');
  });

  it('speaks the reader’s language', async () => {
    const widget = await calendarWidget(calendarBff({ appointments: answer(visit) }), 'fr');
    expect(heading(widget)).to.equal('Vos rendez-vous');
    expect(wordsOf(widget.querySelector('.ca-date'))).to.contain('lundi 23 novembre 2026');
    expect(wordsOf(widget.querySelector('.ca-subscribe > button'))).to.equal('S’abonner à votre calendrier');
  });

  it('tells why they cannot be had, announces it, and tries again', async () => {
    const bff = calendarBff({ appointments: answer(visit) });
    bff.use(bff.answers.calendar.refuses('appointments', { code: 'internal' }));
    const heard = announcements(document);
    const widget = await calendarWidget(bff);
    await until('the problem', () => alertText(widget));
    expect(heard.lines).to.include('problem internal');
    heard.stop();
    bff.use(bff.answers.calendar.works({ appointments: answer(visit) }));
    const again = buttonCalled(widget, 'Try again');
    again.focus();
    again.click();
    await until('the appointments', () => has(widget, '.ca-visit'));
    expect(alertText(widget)).to.equal('');
    expectFocus(widget.querySelector('.ca-heading'));
  });

  it('takes an answer of another shape for a fault', async () => {
    const others = [
      {},
      { appointments: [], timeZone: 'Mars/Olympus' },
      { appointments: [], timeZone: null },
      { appointments: [{ ...visit, startsAt: 'soon' }], timeZone: losAngeles },
      { appointments: [{ ...visit, treatment: 7 }], timeZone: losAngeles },
      { appointments: [null], timeZone: losAngeles },
    ];
    for (const body of others) {
      const bff = calendarBff();
      bff.use([http.get(`${bff.url}/v1/clinics/maple-street/appointments`, () => HttpResponse.json(body))]);
      const widget = await calendarWidget(bff);
      await until('the problem', () => alertText(widget));
      expect(has(widget, '.ca-visit'), JSON.stringify(body)).to.equal(false);
    }
  });

  it('is up to date again when the page comes back into sight after a while, and not at every news', async () => {
    const { bff, widget } = await calendarWith({ appointments: answer(visit) });
    const real = Date.now;
    const comeBack = async (milliseconds: number): Promise<void> => {
      const then = Date.now() + milliseconds;
      Date.now = () => then;
      await widget.client.load();
    };
    try {
      bff.use(bff.answers.calendar.works({ appointments: answer(online) }));
      await comeBack(50_000);
      expect(calls(bff)).to.deep.equal(['GET appointments']);
      await comeBack(20_000);
      await until('the other appointment', () => has(widget, '.ca-join'));
      bff.use(bff.answers.calendar.refuses('appointments', { code: 'internal' }));
      await comeBack(70_000);
      await until('the next question', () => calls(bff).length === 3);
      await widget.updateComplete;
      expect(has(widget, '.ca-join')).to.equal(true);
      expect(alertText(widget)).to.equal('');
    } finally {
      Date.now = real;
    }
  });

  it('is the login form while nobody is logged in, and then shows what is the person’s', async () => {
    const bff = standInBff(({ calendar, logInWorks }) => [
      ...calendar.works({ appointments: answer(visit) }),
      ...logInWorks(),
    ]);
    const widget = await fixture<ClinicCalendarSubscribe>(
      html`<clinic-calendar-subscribe
        bff=${bff.url}
        clinic="maple-street"
        locale="en"
      ></clinic-calendar-subscribe>`,
    );
    await until('the login form', () => has(widget, 'input[name="password"]'));
    expect(calls(bff)).to.deep.equal([]);
    find(widget, 'input[name="username"]', HTMLInputElement).focus();
    logIn(widget);
    await until('the appointments', () => has(widget, '.ca-visit'));
    expect(has(widget, 'clinic-login')).to.equal(false);
    expectFocus(widget.querySelector('.ca-heading'));
  });

  it('leaves nothing personal on the screen when the session is over', async () => {
    const { widget } = await calendarWith({ appointments: answer(visit) });
    widget.client.tellSession(null, null);
    await until('the login form', () => has(widget, 'clinic-login'));
    expect(wordsOf(widget)).not.to.contain('Farah Aziz');
  });

  it('hears from the server that the session is over', async () => {
    const bff = calendarBff();
    bff.use(bff.answers.calendar.refuses('appointments', { code: 'not-logged-in' }));
    const widget = await fixture<ClinicCalendarSubscribe>(
      html`<clinic-calendar-subscribe bff=${bff.url} clinic="maple-street"></clinic-calendar-subscribe>`,
    );
    await until('the end of the session', () => widget.client.session === null);
    await until('the login form', () => has(widget, 'input[name="password"]'));
  });
});
