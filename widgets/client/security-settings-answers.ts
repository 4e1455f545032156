import type { SecuritySettingsAnswer } from '../../bff/contract/index.ts';
import { isRecord } from './answers.ts';

/** Every state that these widgets know. */
const states: readonly unknown[] = ['off', 'on', 'paused'];
const titles: readonly unknown[] = ['clinic', 'practitioner', 'treatment'];

/** Whether the body holds the clinic's security settings, and who works there. */
export function isSecuritySettingsAnswer(body: unknown): body is SecuritySettingsAnswer {
  return (
    isRecord(body) &&
    isSettings(body['settings']) &&
    Array.isArray(body['staff']) &&
    body['staff'].every(isStaffTwoStep)
  );
}

function isSettings(settings: unknown): boolean {
  if (!isRecord(settings)) return false;
  const { staffIdleSeconds } = settings;
  return (
    ['twoStepEnforced', 'trustBrowserAllowed'].every((name) => typeof settings[name] === 'boolean') &&
    (staffIdleSeconds === null || typeof staffIdleSeconds === 'number') &&
    titles.includes(settings['calendarTitles'])
  );
}

function isStaffTwoStep(person: unknown): boolean {
  return (
    isRecord(person) &&
    ['id', 'name'].every((name) => typeof person[name] === 'string') &&
    states.includes(person['twoStep'])
  );
}
