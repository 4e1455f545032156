import {
  PDFDocument,
  type PDFFont,
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  rgb,
  StandardFonts,
} from '@cantoo/pdf-lib';
import { oneLine } from './clean-text.ts';
import { foldText } from './fold-text.ts';
import { formatInstant } from './locale.ts';
import { messages } from './messages/messages.ts';
import { type PdfColumn, type TextStyle, writeParagraph } from './pdf-column.ts';
import type { RecoveryCodePage } from './recovery-code-pdf.ts';

/** In points: as wide as A4 and as high as US Letter, so that either paper takes it whole (ISO 216; ANSI Y14.1). */
const PAGE_WIDTH = 595;
const PAGE_HEIGHT = 792;
const MARGIN = 54;
const BOX_HEIGHT = 108;
const CODE_SIZE = 46;

/** What is longer ends in an ellipsis. */
const CLINIC_NAME_MAX_LENGTH = 60;

/** Near black, grey and a light grey; with white behind them the first two have a contrast of 6.5:1 and more. */
const ink = rgb(0.11, 0.13, 0.15);
const quietInk = rgb(0.34, 0.36, 0.4);
const lineInk = rgb(0.78, 0.8, 0.82);
const boxInk = rgb(0.965, 0.97, 0.975);

/** Draws the page; {@link RecoveryCodePage} tells what is on it. */
export async function drawRecoveryCodePage(given: RecoveryCodePage): Promise<Uint8Array> {
  const { recoveryCodePage: t, labelled } = messages[given.locale];
  const document = await PDFDocument.create();
  const regular = document.embedStandardFont(StandardFonts.Helvetica);
  const bold = document.embedStandardFont(StandardFonts.HelveticaBold);
  const column: PdfColumn = {
    page: document.addPage([PAGE_WIDTH, PAGE_HEIGHT]),
    left: MARGIN,
    width: PAGE_WIDTH - 2 * MARGIN,
    y: PAGE_HEIGHT - MARGIN,
  };
  const fold = foldFor(regular);
  const write = (text: string, style: TextStyle, indent = 0) =>
    writeParagraph(column, fold(text) ?? text, style, indent);
  const body: TextStyle = { font: regular, size: 11, color: ink };
  const strong: TextStyle = { ...body, font: bold };
  const clinicName = fold(oneLine(given.clinicName, CLINIC_NAME_MAX_LENGTH)) || null;

  if (clinicName !== null) {
    write(clinicName, { ...strong, size: 15 });
    drawRule(column);
  }
  write(t.title, { ...strong, size: 26 });
  column.y -= 6;
  write(t.intro(clinicName ?? t.yourClinic), body);
  column.y -= 14;
  drawCodeBox(column, given.recoveryCode, {
    label: { text: t.codeLabel, style: { ...body, size: 10, color: quietInk } },
    mono: document.embedStandardFont(StandardFonts.CourierBold),
  });
  column.y -= 18;
  if (fold(given.username) === given.username) write(`${labelled(t.username)} ${given.username}`, strong);
  write(`${labelled(t.issued)} ${formatInstant(given.locale, given.at)}`, body);
  column.y -= 14;
  write(t.howTo, { ...strong, size: 14 });
  column.y -= 2;
  for (const [index, step] of t.steps.entries()) {
    const top = column.y;
    write(`${String(index + 1)}.`, body);
    column.y = top;
    write(step, body, 18);
    column.y -= 3;
  }
  column.y -= 3;
  write(t.once, strong);
  column.y -= 14;
  write(t.keeping, { ...strong, size: 14 });
  column.y -= 2;
  write(t.likeAKey(clinicName ?? t.yourClinic), body);
  column.y -= 6;
  write(t.lost, body);

  document.setTitle(t.title, { showInWindowTitleBar: true });
  document.setLanguage(given.locale);
  document.setCreationDate(new Date(given.at));
  document.setModificationDate(new Date(given.at));
  return document.save();
}

/** Spells a text in the characters of a font; null: it cannot. */
function foldFor(font: PDFFont): (text: string) => string | null {
  const has = new Set(font.getCharacterSet().map((codePoint) => String.fromCodePoint(codePoint)));
  return (text) => foldText(text, (character) => has.has(character));
}

function drawRule(column: PdfColumn): void {
  column.y -= 10;
  const { page, left: x, y, width } = column;
  page.drawLine({ start: { x, y }, end: { x: x + width, y }, thickness: 1, color: lineInk });
  column.y -= 26;
}

/** The code in two groups of three, which programs read as one word (PDF 1.7, ISO 32000-1, 14.9.4: ActualText). */
function drawCodeBox(
  column: PdfColumn,
  code: string,
  { label, mono }: { label: { text: string; style: TextStyle }; mono: PDFFont },
): void {
  const { page, left, width } = column;
  const bottom = column.y - BOX_HEIGHT;
  const centre = (text: string, { font, size }: TextStyle) =>
    left + (width - font.widthOfTextAtSize(text, size)) / 2;
  page.drawRectangle({
    ...{ x: left, y: bottom, width, height: BOX_HEIGHT },
    ...{ color: boxInk, borderColor: lineInk, borderWidth: 1 },
  });
  page.drawText(label.text, { ...label.style, x: centre(label.text, label.style), y: column.y - 28 });
  const style: TextStyle = { font: mono, size: CODE_SIZE, color: ink };
  const groups = `${code.slice(0, 3)} ${code.slice(3)}`;
  const actualText = `<</ActualText (${code})>>`;
  page.pushOperators(
    PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, [PDFName.of('Span'), actualText]),
  );
  page.drawText(groups, { ...style, x: centre(groups, style), y: bottom + 30 });
  page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  column.y = bottom;
}
