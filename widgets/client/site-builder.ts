import type { ClientProblemCode } from './problem.ts';

/**
 * Problems of a page that is, or may be, set up wrongly: visitors get a sentence, the site builder a line in the console.
 * A page that is not registered may read no answer that is asked for with credentials, so its problem is `unreachable`.
 */
const siteBuilders: readonly ClientProblemCode[] = ['unknown-clinic', 'origin-not-allowed', 'unreachable'];

/** Tells the page's builder in the console, where the problem is one of theirs. */
export function tellSiteBuilder(
  { bff, slug }: { readonly bff: string; readonly slug: string },
  code: ClientProblemCode,
): void {
  if (!siteBuilders.includes(code)) return;
  const place = `"${slug}" at ${bff} for ${location.origin}`;
  console.warn(`clinic-auth: ${code}: ${place}. ?clinic-doctor in the page’s address tells more.`);
}
