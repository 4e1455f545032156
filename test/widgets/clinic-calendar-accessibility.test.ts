import { fetchedFeed } from '../../demo/gallery/calendar-samples.ts';
import { fitPages, passAxe } from './support/accessible-states.ts';
import type { AccessibleState } from './support/accessible-states.ts';
import { calendarBff, calendarWidget, calendarWith, openMenu, openQuestion } from './support/calendar.ts';
import { alertText, buttonCalled, has } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

const none = { appointments: [], timeZone: 'America/Vancouver' };

const states: readonly AccessibleState[] = [
  ['the appointments', async () => (await calendarWith()).widget],
  ['no appointments', async () => (await calendarWith({ appointments: none })).widget],
  [
    'the ways to subscribe',
    async () => {
      const { widget } = await calendarWith({ feed: fetchedFeed });
      await openMenu(widget);
      return widget;
    },
  ],
  [
    'the QR code',
    async () => {
      const { widget } = await calendarWith();
      await openMenu(widget);
      buttonCalled(widget, 'Show QR code').click();
      await until('the QR code', () => has(widget, 'svg[role="img"]'));
      return widget;
    },
  ],
  [
    'the question before a reset',
    async () => {
      const { widget } = await calendarWith();
      await openQuestion(widget);
      return widget;
    },
  ],
  [
    'the link reset',
    async () => {
      const { widget } = await calendarWith();
      await openQuestion(widget);
      buttonCalled(widget, 'Reset link').click();
      await until('the news', () => has(widget, '.ca-done'));
      return widget;
    },
  ],
  [
    'appointments that cannot be had',
    async () => {
      const bff = calendarBff();
      bff.use(bff.answers.calendar.refuses('appointments', { code: 'internal' }));
      const widget = await calendarWidget(bff);
      await until('the problem', () => alertText(widget));
      return widget;
    },
  ],
];

describe('<clinic-calendar-subscribe>, accessibility', () => {
  useStandIns();

  passAxe(states);
  fitPages(states);
});
