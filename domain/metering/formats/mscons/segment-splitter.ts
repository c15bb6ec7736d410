/** One segment of an EDIFACT message: its tag, its elements with their components, and the line it begins on. */
export interface Segment {
  readonly tag: string
  readonly elements: readonly (readonly string[])[]
  readonly line: number
}

/** A segment longer than this is no segment: it is passed over. */
export const SEGMENT_LENGTH_MAX = 8_192

interface Separators {
  readonly component: string
  readonly element: string
  readonly release: string
  readonly end: string
}

const USUAL: Separators = { component: ':', element: '+', release: '?', end: "'" }

/**
 * Splits EDIFACT (ISO 9735) into segments, piece by piece. `UNA` sets the separators; a released character stands for itself. Line ends
 * between segments are no part of them.
 */
export class SegmentSplitter {
  #separators = USUAL
  #text = ''
  #line = 1
  #isFirst = true
  /** Segments that were too long and passed over, by their line. */
  readonly tooLong: number[] = []

  push(piece: string): Segment[] {
    this.#text += piece
    const segments: Segment[] = []
    if (this.#isFirst) {
      const start = this.#text.trimStart()
      if (start.length < 9) return []
      this.#isFirst = false
      if (start.startsWith('UNA')) {
        this.#separators = {
          component: start[3] ?? ':',
          element: start[4] ?? '+',
          release: start[6] === ' ' ? '' : (start[6] ?? '?'),
          end: start[8] ?? "'",
        }
        this.#line += linesIn(this.#text.slice(0, this.#text.length - start.length))
        this.#text = start.slice(9)
      }
    }
    let from = 0
    for (;;) {
      const end = this.#endFrom(from)
      if (end === -1) break
      this.#take(this.#text.slice(from, end), segments)
      from = end + 1
    }
    this.#text = this.#text.slice(from)
    if (this.#text.length > SEGMENT_LENGTH_MAX) {
      this.tooLong.push(this.#line)
      this.#line += linesIn(this.#text)
      this.#text = ''
    }
    return segments
  }

  /** What is left without an end; empty where the last segment was whole. */
  rest(): string {
    return this.#text.trim()
  }

  #endFrom(from: number): number {
    let at = this.#text.indexOf(this.#separators.end, from)
    while (at !== -1 && this.#isReleased(at, from)) at = this.#text.indexOf(this.#separators.end, at + 1)
    return at
  }

  #isReleased(at: number, from: number): boolean {
    if (this.#separators.release === '') return false
    let releases = 0
    while (at - releases - 1 >= from && this.#text[at - releases - 1] === this.#separators.release) releases += 1
    return releases % 2 === 1
  }

  #take(raw: string, segments: Segment[]): void {
    const text = raw.trimStart()
    const line = this.#line + linesIn(raw.slice(0, raw.length - text.length))
    this.#line += linesIn(raw)
    if (text === '') return
    if (text.length > SEGMENT_LENGTH_MAX) {
      this.tooLong.push(line)
      return
    }
    const elements = this.#elementsOf(text)
    segments.push({ tag: elements[0]?.[0] ?? '', elements: elements.slice(1), line })
  }

  #elementsOf(text: string): string[][] {
    const { component, element, release } = this.#separators
    const elements: string[][] = [['']]
    for (let at = 0; at < text.length; at += 1) {
      const components = elements[elements.length - 1] as string[]
      let character = text[at] as string
      if (character === element) elements.push([''])
      else if (character === component) components.push('')
      else {
        if (character === release && release !== '' && at + 1 < text.length) {
          at += 1
          character = text[at] as string
        }
        components[components.length - 1] += character
      }
    }
    return elements
  }
}

function linesIn(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
