import { takePageMessages } from './messages/page-messages.ts';

/** Does what only some pages ask for, before anything shows: sentences of their own, and the doctor. */
export function grantPageWishes(): void {
  takePageMessages();
  const asksForDoctor = new URLSearchParams(location.search).has('clinic-doctor');
  if (asksForDoctor && !document.querySelector('clinic-doctor')) showDoctor();
}

/** In the top layer, whatever the page's own style sheet says; older browsers show it at the page's end. */
function showDoctor(): void {
  const doctor = document.createElement('clinic-doctor');
  doctor.popover = 'manual';
  document.body.append(doctor);
  if ('showPopover' in doctor) doctor.showPopover();
}
