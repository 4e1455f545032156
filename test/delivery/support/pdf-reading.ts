import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';

/** What stands on a PDF's page, read from its drawing instructions. */
export interface PdfReading {
  readonly pages: number;
  /** The lines in the order of drawing, with how far their foot is from the bottom edge and their left end, in points. */
  readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number }[];
  /** Texts that stand in for what is drawn (ISO 32000-1, 14.9.4). */
  readonly actualTexts: readonly string[];
  readonly document: PDFDocument;
}

/** Windows-1252, which the standard fonts of PDFs are written in. */
const decoder = new TextDecoder('windows-1252');

/** Reads a PDF that was made by `recoveryCodePdf`. */
export async function readPdf(bytes: Uint8Array): Promise<PdfReading> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const [page] = document.getPages();
  const contents = page?.node.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  const drawing = streams
    .map((stream) => (stream instanceof PDFRef ? document.context.lookup(stream) : stream))
    .filter((stream) => stream instanceof PDFRawStream)
    .map((stream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))
    .join('\n');
  const lines = [...drawing.matchAll(/([\d.-]+) ([\d.-]+) Tm\s+<([0-9A-F]*)> Tj/g)].map(
    ([, x, y, hex = '']) => ({ text: decoder.decode(Buffer.from(hex, 'hex')), x: Number(x), y: Number(y) }),
  );
  const actualTexts = [...drawing.matchAll(/\/ActualText \(([^)]*)\)/g)].map(([, text = '']) => text);
  return { pages: document.getPageCount(), lines, actualTexts, document };
}
