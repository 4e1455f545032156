import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { AppointmentsAnswer } from '../../../bff/contract/index.ts';
import type { CalendarMessages } from '../../messages/calendar.ts';
import { webAddress } from '../../ui/web-address.ts';
import { appointmentDays, foreignTimeZone } from './appointment-days.ts';
import type { AppointmentDay, DayVisit, Reader } from './appointment-days.ts';

/** What the list has to work with. */
export interface AppointmentList {
  /** The start of every id; unique in the page. */
  readonly idPrefix: string;
  readonly messages: CalendarMessages;
  readonly answer: AppointmentsAnswer;
  readonly reader: Reader;
}

/** The appointments day by day, or that there are none. */
export function appointmentList(list: AppointmentList): TemplateResult {
  const { messages, answer, reader } = list;
  const days = appointmentDays(answer, reader);
  if (!days.length) return html`<p class="ca-text">${messages.none}</p>`;
  const zone = foreignTimeZone(answer, reader);
  return html`${zone ? html`<p class="ca-lead ca-muted">${messages.timesIn(zone)}</p>` : nothing}
  ${days.map((day) => dayView(list, day))}`;
}

function dayView(list: AppointmentList, { date, words, isToday, isTomorrow, appointments }: AppointmentDay) {
  const { idPrefix, messages } = list;
  const id = `${idPrefix}-day-${date}`;
  const soon = isToday ? messages.today : isTomorrow ? messages.tomorrow : null;
  return html`<section class="ca-day" aria-labelledby=${id}>
    <h3 class="ca-date" id=${id}>${soon ? html`<span class="ca-soon">${soon}</span> ` : nothing}${words}</h3>
    <ul class="ca-visits">
      ${appointments.map((visit, index) => visitView(list, visit, `${id}-${index}`))}
    </ul>
  </section>`;
}

function visitView({ messages }: AppointmentList, { appointment, time }: DayVisit, id: string) {
  const { startsAt, treatment, practitioner, place } = appointment;
  const onlineUrl = webAddress(appointment.onlineUrl ?? '');
  return html`<li class="ca-visit">
    <p class="ca-text ca-when"><time datetime=${startsAt}>${time}</time></p>
    <p class="ca-text" id=${id}><strong>${treatment}</strong> ${messages.withPractitioner(practitioner)}</p>
    ${place === null ? nothing : html`<p class="ca-text ca-muted">${place}</p>`}
    ${place === null || onlineUrl ? html`<p class="ca-text ca-muted">${messages.online}</p>` : nothing}
    ${
      onlineUrl
        ? html`<a
            class="ca-link ca-join"
            href=${onlineUrl}
            target="_blank"
            rel="noopener noreferrer"
            aria-describedby=${id}
            >${messages.join}</a
          >`
        : nothing
    }
  </li>`;
}
