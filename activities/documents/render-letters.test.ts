import { describe, expect, it } from 'vitest'
import type { Letter } from '../../domain/documents/letter.js'
import { layOutLetter } from './lay-out-letter.js'
import { PAGE_FRAMES } from './page-frame.js'
import type { Mark } from './page-marks.js'
import { renderLetters } from './render-letters.js'

const LETTER: Letter = {
  messageId: 7,
  language: 'en',
  utility: { name: 'City of Alder Creek', addressLines: ['100 Main St', 'Alder Creek, OR 97000'], contacts: ['+1-541-555-0100'] },
  envelopeLines: ['Abena Odell', '12 Mill Lane', 'Alder Creek, OR 97000'],
  accountId: 'A000001',
  writtenOn: '2026-09-15',
  subject: 'Your appointment on 21 Sep 2026',
  body: 'Dear Abena Odell,\n\nyour appointment is booked.\n\nWhat: Meter exchange\nWhen: 21 Sep 2026',
}
const info = { title: 'letters', utilityName: 'City of Alder Creek', createdOn: '2026-09-15' }
const textsOf = (marks: readonly Mark[]): { text: string; x: number; y: number }[] =>
  marks.flatMap((mark) =>
    mark.kind === 'text' ? [{ text: mark.runs.map((run) => run.text).join(''), x: mark.x, y: mark.y }] : [],
  )

describe.each(['letter', 'a4'] as const)('a letter on %s', (paper) => {
  const frame = PAGE_FRAMES[paper]

  it('has the whole address in the envelope’s window, and nothing else there', () => {
    const [page] = layOutLetter(LETTER, paper).pages
    const inWindow = textsOf(page?.marks ?? []).filter(
      ({ x, y }) =>
        y > frame.windowTop - 4 && y < frame.windowTop + frame.windowHeight + 10 && x < frame.windowX + frame.windowWidth,
    )
    expect(inWindow.map(({ text }) => text)).toEqual(LETTER.envelopeLines)
  })

  it('says everything, in its order, within the page', () => {
    const laidOut = layOutLetter(LETTER, paper)
    const texts = textsOf(laidOut.pages.flatMap((page) => page.marks))
    for (const said of [
      '15 Sep 2026',
      'A000001',
      'Your appointment on 21 Sep 2026',
      'What: Meter exchange',
      'When: 21 Sep 2026',
    ]) {
      expect(texts.map(({ text }) => text)).toContain(said)
    }
    expect(Math.max(...texts.map(({ y }) => y))).toBeLessThanOrEqual(frame.innerBottom)
  })

  it('of many words goes on over as many pages as it takes, and loses none', () => {
    const body = Array.from({ length: 120 }, (_, index) => `Paragraph ${index + 1}.`).join('\n\n')
    const laidOut = layOutLetter({ ...LETTER, body }, paper)
    expect(laidOut.pages.length).toBeGreaterThan(2)
    const texts = laidOut.pages.flatMap((page) => textsOf(page.marks))
    expect(texts.filter(({ text }) => text.startsWith('Paragraph '))).toHaveLength(120)
    expect(Math.max(...texts.map(({ y }) => y))).toBeLessThanOrEqual(frame.innerBottom)
  })
})

it('the same letters give the same bytes, each letter on a page of its own', async () => {
  const letters = [LETTER, { ...LETTER, messageId: 8, language: 'es' }]
  const [one, other] = [await renderLetters(letters, info), await renderLetters(letters, info)]
  expect(one.pages).toBe(2)
  expect(one.pdf.equals(other.pdf)).toBe(true)
})

it('names the letters in which something could not be printed', async () => {
  const letters = [LETTER, { ...LETTER, messageId: 8, envelopeLines: ['አበበ', '12 Mill Lane'] }]
  expect((await renderLetters(letters, info)).unprintable).toEqual(new Map([[8, ['አበበ']]]))
})
