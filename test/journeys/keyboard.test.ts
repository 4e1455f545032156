import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sampleCode } from '../../demo/gallery/account-answers.ts';
import { type GalleryPage, type GalleryStage, openGallery } from '../support/gallery-stage.ts';

const password = 'a long demo passphrase';
const newPassword = 'green river pencil lamp';

/** One thing that somebody does without a mouse. */
type Act =
  /** Goes by Tab to what has this name, and presses keys there: `Enter`, `Space`, `ArrowRight`. */
  | readonly [name: string, ...keys: string[]]
  /** Goes there and types. */
  | { readonly at: string; readonly type: string };

/** A way through a widget, and what is there at its end. */
interface Way {
  readonly name: string;
  /** Where it starts, as the gallery names it. */
  readonly from: string;
  readonly acts: readonly Act[];
  /** A heading, or what a live region says. */
  readonly then: string | RegExp;
}

const ways: readonly Way[] = [
  {
    name: 'logs in',
    from: 'clinic-login/first-view',
    acts: [{ at: 'Username', type: 'robin' }, { at: 'Password', type: password }, ['Log in', 'Enter']],
    then: 'You are logged in as Robin Ellis',
  },
  {
    name: 'looks at a password before sending it',
    from: 'clinic-login/first-view',
    acts: [{ at: 'Password', type: password }, ['Show password', 'Space']],
    then: 'Hide password',
  },
  {
    name: 'passes the 2-Step challenge',
    from: 'clinic-login/sms',
    acts: [{ at: 'Verification code', type: `${sampleCode}\n` }],
    then: 'You are logged in as Robin Ellis',
  },
  {
    name: 'finds another way in the challenge',
    from: 'clinic-login/sms',
    acts: [
      ['Try another way', 'Enter'],
      ['Use recovery code instead', 'Enter'],
    ],
    then: 'Use your recovery code',
  },
  {
    name: 'asks for the email with a link, and enters its code',
    from: 'clinic-forgot-password/first-view',
    acts: [
      { at: 'Email or phone number', type: 'robin@example.org\n' },
      { at: 'Verification code', type: `${sampleCode}\n` },
    ],
    then: 'Confirm new password',
  },
  {
    name: 'resets a password',
    from: 'clinic-reset-password/first-view',
    acts: [
      { at: 'New password', type: newPassword },
      { at: 'Confirm new password', type: `${newPassword}\n` },
    ],
    then: 'Your new password is saved',
  },
  {
    name: 'changes a password',
    from: 'clinic-credentials/saved',
    acts: [
      { at: 'Current password', type: password },
      { at: 'New password', type: newPassword },
      { at: 'Confirm new password', type: `${newPassword}\n` },
    ],
    then: /are saved|is saved/,
  },
  {
    name: 'sets up 2-Step Verification',
    from: 'clinic-two-step-settings/off',
    acts: [
      ['Set Up', 'Enter'],
      { at: 'Current password', type: `${password}\n` },
      { at: 'Verification code', type: `${sampleCode}\n` },
    ],
    then: 'Save your recovery code',
  },
  {
    name: 'signs out everywhere else',
    from: 'clinic-sessions/first-view',
    acts: [['Sign out everywhere else', 'Enter']],
    then: 'You are signed out everywhere else.',
  },
  {
    name: 'subscribes to a calendar',
    from: 'clinic-calendar-subscribe/first-view',
    acts: [
      ['Subscribe to your Calendar', 'Enter'],
      ['Show QR code', 'Enter'],
    ],
    then: 'Hide QR code',
  },
  {
    name: 'goes through the tabs of My Account',
    from: 'clinic-account/sessions',
    acts: [['Sessions', 'Home', 'ArrowRight', 'Enter']],
    then: 'Confirm new password',
  },
];

describe('by the keyboard alone, somebody', () => {
  let gallery: GalleryStage;
  let stage: GalleryPage;
  before(async () => {
    gallery = await openGallery();
    stage = await gallery.newPage();
  });
  after(() => gallery.close());

  for (const { name, from, acts, then } of ways) {
    it(name, async () => {
      const { page } = stage;
      await stage.show(from);
      for (const act of acts) {
        if ('type' in act) {
          await tabTo(stage, act.at);
          await page.keyboard.press('ControlOrMeta+a');
          await page.keyboard.type(act.type);
        } else {
          const [target, ...keys] = act;
          await tabTo(stage, target);
          for (const key of keys) await page.keyboard.press(key);
        }
      }
      const widget = page.locator('[bff]');
      const reached = widget
        .getByText(then)
        .or(widget.getByRole('button', { name: then }))
        .first();
      await reached.waitFor({ timeout: 10_000 });
      const focus = await page.evaluate(
        () => document.activeElement?.closest('[bff]')?.localName ?? 'the page',
      );
      assert.notEqual(focus, 'the page', 'the focus is not lost');
    });
  }

  it('is led to the first field that is wrong, where the error is read with it', async () => {
    const { page } = stage;
    await stage.show('clinic-login/first-view');
    await tabTo(stage, 'Log in');
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Username', { exact: true });
    await page.locator('.ca-error').first().waitFor();
    assert.ok(await field.evaluate((input) => input === document.activeElement));
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    const described = await field.evaluate((input) =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent.trim())
        .join(' '),
    );
    assert.match(described, /Enter your username/);
  });
});

/** Presses Tab until this is reached, as somebody without a mouse does; it may have to appear first. */
async function tabTo({ page }: GalleryPage, name: string): Promise<void> {
  const named = page.locator('[bff]').getByRole('button', { name, exact: true });
  const target = named
    .or(page.locator('[bff]').getByLabel(name, { exact: true }))
    .or(page.locator('[bff]').getByRole('tab', { name, exact: true }));
  await target.first().waitFor({ timeout: 10_000 });
  for (let presses = 0; presses < 60; presses++) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`there is no way to "${name}" by Tab`);
}
