import { fixture, html } from '@open-wc/testing';
import type { RequestHandler } from 'msw';
import type { Answers } from '../../../demo/gallery/answers.ts';
import type { ClinicDoctor } from '../../../widgets/index.ts';
import { standInBff } from './stand-in-bff.ts';
import type { StandInBff } from './stand-in-bff.ts';
import { until } from './until.ts';

/** What the doctor has found: `bad origin-not-registered`, in the order in which it stands there. */
export function findings(doctor: Element): string[] {
  return [...doctor.querySelectorAll('.ca-finding')].map(
    (item) => `${item.getAttribute('data-health') ?? ''} ${item.getAttribute('data-finding') ?? ''}`,
  );
}

/** The findings that are not as they should be. */
export function faults(doctor: Element): string[] {
  return findings(doctor).filter((line) => !line.startsWith('good'));
}

/** The words of a finding: what it says, how it is mended, what is to be pasted; one line each. */
export function wordsOf(doctor: Element, name: string): string[] {
  const item = doctor.querySelector(`[data-finding="${name}"]`);
  return [...(item?.querySelectorAll('p, pre') ?? [])].map((line) => line.textContent.trim());
}

/** Waits until the page has been examined. */
export async function untilExamined(doctor: Element): Promise<void> {
  await until('the findings', () => doctor.querySelector('.ca-finding'));
}

/** A doctor with a clinic of its own and no other tag on the page, once it has examined it. */
export async function doctorAt(
  handlers: (answers: Answers) => readonly RequestHandler[],
  locale = 'en',
): Promise<{ readonly bff: StandInBff; readonly doctor: ClinicDoctor }> {
  const bff = standInBff(handlers);
  const doctor = await fixture<ClinicDoctor>(
    html`<clinic-doctor bff=${bff.url} clinic="maple-street" locale=${locale}></clinic-doctor>`,
  );
  await untilExamined(doctor);
  return { bff, doctor };
}
