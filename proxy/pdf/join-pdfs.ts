import type { JoinPdfs } from '../services/ports.ts';

/** Joins them by pdf-lib (MIT), which is read only where there is something to join. A file that is none, or is locked, throws. */
export const joinPdfs: JoinPdfs = async (files) => {
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0) return only;
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  const joined = await PDFDocument.create({ updateMetadata: false });
  for (const file of files) {
    const document = await PDFDocument.load(file, { updateMetadata: false });
    for (const page of await joined.copyPages(document, document.getPageIndices())) joined.addPage(page);
  }
  return joined.save({ useObjectStreams: false });
};
