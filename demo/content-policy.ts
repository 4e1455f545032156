/**
 * What a clinic's page needs to allow for the widgets: their script and their calls come from the BFF, and nothing
 * runs or is styled inline (product rule 41; ASVS 3.4.3). Trusted Types let only Lit's own policy make markup.
 *
 * @param bffUrl - the BFF's public URL, such as `http://localhost:8787`
 */
export function clinicPagePolicy(bffUrl: string): string {
  const bff = new URL(bffUrl).origin;
  return [
    "default-src 'none'",
    `script-src ${bff}`,
    `connect-src ${bff}`,
    `img-src 'self' ${bff} data:`,
    "style-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');
}

/** An email in the gallery: it brings its styles along, nothing in it runs, and only the gallery frames it. */
export const emailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src https: data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

/**
 * The gallery's policy: everything is its own, and it frames only its own preview. `default` is the Trusted Types
 * policy under which the preview registers the worker that answers in the BFF's place.
 *
 * @param stage - the made-up BFF's origin, whose calls the worker catches
 */
export function galleryPolicy(stage: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `connect-src 'self' ${stage}`,
    "img-src 'self' data:",
    "style-src 'self'",
    "font-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html default',
  ].join('; ');
}
