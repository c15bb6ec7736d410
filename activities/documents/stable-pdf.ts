import { zlibSync } from 'fflate'
import PDFDocument from 'pdfkit'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { PageFrame } from './page-frame.js'
import { COLOUR, type Mark } from './page-marks.js'
import type { TextRun } from './typesetter.js'

export interface PdfInfo {
  readonly title: string
  readonly author: string
  readonly subject: string
  readonly language: string
  /** The day the content was fixed: the only date in the file. */
  readonly createdOn: LocalDate
}

/** fflate's level. Higher ones save 2 % of the bytes; a change of it changes the bytes of every bill. */
const COMPRESSION = 4

/**
 * A PDF whose bytes depend on nothing but its content. PDFKit's own compression is the host's zlib, which differs between
 * versions of Node and kinds of processor; here streams are deflated by a library in plain JavaScript.
 */
class StablePdf extends PDFDocument {
  override ref(data: object = {}): PDFKit.PDFKitReference {
    const reference = super.ref(data)
    if ('Filter' in data) return reference
    const parts: Uint8Array[] = []
    const write = reference.write.bind(reference)
    const end = reference.end.bind(reference)
    reference.write = (chunk: unknown) => {
      parts.push(chunk instanceof Uint8Array ? chunk : Buffer.from(`${String(chunk)}\n`, 'latin1'))
    }
    reference.end = (chunk?: unknown) => {
      if (chunk !== undefined) reference.write(chunk)
      if (parts.length > 0) {
        Object.assign(reference.data, { Filter: 'FlateDecode' })
        write(zlibSync(Buffer.concat(parts), { level: COMPRESSION }))
        // Pages stay referred to until the document ends; what was on them need not.
        parts.length = 0
      }
      end(undefined)
    }
    return reference
  }
}

/** An empty document; pages are added by `drawPage`, and `end()` finishes it. */
export function openPdf(info: PdfInfo): PDFKit.PDFDocument {
  return new StablePdf({
    autoFirstPage: false,
    compress: false,
    pdfVersion: '1.7',
    lang: info.language,
    displayTitle: true,
    // Names differ from bill to bill: the words worth remembering are remembered with the typeface.
    fontLayoutCache: false,
    font: '',
    info: {
      Title: info.title,
      Author: info.author,
      Subject: info.subject,
      Creator: 'Penstock',
      CreationDate: new Date(`${info.createdOn}T00:00:00Z`),
    },
  } as PDFKit.PDFDocumentOptions)
}

/** Adds a page and draws its marks in the order they were made. */
export function drawPage(pdf: PDFKit.PDFDocument, frame: PageFrame, marks: readonly Mark[]): void {
  pdf.addPage({ size: [frame.width, frame.height], margin: 0 })
  for (const mark of marks) draw(pdf, frame, mark)
}

function drawRuns(pdf: PDFKit.PDFDocument, x: number, y: number, size: number, runs: readonly TextRun[], spacing: number): void {
  let at = x
  for (const run of runs) {
    pdf.font(run.face.font as unknown as PDFKit.Mixins.PDFFontSource, run.face.id, size)
    const features = run.face.rightToLeft ? { features: [] } : {}
    pdf.text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic', characterSpacing: spacing, ...features })
    at += run.width + spacing * run.text.length
  }
}

function draw(pdf: PDFKit.PDFDocument, frame: PageFrame, mark: Mark): void {
  switch (mark.kind) {
    case 'text':
      pdf.fillColor(mark.colour)
      drawRuns(pdf, mark.x, mark.y, mark.size, mark.runs, mark.spacing)
      return
    case 'rect':
      pdf.rect(mark.x, mark.y, mark.width, mark.height)
      if (mark.outline) pdf.lineWidth(0.7).strokeColor(mark.colour).stroke()
      else pdf.fillColor(mark.colour).fill()
      return
    case 'line':
      pdf.lineWidth(mark.width).strokeColor(mark.colour)
      if (mark.dash > 0) pdf.dash(mark.dash, { space: mark.dash })
      pdf.moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2).stroke()
      if (mark.dash > 0) pdf.undash()
      return
    case 'barcode':
      for (const bar of mark.barcode.bars) pdf.rect(mark.x + bar.at * mark.module, mark.y, bar.width * mark.module, mark.height)
      pdf.fillColor(COLOUR.black).fill()
      return
    case 'watermark': {
      const width = mark.runs.reduce((total, run) => total + run.width, 0)
      const middle: [number, number] = [frame.width / 2, frame.height / 2]
      pdf.save().rotate(-52, { origin: middle }).fillOpacity(0.13).fillColor(COLOUR.warm)
      drawRuns(pdf, middle[0] - width / 2, middle[1] + mark.size / 3, mark.size, mark.runs, 0)
      pdf.restore()
      return
    }
  }
}
