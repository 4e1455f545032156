import type { Color, PDFFont, PDFPage } from '@cantoo/pdf-lib';

/** How words look on a page. Sizes are in points, 1/72 of an inch. */
export interface TextStyle {
  readonly font: PDFFont;
  readonly size: number;
  readonly color: Color;
}

/** A column of text on a page, written from the top down. */
export interface PdfColumn {
  readonly page: PDFPage;
  /** Where the column begins, in points from the left edge. */
  readonly left: number;
  readonly width: number;
  /** Where the next thing's top goes, in points from the bottom edge. */
  y: number;
}

/** Lines stand 1.4 times their size apart. */
const LINE_HEIGHT = 1.4;

/**
 * Writes a paragraph and moves below it.
 *
 * @param text in characters that the font has.
 * @param indent how far its left edge is moved in, in points.
 */
export function writeParagraph(column: PdfColumn, text: string, style: TextStyle, indent = 0): void {
  const { font, size } = style;
  const widthOf = (part: string) => font.widthOfTextAtSize(part, size);
  for (const line of wrap(text, column.width - indent, widthOf)) {
    column.page.drawText(line, { ...style, x: column.left + indent, y: column.y - size });
    column.y -= size * LINE_HEIGHT;
  }
}

/** Breaks a text into lines at its spaces; a word that is wider than a line, such as a long username, is cut. */
function wrap(text: string, width: number, widthOf: (part: string) => number): readonly string[] {
  const words = text.split(' ').flatMap((word) => cut(word, width, widthOf));
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function cut(word: string, width: number, widthOf: (part: string) => number): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (widthOf(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
