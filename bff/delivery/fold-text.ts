/** What Unicode takes for letters and marks of their own, and people for these (NFKD does not part them). */
const standIns: Readonly<Record<string, string>> = {
  ...{ ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ø: 'o', Ø: 'O', ħ: 'h', Ħ: 'H', ı: 'i', ŧ: 't', Ŧ: 'T' },
  ...{ æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ß: 'ss', ẞ: 'SS', þ: 'th', Þ: 'Th', ð: 'd', ŋ: 'ng', Ŋ: 'Ng' },
  ...{ '‘': "'", '’': "'", ʼ: "'", '′': "'", '´': "'", '`': "'", ʻ: "'", ʹ: "'", ʾ: "'", ʿ: "'" },
  ...{ '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '″': '"' },
  ...{ '‐': '-', '‑': '-', '–': '-', '—': '-', '−': '-', '×': 'x', '\u00a0': ' ', '\u202f': '\u00a0' },
};

/**
 * A text in the characters of a font or a network that has few. What is missing there is spelt plainly: letters
 * lose their accents, quotation marks their curls; pictures and the like are left out.
 *
 * @param text one plain line.
 * @param has whether there is this character.
 * @returns null where letters or digits remain that there is nothing for, such as those of another script.
 */
export function foldText(text: string, has: (character: string) => boolean): string | null {
  const folded = foldCharacters(text.normalize('NFC'), has);
  return folded === null ? null : folded.replace(/ {2,}/g, ' ').trim();
}

function foldCharacters(text: string, has: (character: string) => boolean): string | null {
  const folded = Array.from(text, (character) => {
    if (has(character)) return character;
    const plainer = standIns[character] ?? character.normalize('NFKD').replace(/\p{M}/gu, '');
    if (plainer !== character) return foldCharacters(plainer, has);
    return /[\p{L}\p{N}]/u.test(character) ? null : '';
  });
  return folded.includes(null) ? null : folded.join('');
}
