const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The text that a reader of this HTML sees, as one line; hidden parts and the head are left out. */
export function seenText(html: string): string {
  const body = html.slice(html.indexOf('<body'));
  return body
    .replace(/<div style="display:none[^>]*>[\s\S]*?<\/div>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Every address that this HTML links to or loads, decoded. */
export function addresses(html: string): readonly string[] {
  return [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = '']) =>
    address.replace(/&(?:amp|#39);/g, (entity) => entities[entity] ?? ''),
  );
}
