import { type Face, face, faceFor } from './typefaces.js'

/** A stretch of text set in one face; `width` in points at the size it was set in. */
export interface TextRun {
  readonly face: Face
  readonly text: string
  readonly width: number
}

export type Weight = 'regular' | 'strong'

/** Printed in place of letters that no installed face has; what it replaced is reported, never only swallowed. */
const UNPRINTABLE = '?'

/** A letter with the marks and joiners that belong to it. */
const CLUSTER = /\P{M}[\p{M}\u200c\u200d]*|\p{M}+/gu

/** Only blanks and punctuation: it takes the direction of its neighbours. */
const NEUTRAL = /^[\s\p{P}]+$/u

/**
 * Measures and breaks text, choosing for each letter a face that has it. One typesetter serves one document
 * and collects the texts in which letters had to be replaced.
 */
export class Typesetter {
  /** Texts with letters that could not be printed, as they were given. */
  readonly unprintable = new Set<string>()

  /** True where every letter of the text can be printed. */
  covers(text: string): boolean {
    return (text.match(CLUSTER) ?? []).every((cluster) => faceFor(cluster, 'regular') !== undefined)
  }

  /** The runs of a line in the order they stand, left to right. */
  runs(text: string, size: number, weight: Weight): TextRun[] {
    const pieces = this.#byFace(text, weight)
    return pieces.map((piece) => ({ ...piece, width: widthOf(piece.face, piece.text, size) }))
  }

  width(text: string, size: number, weight: Weight = 'regular'): number {
    return this.runs(text, size, weight).reduce((total, run) => total + run.width, 0)
  }

  /** Lines no wider than `width`, broken at blanks; a word wider than a line is broken where it must. */
  wrap(text: string, width: number, size: number, weight: Weight = 'regular'): string[] {
    const lines: string[] = []
    let line = ''
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (this.width(longer, size, weight) <= width) {
        line = longer
        continue
      }
      if (line !== '') lines.push(line)
      const parts = this.#breakWord(word, width, size, weight)
      lines.push(...parts.slice(0, -1))
      line = parts.at(-1) ?? ''
    }
    if (line !== '') lines.push(line)
    return lines
  }

  /** The text, or as much of its start as fits followed by an ellipsis. */
  fit(text: string, width: number, size: number, weight: Weight = 'regular'): string {
    if (this.width(text, size, weight) <= width) return text
    // Halving, not shortening letter by letter: a name of 100,000 letters must not hold up a print batch.
    const clusters = text.match(CLUSTER) ?? []
    const shortened = (count: number): string => `${clusters.slice(0, count).join('').trimEnd()}…`
    let fits = 0
    let tooLong = clusters.length
    while (tooLong - fits > 1) {
      const middle = Math.floor((fits + tooLong) / 2)
      if (this.width(shortened(middle), size, weight) <= width) fits = middle
      else tooLong = middle
    }
    return shortened(fits)
  }

  /** The largest of the sizes in which the text fits; the last where it fits in none. Sizes are given from large to small. */
  sizeFor(text: string, width: number, sizes: readonly [number, ...number[]], weight: Weight = 'regular'): number {
    return sizes.find((size) => this.width(text, size, weight) <= width) ?? sizes.at(-1) ?? sizes[0]
  }

  #breakWord(word: string, width: number, size: number, weight: Weight): string[] {
    const parts: string[] = []
    let part = ''
    for (const cluster of word.match(CLUSTER) ?? []) {
      if (part !== '' && this.width(part + cluster, size, weight) > width) {
        parts.push(part)
        part = ''
      }
      part += cluster
    }
    return [...parts, part]
  }

  #byFace(text: string, weight: Weight): { face: Face; text: string }[] {
    const primary = face(weight)
    if (/^[ -~]*$/.test(text)) return text === '' ? [] : [{ face: primary, text }]
    const pieces: { face: Face; text: string }[] = []
    for (const cluster of text.match(CLUSTER) ?? []) {
      const found = faceFor(cluster, weight)
      if (found === undefined) this.unprintable.add(text)
      const piece = { face: found ?? primary, text: found === undefined ? UNPRINTABLE : cluster }
      const last = pieces.at(-1)
      const isRepeat = found === undefined && last?.text.endsWith(UNPRINTABLE) === true
      if (last === undefined || last.face !== piece.face) pieces.push(piece)
      else if (!isRepeat) last.text += piece.text
    }
    return joinRightToLeft(pieces)
  }
}

function widthOf(face: Face, text: string, size: number): number {
  if (face.rightToLeft) return (face.font.layout(text).advanceWidth * size) / 1000
  let total = 0
  // Word by word with the blank that follows, exactly as the words will be drawn: most of them are remembered.
  for (const word of text.match(/[^ ]* ?/g) ?? []) if (word !== '') total += face.font.layout(word).advanceWidth
  return (total * size) / 1000
}

/** Words of a right-to-left script with blanks between them are one run, so that the first word stands rightmost. */
function joinRightToLeft(pieces: { face: Face; text: string }[]): { face: Face; text: string }[] {
  const joined: { face: Face; text: string }[] = []
  for (const [index, piece] of pieces.entries()) {
    const last = joined.at(-1)
    const between = last?.face.rightToLeft === true && NEUTRAL.test(piece.text) && pieces[index + 1]?.face === last.face
    if (last?.face.rightToLeft === true && (between || piece.face === last.face)) last.text += piece.text
    else joined.push({ ...piece })
  }
  return joined
}
