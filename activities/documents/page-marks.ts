import type { Barcode } from '../../domain/documents/code-128.js'
import type { TextRun, Typesetter, Weight } from './typesetter.js'

/** The few colours of a document. Every text colour has a contrast of at least 4.5 on white. */
export const COLOUR = {
  ink: '#1b2a32',
  muted: '#56666f',
  water: '#0b4f6c',
  warm: '#9a3c00',
  hairline: '#c7d2d8',
  tint: '#edf3f6',
  barYearAgo: '#5c9ab8',
  barOther: '#b7cfda',
  white: '#ffffff',
  black: '#000000',
} as const

/** One thing drawn on a page, in points from its upper left corner. A text's `y` is its baseline. */
export type Mark =
  | {
      readonly kind: 'text'
      readonly x: number
      readonly y: number
      readonly size: number
      readonly colour: string
      readonly runs: readonly TextRun[]
      readonly spacing: number
    }
  | {
      readonly kind: 'rect'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly colour: string
      readonly outline: boolean
    }
  | {
      readonly kind: 'line'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
      readonly width: number
      readonly colour: string
      readonly dash: number
    }
  | {
      readonly kind: 'barcode'
      readonly x: number
      readonly y: number
      readonly height: number
      readonly module: number
      readonly barcode: Barcode
    }
  | { readonly kind: 'watermark'; readonly runs: readonly TextRun[]; readonly size: number }

export interface TextStyle {
  readonly size: number
  readonly weight?: Weight
  readonly colour?: string
  /** Where `x` is: the left edge, the right edge or the middle of the text. */
  readonly align?: 'left' | 'right' | 'centre'
  /** Extra points after each letter. */
  readonly spacing?: number
}

/** The marks of one page as they are made. */
export class PageMarks {
  readonly marks: Mark[] = []
  readonly type: Typesetter

  constructor(type: Typesetter) {
    this.type = type
  }

  /** One line of text; returns its width. */
  text(x: number, y: number, text: string, style: TextStyle): number {
    const { size, weight = 'regular', colour = COLOUR.ink, align = 'left', spacing = 0 } = style
    const runs = this.type.runs(text, size, weight)
    const width = runs.reduce((total, run) => total + run.width, 0) + spacing * text.length
    const start = align === 'right' ? x - width : align === 'centre' ? x - width / 2 : x
    if (runs.length > 0) this.marks.push({ kind: 'text', x: start, y, size, colour, runs, spacing })
    return width
  }

  /** Lines one under the other; returns the baseline after the last. */
  lines(x: number, y: number, lines: readonly string[], leading: number, style: TextStyle): number {
    for (const [index, line] of lines.entries()) this.text(x, y + index * leading, line, style)
    return y + lines.length * leading
  }

  rect(x: number, y: number, width: number, height: number, colour: string, outline = false): void {
    this.marks.push({ kind: 'rect', x, y, width, height, colour, outline })
  }

  /** A level line. */
  rule(x1: number, x2: number, y: number, width = 0.5, colour: string = COLOUR.hairline, dash = 0): void {
    this.marks.push({ kind: 'line', x1, y1: y, x2, y2: y, width, colour, dash })
  }

  barcode(x: number, y: number, height: number, module: number, barcode: Barcode): void {
    this.marks.push({ kind: 'barcode', x, y, height, module, barcode })
  }

  /** A word across the whole page, light enough to read through. */
  watermark(text: string, size: number): void {
    this.marks.push({ kind: 'watermark', runs: this.type.runs(text, size, 'strong'), size })
  }
}
