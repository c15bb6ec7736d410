import { describe, expect, it } from 'vitest'
import { Typesetter } from './typesetter.js'

function faces(text: string): string[] {
  return new Typesetter().runs(text, 10, 'regular').map((run) => `${run.face.id}:${run.text}`)
}

describe('choosing faces', () => {
  it.each([
    ['Latin with marks', 'Trần Đức Břečťan', ['regular:Trần Đức Břečťan']],
    ['Cyrillic and Greek', 'Олександра Ελένη', ['regular:Олександра Ελένη']],
    ['Devanagari', 'अनन्या वनमाली', ['regular:अनन्या वनमाली']],
    ['Han', '小雨 林田', ['han:小雨', 'regular: ', 'han:林田']],
    ['simplified Han and kana', '张伟 さくら', ['han:张伟', 'regular: ', 'han:さくら']],
    ['Hangul', '지우 한별', ['hangul:지우', 'regular: ', 'hangul:한별']],
    ['Arabic words are one run, so that the first stands rightmost', 'ليلى الزيتوني', ['arabic:ليلى الزيتوني']],
    ['Arabic beside Latin', 'c/o ليلى الزيتوني, Apt 2', ['regular:c/o ', 'arabic:ليلى الزيتوني', 'regular:, Apt 2']],
    ['a bare digit needs no other face', 'Apt 12', ['regular:Apt 12']],
    ['nothing', '', []],
  ])('%s', (_name, text, runs) => expect(faces(text)).toEqual(runs))

  it('puts one mark for letters no face has, and reports the text', () => {
    const type = new Typesetter()
    expect(type.runs('Ana ᓄᓇᕗᑦ', 10, 'regular').map((run) => run.text)).toEqual(['Ana ?'])
    expect([...type.unprintable]).toEqual(['Ana ᓄᓇᕗᑦ'])
    expect(type.covers('ᓄᓇᕗᑦ')).toBe(false)
    expect(type.covers('Ana Břečťan 小雨')).toBe(true)
    expect([...type.unprintable]).toHaveLength(1)
  })
})

describe('measuring and breaking', () => {
  const type = new Typesetter()

  it('digits are equally wide', () => {
    const widths = new Set([...'0123456789'].map((digit) => type.width(digit, 10)))
    expect(widths.size).toBe(1)
  })

  it('breaks at blanks, and words wider than a line where it must', () => {
    const text = 'The Ferrin County Regional Cooperative Association for Agricultural Irrigation'
    const lines = type.wrap(text, 150, 10)
    expect(lines.join(' ')).toBe(text)
    for (const line of lines) expect(type.width(line, 10)).toBeLessThanOrEqual(150)
    const long = type.wrap('Donaudampfschifffahrtsgesellschaftskapitän lives here', 80, 10)
    expect(long.join('').replace(/ /g, '')).toBe('Donaudampfschifffahrtsgesellschaftskapitänliveshere')
    for (const line of long) expect(type.width(line, 10)).toBeLessThanOrEqual(80)
  })

  it('never parts a letter from its marks', () => {
    for (const line of type.wrap('नननननयायायायाक्षक्ष', 20, 10)) expect(line).not.toMatch(/^\p{M}/u)
  })

  it('shortens with an ellipsis, and only where it must', () => {
    expect(type.fit('short', 100, 10)).toBe('short')
    const fitted = type.fit('Bartholomew Maximilian Featherstonehaugh', 90, 10)
    expect(fitted).toMatch(/^Bartholomew.*…$/)
    expect(type.width(fitted, 10)).toBeLessThanOrEqual(90)
  })

  it('takes the largest size that fits, else the smallest', () => {
    expect(type.sizeFor('$221.06', 140, [27, 24, 21])).toBe(27)
    expect(type.sizeFor('$98,772,319.42', 140, [27, 24, 21, 18])).toBeLessThan(24)
    expect(type.sizeFor('$98,772,319.42', 10, [27, 24])).toBe(24)
  })
})
