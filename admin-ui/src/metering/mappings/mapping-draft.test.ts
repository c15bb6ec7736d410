import { describe, expect, it } from 'vitest'
import { cleaned, columnsOf, emptyDraft, guessed, whyNotReady } from './mapping-draft.js'

const GERMAN = 'Export\nZähler;Zeit;Verbrauch;Güte\nM1;01.07.2026 00:15;0,126;W\n'
const PLAIN = 'meter_id,timestamp,kwh,quality\nM1,2026-07-01 00:00,0.1,\n'

describe('a draft of a mapping', () => {
  it('is guessed from the first lines of a file', () => {
    expect(guessed(GERMAN, emptyDraft('Europe/Berlin'))).toMatchObject({
      delimiter: ';',
      decimalSign: ',',
      linesBefore: 1,
      meterColumn: 'Zähler',
      timeColumn: 'Zeit',
      qualityColumn: 'Güte',
      values: [{ column: 'Verbrauch', unit: 'kWh' }],
    })
    expect(guessed(PLAIN, emptyDraft('UTC'))).toMatchObject({
      delimiter: ',',
      decimalSign: '.',
      meterColumn: 'meter_id',
      timeColumn: 'timestamp',
    })
  })

  it('says what is missing', () => {
    expect(whyNotReady(emptyDraft('UTC'))).toContain('meter')
    expect(whyNotReady({ ...guessed(PLAIN, emptyDraft('UTC')), values: [] })).toContain('values')
    expect(whyNotReady(guessed(PLAIN, emptyDraft('UTC')))).toBeUndefined()
  })

  it('counts columns where they have no names, and has no interval length for reads', () => {
    expect(columnsOf('a,b,c\n', { delimiter: ',', linesBefore: 0, hasNames: false })).toEqual(['#1', '#2', '#3'])
    expect(cleaned({ ...emptyDraft('UTC'), content: 'reads' }).seconds).toBeNull()
  })
})
