import type { Block, Strip } from './flow.js'
import type { PageFrame } from './page-frame.js'
import { COLOUR, type PageMarks } from './page-marks.js'
import type { Typesetter } from './typesetter.js'

/** A heading with its paragraphs; `warm` for what the reader must not overlook. */
export interface Passage {
  readonly heading: string
  readonly paragraphs: readonly string[]
  readonly tone: 'plain' | 'warm'
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const SIZE = 8.5
const LEADING = 11.5
const PARAGRAPH_GAP = 3
const PASSAGE_GAP = 10
const HEADING_HEIGHT = 15

/** A passage as strips: the heading stays with the first paragraph, a paragraph is never cut. */
function strips(passage: Passage, type: Typesetter, left: number, right: number): Strip[] {
  const warm = passage.tone === 'warm'
  const weight = warm ? 'strong' : 'regular'
  const heading: Strip = {
    height: HEADING_HEIGHT,
    keepWithNext: true,
    draw: (page, top) => page.text(left, top + 10, passage.heading, { size: 11, weight: 'strong', colour: COLOUR.water }),
  }
  const paragraphs = passage.paragraphs.map((paragraph): Strip => {
    const lines = type.wrap(paragraph, right - left, SIZE, weight)
    return {
      height: lines.length * LEADING + PARAGRAPH_GAP,
      draw: (page, top) =>
        page.lines(left, top + 10, lines, LEADING, { size: SIZE, weight, colour: warm ? COLOUR.warm : COLOUR.ink }),
    }
  })
  return passage.heading === '' ? paragraphs : [heading, ...paragraphs]
}

/** A passage over the whole width of an inner page. */
export function passageBlock(passage: Passage, type: Typesetter, frame: PageFrame): Block {
  return { strips: strips(passage, type, frame.left, frame.right) }
}

/**
 * Places passages one under the other while they fit, each whole. Returns those that did not, in their order: once one
 * had no room the later ones follow it. Empty ones are left out.
 */
export function placePassages(page: PageMarks, passages: readonly Passage[], box: Box): Passage[] {
  const rest: Passage[] = []
  let top = box.top
  for (const passage of passages.filter((candidate) => candidate.paragraphs.length > 0)) {
    const parts = strips(passage, page.type, box.left, box.right)
    const height = parts.reduce((total, strip) => total + strip.height, 0) - PARAGRAPH_GAP
    if (rest.length > 0 || top + height > box.bottom) {
      rest.push(passage)
      continue
    }
    for (const strip of parts) {
      strip.draw(page, top)
      top += strip.height
    }
    top += PASSAGE_GAP - PARAGRAPH_GAP
  }
  return rest
}
