import { render } from 'lit';
import { emailPage } from './email-page.ts';
import type { EmailEntry } from './email-page.ts';
import { formatEmailSelection, parseEmailSelection } from './email-selection.ts';
import type { EmailSelection } from './email-selection.ts';

const root = document.querySelector<HTMLElement>('#gallery');
if (!root) throw new Error('the page has no place for the emails');
root.replaceChildren();

const answer = await fetch('emails/list.json');
const entries = (await answer.json()) as readonly EmailEntry[];
let selection = parseEmailSelection(location.hash.slice(1));

draw(root);
addEventListener('hashchange', () => {
  // "Skip to the email" is a fragment as well, and no selection.
  if (location.hash === '#preview') return;
  selection = parseEmailSelection(location.hash.slice(1));
  draw(root);
});

function draw(place: HTMLElement): void {
  render(emailPage(entries, selection, change), place);
}

function change(wish: Partial<EmailSelection>): void {
  location.replace(`#${formatEmailSelection({ ...selection, ...wish })}`);
}
