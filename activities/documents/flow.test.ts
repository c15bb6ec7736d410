import { describe, expect, it } from 'vitest'
import { type Block, Flow, type Strip } from './flow.js'
import { PAGE_FRAMES } from './page-frame.js'
import { PageMarks } from './page-marks.js'
import { Typesetter } from './typesetter.js'

const frame = { ...PAGE_FRAMES.letter, innerTop: 0, innerBottom: 100 }

function strips(name: string, ...heights: number[]): Strip[] {
  return heights.map((height, index) => ({
    height,
    draw: (page, top) => page.text(0, top, `${name}${index} @${top}`, { size: 8 }),
  }))
}

/** What stood on each page after the blocks were placed. */
function placed(...blocks: Block[]): string[][] {
  const type = new Typesetter()
  const flow = new Flow([new PageMarks(type)], frame, type, () => undefined)
  for (const block of blocks) flow.place(block)
  return flow.pages
    .slice(1)
    .map((page) => page.marks.flatMap((mark) => (mark.kind === 'text' ? mark.runs.map((run) => run.text) : [])))
}

describe('placing blocks', () => {
  it('goes on after a gap while there is room', () => {
    expect(placed({ strips: strips('a', 20, 20) }, { strips: strips('b', 20) })).toEqual([['a0 @0', 'a1 @20', 'b0 @53']])
  })

  it('does not begin a block that would be cut for nothing', () => {
    expect(placed({ strips: strips('a', 60) }, { strips: strips('b', 20, 20) })).toEqual([['a0 @0'], ['b0 @0', 'b1 @20']])
  })

  it('cuts a block longer than a page between strips and says its name again', () => {
    const again = strips('again', 10)[0]
    expect(placed({ strips: strips('a', 40, 40, 40, 40), ...(again === undefined ? {} : { again }) })).toEqual([
      ['a0 @0', 'a1 @40'],
      ['again0 @0', 'a2 @10', 'a3 @50'],
    ])
  })

  it('keeps strips that belong together on one page', () => {
    const [first, second, third] = strips('a', 50, 30, 30)
    if (first === undefined || second === undefined || third === undefined) throw new Error('three strips')
    expect(placed({ strips: [first, { ...second, keepWithNext: true }, third, ...strips('b', 10)] })).toEqual([
      ['a0 @0'],
      ['a1 @0', 'a2 @30', 'b0 @60'],
    ])
  })

  it('places a strip higher than a page rather than loop', () => {
    expect(placed({ strips: strips('a', 300) }, { strips: strips('b', 10) })).toEqual([['a0 @0'], ['b0 @0']])
  })
})
