import type { PageFrame } from './page-frame.js'
import { PageMarks } from './page-marks.js'
import type { Typesetter } from './typesetter.js'

/** A strip of the page that is never cut. */
export interface Strip {
  readonly height: number
  readonly draw: (page: PageMarks, top: number) => unknown
  /** Stays on one page with the strip after it. */
  readonly keepWithNext?: boolean
}

/** Strips that belong together; `again` is repeated at the head of a page on which the block goes on. */
export interface Block {
  readonly strips: readonly Strip[]
  readonly again?: Strip
}

const BLOCK_GAP = 13
/** A block that fits on one page is not begun in less than this share of it, and so not cut for nothing. */
const WORTH_BEGINNING = 0.45

/** Places blocks on page after page. The pages before the first block are the caller's. */
export class Flow {
  readonly pages: PageMarks[]
  readonly #frame: PageFrame
  readonly #type: Typesetter
  readonly #begin: (page: PageMarks) => void
  #y: number | undefined

  /** `begin` draws what every new page carries at its head. */
  constructor(pages: PageMarks[], frame: PageFrame, type: Typesetter, begin: (page: PageMarks) => void) {
    this.pages = pages
    this.#frame = frame
    this.#type = type
    this.#begin = begin
  }

  place(block: Block): void {
    const whole = block.strips.reduce((total, strip) => total + strip.height, 0)
    const page = this.#frame.innerBottom - this.#frame.innerTop
    const room = this.#room()
    const gap = this.#isFresh() ? 0 : BLOCK_GAP
    if (
      this.#y === undefined ||
      (whole + gap > room && ((whole <= page && room < page * WORTH_BEGINNING) || this.#firstRun(block) + gap > room))
    ) {
      this.#newPage()
    } else if (gap > 0) {
      this.#y = (this.#y ?? 0) + gap
    }
    this.#placeStrips(block)
  }

  #placeStrips(block: Block): void {
    const { strips, again } = block
    for (let at = 0; at < strips.length; ) {
      const end = endOfRun(strips, at)
      const run = strips.slice(at, end)
      const height = run.reduce((total, strip) => total + strip.height, 0)
      if (height > this.#room() && !this.#isFresh()) {
        this.#newPage()
        if (again !== undefined) this.#draw(again)
      }
      for (const strip of run) this.#draw(strip)
      at = end
    }
  }

  #draw(strip: Strip): void {
    const page = this.pages.at(-1)
    const y = this.#y ?? this.#frame.innerTop
    if (page !== undefined) strip.draw(page, y)
    this.#y = y + strip.height
  }

  #newPage(): void {
    const page = new PageMarks(this.#type)
    this.#begin(page)
    this.pages.push(page)
    this.#y = this.#frame.innerTop
  }

  #room(): number {
    return this.#frame.innerBottom - (this.#y ?? this.#frame.innerBottom)
  }

  #isFresh(): boolean {
    return this.#y === this.#frame.innerTop
  }

  #firstRun(block: Block): number {
    return block.strips.slice(0, endOfRun(block.strips, 0)).reduce((total, strip) => total + strip.height, 0)
  }
}

function endOfRun(strips: readonly Strip[], start: number): number {
  let end = start + 1
  while (strips[end - 1]?.keepWithNext === true && end < strips.length) end++
  return end
}
