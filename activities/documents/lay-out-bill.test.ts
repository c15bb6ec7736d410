import { describe, expect, it } from 'vitest'
import { alderCreekBills } from '../../test/fixtures/documents/alder-creek-bills.js'
import { BILL_CASES } from '../../test/fixtures/documents/bill-cases.js'
import { documentOf } from '../../test/fixtures/documents/small-document.js'
import { type LaidOutBill, layOutBill } from './lay-out-bill.js'
import { PAGE_FRAMES } from './page-frame.js'
import type { PageMarks } from './page-marks.js'
import { Typesetter } from './typesetter.js'

interface Box {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The ink of each text: capitals above the baseline, a little below it. */
function boxes(page: PageMarks | undefined): Box[] {
  return (page?.marks ?? []).flatMap((mark) => {
    if (mark.kind !== 'text') return []
    const width = mark.runs.reduce((total, run) => total + run.width, 0)
    const text = mark.runs.map((run) => run.text).join('')
    return [{ text, left: mark.x, right: mark.x + width, top: mark.y - 0.72 * mark.size, bottom: mark.y + 0.1 * mark.size }]
  })
}

function faults(bill: LaidOutBill): string[] {
  const { frame } = bill
  return bill.pages.flatMap((page, index) => {
    const found: string[] = []
    const all = boxes(page)
    for (const [at, box] of all.entries()) {
      if (box.left < 20 || box.right > frame.width - 20 || box.top < 10 || box.bottom > frame.height - 10)
        found.push(`page ${index + 1}: outside: ${box.text}`)
      for (const other of all.slice(at + 1)) {
        const apart =
          box.left > other.right - 0.2 || other.left > box.right - 0.2 || box.top >= other.bottom || other.top >= box.bottom
        if (!apart) found.push(`page ${index + 1}: "${box.text}" on "${other.text}"`)
      }
    }
    return found
  })
}

describe.each(['letter', 'a4'] as const)('on %s', (paper) => {
  const frame = PAGE_FRAMES[paper]

  it.each(BILL_CASES.map(({ name, bill }) => [name, bill] as const))('%s: no text on another or off the sheet', (_name, bill) => {
    expect(faults(layOutBill(bill, paper))).toEqual([])
  })

  it.each(BILL_CASES.map(({ name, bill }) => [name, bill] as const))(
    '%s: the window shows the address, all of it and nothing else',
    (_name, bill) => {
      const laidOut = layOutBill(bill, paper)
      const inWindow = boxes(laidOut.pages[0]).filter(
        (box) => box.left < frame.panelX && box.bottom > frame.windowTop && box.top < frame.windowTop + frame.windowHeight,
      )
      for (const box of inWindow) {
        expect(box.left).toBeGreaterThanOrEqual(frame.windowX)
        expect(box.right).toBeLessThanOrEqual(frame.windowX + frame.windowWidth)
      }
      const shown = inWindow.map((box) => box.text).join('')
      for (const line of laidOut.view.mailingLines) expect(shown.replace(/\s/g, '')).toContain(line.replace(/\s/g, ''))
    },
  )

  it('the bills of the sample utility, every fourth: nothing overlaps, every name prints, five services take three pages at most', () => {
    const bills = [...alderCreekBills()].filter((_bill, index) => index % 4 === 0)
    for (const bill of bills) {
      const laidOut = layOutBill(bill, paper)
      expect([bill.account.accountId, faults(laidOut), laidOut.unprintable]).toEqual([bill.account.accountId, [], []])
      if (bill.segments.length <= 5) expect(laidOut.pages.length).toBeLessThanOrEqual(3)
    }
  })
})

it('every name of the sample utility can be printed', () => {
  const type = new Typesetter()
  for (const bill of alderCreekBills()) {
    const { customerName, mailingLines } = bill.account
    for (const text of [customerName, ...mailingLines]) expect([text, type.covers(text)]).toEqual([text, true])
  }
})

describe('a name no installed face has', () => {
  const account = { ...documentOf({}).account, customerName: 'ᓄᓇᕗᑦ ᐃᓄᒃ' }

  it('gives way to the name mail reaches the customer by, and is reported', () => {
    const laidOut = layOutBill(documentOf({ account: { ...account, mailName: 'Nunavut Inuk' } }), 'letter')
    expect(laidOut.view.customerName).toBe('Nunavut Inuk')
    expect(laidOut.unprintable).toEqual(['ᓄᓇᕗᑦ ᐃᓄᒃ'])
  })

  it.each([undefined, 'ᐃᓄᒃ'])('else to the account it holds (mail name: %s)', (mailName) => {
    const laidOut = layOutBill(documentOf({ account: { ...account, ...(mailName === undefined ? {} : { mailName }) } }), 'letter')
    expect(laidOut.view.customerName).toBe('The holder of account A000001')
  })
})
