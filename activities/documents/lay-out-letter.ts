import type { Letter } from '../../domain/documents/letter.js'
import { messageManners } from '../../domain/documents/message-texts.js'
import { printableText } from '../../domain/documents/printable-text.js'
import { PAGE_FRAMES, type PageFrame, type PaperSize } from './page-frame.js'
import { COLOUR, PageMarks } from './page-marks.js'
import { Typesetter } from './typesetter.js'

export interface LaidOutLetter {
  readonly frame: PageFrame
  readonly pages: readonly PageMarks[]
  /** Texts in which letters had to be replaced, since no installed face has them. */
  readonly unprintable: readonly string[]
}

const TEXT = { size: 10.5 } as const
const LEADING = 15
const ENVELOPE_SIZES = [10.5, 9.5, 8.5] as const

/** Places every mark of a letter: the address in the envelope's window, the text below it, as many pages as it takes. */
export function layOutLetter(letter: Letter, paper: PaperSize): LaidOutLetter {
  const type = new Typesetter()
  const frame = PAGE_FRAMES[paper]
  const first = new PageMarks(type)
  const pages = [first]
  header(first, letter, frame)
  addressee(first, letter, frame)
  let page = first
  let y = frame.bodyTop + 10
  const width = frame.right - frame.left
  const line = (text: string, style: Parameters<PageMarks['text']>[3]): void => {
    if (y > frame.innerBottom) {
      page = new PageMarks(type)
      pages.push(page)
      page.rect(0, 0, frame.width, 6, COLOUR.water)
      page.text(frame.left, 44, letter.utility.name, { size: 10, weight: 'strong', colour: COLOUR.water })
      y = frame.innerTop + 14
    }
    page.text(frame.left, y, text, style)
    y += LEADING
  }
  for (const text of type.wrap(printableText(letter.subject), width, 12.5, 'strong')) line(text, { size: 12.5, weight: 'strong' })
  y += 8
  for (const paragraph of letter.body.split('\n')) {
    const words = printableText(paragraph)
    if (words === '') y += LEADING * 0.6
    else for (const text of type.wrap(words, width, TEXT.size)) line(text, TEXT)
  }
  y += LEADING
  line(letter.utility.name, { ...TEXT, weight: 'strong' })
  return { frame, pages, unprintable: [...type.unprintable] }
}

/** Who writes, when, and about which account. */
function header(page: PageMarks, letter: Letter, frame: PageFrame): void {
  const { utility } = letter
  page.rect(0, 0, frame.width, 6, COLOUR.water)
  const width = frame.panelX - frame.left - 16
  const size = page.type.sizeFor(utility.name, width, [16, 13.5, 11.5], 'strong')
  page.text(frame.left, 46, page.type.fit(utility.name, width, size, 'strong'), { size, weight: 'strong', colour: COLOUR.water })
  const lines = [utility.addressLines.join(', '), utility.contacts.join(' · ')].filter((text) => text !== '')
  page.lines(frame.left, 62, lines.flatMap((text) => page.type.wrap(text, width, 8.5)).slice(0, 4), 11.5, {
    size: 8.5,
    colour: COLOUR.muted,
  })
  const [year, month, day] = letter.writtenOn.split('-').map(Number)
  page.text(frame.right, 46, messageManners(letter.language).day(year ?? 0, month ?? 0, day ?? 0), { size: 9.5, align: 'right' })
  if (letter.accountId !== null) page.text(frame.right, 62, letter.accountId, { size: 9.5, weight: 'strong', align: 'right' })
}

/** Name and address in the envelope's window, in smaller letters before anything is cut. */
function addressee(page: PageMarks, letter: Letter, frame: PageFrame): void {
  const linesAt = (size: number): string[] =>
    letter.envelopeLines.flatMap((text) => page.type.wrap(printableText(text), frame.windowWidth, size))
  const size = ENVELOPE_SIZES.find((each) => linesAt(each).length * each * 1.22 <= frame.windowHeight) ?? 8.5
  const room = Math.floor(frame.windowHeight / (size * 1.22))
  page.lines(frame.windowX, frame.windowTop + size, linesAt(size).slice(0, room), size * 1.22, { size })
}
