import type { ClinicElement } from '../../../widgets/index.ts';
import { standInBff } from './stand-in-bff.ts';
import type { StandInBff } from './stand-in-bff.ts';
import { send, untilInput, wayIn } from './way-in.ts';

/** A BFF at which everything works. */
export function goodBff(): StandInBff {
  return standInBff(({ account, loggedOut }) => [...account.recovery(), ...account.link(), ...loggedOut()]);
}

/** The widget, waiting for the code. */
export async function waiting(bff: StandInBff): Promise<ClinicElement> {
  const widget = await wayIn('clinic-forgot-password', bff);
  send(widget, { identifier: 'robin@example.org' });
  await untilInput(widget, 'code');
  return widget;
}

/** What the BFF was last sent at this address. */
export async function bodyOf(bff: StandInBff, path: string): Promise<unknown> {
  const request = bff.requests.filter(({ url }) => url.endsWith(path)).at(-1);
  return request?.clone().json();
}
