import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { fetchedFeed } from '../../demo/gallery/calendar-samples.ts';
import type { ClinicElement } from '../../widgets/index.ts';
import { calendarBff, calendarWidget, calendarWith, openMenu, openQuestion } from './support/calendar.ts';
import { alertText, buttonCalled, has } from './support/page.ts';
import { useStandIns } from './support/stand-in-bff.ts';
import { until } from './support/until.ts';

type State = readonly [name: string, reach: () => Promise<ClinicElement>];

const none = { appointments: [], timeZone: 'America/Vancouver' };

const states: readonly State[] = [
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

  for (const colorScheme of ['light', 'dark'] as const) {
    describe(colorScheme, () => {
      before(async () => {
        document.documentElement.style.colorScheme = 'light dark';
        await emulateMedia({ colorScheme });
      });
      after(async () => {
        document.documentElement.style.colorScheme = '';
        await emulateMedia({ colorScheme: 'light' });
      });

      for (const [name, reach] of states) {
        it(`passes axe: ${name}`, async () => {
          await expect(await reach()).to.be.accessible();
        });
      }
    });
  }

  for (const [name, reach] of states) {
    it(`fits 320 px, without scrolling sideways: ${name}`, async () => {
      await setViewport({ width: 320, height: 640 });
      try {
        const widget = await reach();
        expect(widget.scrollWidth).to.be.at.most(widget.clientWidth);
        expect(document.documentElement.scrollWidth).to.be.at.most(320);
      } finally {
        await setViewport({ width: 800, height: 600 });
      }
    });
  }
});
