import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { liveHeap } from '../../../test/support/live-heap.js'
import type { CsvMapping } from '../../../domain/metering/formats/mapped-csv/csv-mapping.js'
import { METER_FINDINGS } from '../../../domain/metering/formats/meter-finding.js'
import { type MeterFile, MeterFileReading, readMeterFile } from './read-meter-file.js'

const FOLDER = fileURLToPath(new URL('../../../test/fixtures/meter-files/', import.meta.url))
const SHEET =
  'route,sequence,address,meter_id,register,unit,dials,multiplier,last_read_on,last_value,read_on,value,note\n' +
  'R1,1,"1 Main St, rear",M1,1,ccf,4,1,2026-06-01,10,2026-07-01,0012.5,\nR1,2,2 Main St,M2,1,ccf,4,,2026-06-01,10,2026-07-01,,Dog\n'
const CORPUS = [...readdirSync(FOLDER).map((name) => readFileSync(`${FOLDER}${name}`)), Buffer.from(SHEET)]

const mapping: CsvMapping = {
  delimiter: ';',
  decimalSign: ',',
  linesBefore: 1,
  hasNames: false,
  meterColumn: '#1',
  meter: null,
  timeColumn: '#2',
  dayColumn: null,
  timeForm: 'DD.MM.YYYY HH:mm',
  zone: 'Europe/Berlin',
  label: 'end',
  content: 'intervals',
  seconds: 900,
  values: [{ column: '#3', channel: 'Bezug', unit: 'kWh', direction: 'delivered' }],
  qualityColumn: '#5',
  qualities: { W: 'A', E: 'E' },
}

const read = (pieces: readonly Buffer[]): Promise<MeterFile> => readMeterFile(Readable.from(pieces), { mapping })

/** Whatever came in: every record is of a form that can be stored, and every finding is known. */
function expectSound(file: MeterFile): void {
  for (const run of file.intervals) {
    expect(run.values.length).toBeGreaterThan(0)
    expect(run.qualities.length).toBe(run.values.length)
    expect(run.values.every((value) => value === null || Number.isSafeInteger(value))).toBe(true)
    expect(Number.isSafeInteger(run.start) && run.scale >= 0 && run.meter !== '').toBe(true)
  }
  for (const finding of file.findings) expect(METER_FINDINGS[finding.code]).toBeDefined()
}

/** One way to damage a file: some bytes at a place taken out, put in, turned over, or repeated. */
const damage = fc.record({
  kind: fc.constantFrom('cut', 'insert', 'flip', 'repeat', 'end'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 40 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
})

function damaged(
  bytes: Buffer,
  { kind, at, length, bytes: other }: { kind: string; at: number; length: number; bytes: Uint8Array },
): Buffer {
  const from = Math.floor(at * bytes.length)
  const [before, after] = [bytes.subarray(0, from), bytes.subarray(from)]
  if (kind === 'cut') return Buffer.concat([before, after.subarray(length)])
  if (kind === 'insert') return Buffer.concat([before, other, after])
  if (kind === 'repeat') return Buffer.concat([before, after.subarray(0, length * 20), after])
  if (kind === 'end') return Buffer.from(before)
  const flipped = Buffer.from(bytes)
  flipped[Math.min(from, flipped.length - 1)] = other[0] ?? 0
  return flipped
}

it('damaged files of every format neither crash nor make records of another form', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...CORPUS), fc.array(damage, { minLength: 1, maxLength: 5 }), async (bytes, damages) => {
      expectSound(await read([damages.reduce(damaged, bytes)]))
    }),
    { numRuns: 400 },
  )
}, 60_000)

it('a file means the same however it is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...CORPUS),
      fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 8 }),
      async (bytes, sizes) => {
        const pieces: Buffer[] = []
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] as number
          pieces.push(bytes.subarray(at, at + size))
          at += size
        }
        expect(await read(pieces)).toEqual(await read([bytes]))
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)

it('text of the alphabets of the formats neither crashes nor hangs', async () => {
  const heads = [
    '100,NEM12,1,A,B\n',
    '<feed>',
    '<MeterReadings>',
    "UNA:+.? '",
    "UNB+U'UNH+1+MSCONS'",
    'Energy Usage Information\n',
    '',
  ]
  const unit = fc.constantFrom(
    '2',
    '0',
    '300,',
    '400,',
    '\n',
    ',',
    ';',
    '"',
    "'",
    '+',
    ':',
    '?',
    '<a>',
    '</a>',
    '<',
    '&',
    'QTY+220:1:KWH',
    'é',
    '\0',
    '€'.repeat(3),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...heads), fc.array(unit, { maxLength: 120 }), async (head, units) => {
      expectSound(await read([Buffer.from(head + units.join(''))]))
    }),
    { numRuns: 400 },
  )
}, 60_000)

it.each([
  ['a line without an end', '100,NEM12,1,A,B\n300,', '1,'],
  ['a segment without an end', "UNB+U'UNH+1+MSCONS'QTY+", '1:'],
  ['text without an element', '<feed>', 'words and '],
  ['attributes without an end', '<feed a="', 'x'],
  ['elements within each other', '', '<feed>'],
  [
    'an entry of links and of blocks without a type',
    '<feed><entry>',
    '<link href="a"/><IntervalBlock><IntervalReading><start>1</start></IntervalReading></IntervalBlock>',
  ],
])(
  '%s takes flat memory',
  async (_name, head, unit) => {
    const piece = Buffer.from(unit.repeat(Math.ceil(1_000_000 / unit.length)))
    const before = liveHeap()
    let during = before
    async function* endless(): AsyncGenerator<Buffer> {
      yield Buffer.from(head.padEnd(2_048))
      for (let turn = 0; turn < 40; turn += 1) yield piece
      during = liveHeap()
    }
    let findings = 0
    for await (const batch of new MeterFileReading().batches(endless())) findings += batch.findings.length
    expect(findings).toBeGreaterThan(0)
    expect(during - before).toBeLessThan(80_000_000)
  },
  60_000,
)
