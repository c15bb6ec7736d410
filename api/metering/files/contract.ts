import { type Static, Type } from 'typebox'
import { closed, key, listOf, localDate, nullable, oneOf, optional, serial, text, timestamp } from '../../fields.js'

export const METER_FILE_FORMATS = ['nem', 'espi', 'iec61968', 'mscons', 'sce', 'csv', 'handheld'] as const
export const QUALITIES = ['A', 'E', 'F', 'S', 'N', 'U', 'M'] as const

const whole = () => Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const direction = () => oneOf(['delivered', 'received'])

export const meterFileRecord = closed({
  id: serial(),
  name: text(255),
  sha256: text(64),
  format: nullable(oneOf(METER_FILE_FORMATS)),
  mappingId: nullable(serial()),
  mappingName: nullable(text(100)),
  mappingVersion: nullable(serial()),
  zone: nullable(text(60)),
  state: oneOf(['queued', 'reading', 'completed', 'refused', 'failed']),
  sizeBytes: whole(),
  counts: closed({
    records: whole(),
    values: whole(),
    daysNew: whole(),
    daysChanged: whole(),
    daysSame: whole(),
    daysKept: whole(),
    readsTaken: whole(),
    readsSame: whole(),
    totals: whole(),
    held: whole(),
    errors: whole(),
    notes: whole(),
  }),
  failure: nullable(text(500)),
  reason: text(500),
  recordedAt: timestamp(),
  recordedBy: text(200),
  endedAt: nullable(timestamp()),
})
export type MeterFileRecordJson = Static<typeof meterFileRecord>

export const receivedMeterFile = closed({ id: serial(), unchanged: Type.Boolean() })
export type ReceivedMeterFileJson = Static<typeof receivedMeterFile>

export const meterFileFinding = closed({
  id: serial('Number within the file'),
  fileId: serial(),
  line: whole(),
  code: text(60),
  weight: oneOf(['file', 'record', 'note']),
  meter: nullable(text(300)),
  channel: nullable(text(300)),
  day: nullable(localDate()),
  rawValue: nullable(text(200)),
  sentence: text(1000),
  remedy: nullable(text(500)),
})
export type MeterFileFindingJson = Static<typeof meterFileFinding>

export const heldRecord = closed({
  id: text(300, { description: 'What the files call the meter' }),
  otherIdentifier: nullable(text(300)),
  files: whole(),
  records: whole(),
  firstAt: timestamp(),
  lastAt: timestamp(),
  lastFileId: serial(),
})
export type HeldRecordJson = Static<typeof heldRecord>

/** A column by its name, or `#3` for the third. */
const column = () => text(100, { min: 1, description: 'Name of the column, or #3 for the third' })

export const csvMapping = closed({
  delimiter: oneOf([',', ';', '\t', '|']),
  decimalSign: oneOf(['.', ',']),
  linesBefore: Type.Integer({ minimum: 0, maximum: 100 }),
  hasNames: Type.Boolean(),
  meterColumn: nullable(column()),
  meter: nullable(text(100)),
  timeColumn: column(),
  dayColumn: nullable(column()),
  timeForm: text(60, { min: 1, description: 'YYYY-MM-DD HH:mm, M/D/YYYY h:mm A, X …' }),
  zone: text(60, { min: 1, description: 'America/Los_Angeles, +01:00' }),
  label: oneOf(['start', 'end']),
  content: oneOf(['intervals', 'reads', 'dial_intervals']),
  seconds: nullable(Type.Integer({ minimum: 60, maximum: 86_400 })),
  values: listOf(
    closed({
      column: column(),
      channel: text(60, { min: 1 }),
      unit: text(20, { min: 1 }),
      direction: direction(),
    }),
    20,
  ),
  qualityColumn: nullable(column()),
  qualities: Type.Record(Type.String({ maxLength: 40 }), oneOf(QUALITIES), { maxProperties: 40 }),
})
export type CsvMappingJson = Static<typeof csvMapping>

export const mappingRecord = closed({
  id: serial(),
  name: text(100),
  version: serial(),
  isNewest: Type.Boolean(),
  mapping: csvMapping,
  reason: text(500),
  recordedAt: timestamp(),
  recordedBy: text(200),
})
export type MappingRecordJson = Static<typeof mappingRecord>

/** What the first lines of a file give by a mapping. */
export const mappingPreview = closed({
  columns: listOf(text(200), 300),
  rows: listOf(listOf(text(200), 300), 20),
  values: listOf(
    closed({
      line: whole(),
      meter: text(300),
      channel: text(60),
      at: timestamp('Start of the interval, or the time of the read'),
      value: nullable(text(40)),
      unit: text(20),
      quality: oneOf(QUALITIES),
    }),
    40,
  ),
  findings: listOf(closed({ line: whole(), code: text(60), sentence: text(1000), rawValue: nullable(text(200)) }), 40),
})
export type MappingPreviewJson = Static<typeof mappingPreview>

const flag = closed({ from: serial(), to: serial(), flag: text(40), reason: text(200) })

const dayParts = {
  day: localDate(),
  startsAt: Type.Integer({ description: 'Local midnight, in seconds since 1970-01-01T00:00Z' }),
  seconds: Type.Integer({ description: 'Length of an interval' }),
  scale: Type.Integer({ minimum: 0, maximum: 18, description: 'value = amount ÷ 10^scale' }),
  amounts: listOf(nullable(Type.Integer()), 1500),
  qualities: text(1500, {
    description: 'A measured, E estimated, S and F substituted, M written by a person, U not said, N none',
  }),
}

export const intervalsPage = closed({
  meterId: key(),
  from: localDate(),
  to: localDate(),
  timeZone: text(60),
  /** The last day of which anything is there. */
  lastDay: nullable(localDate()),
  channels: listOf(
    closed({
      channelId: serial(),
      channel: text(300),
      unit: text(20),
      direction: direction(),
      isForBilling: Type.Boolean(),
      register: nullable(text(64)),
      days: listOf(closed(dayParts), 62),
    }),
    100,
  ),
})
export type IntervalsPageJson = Static<typeof intervalsPage>

export const dayVersion = closed({
  ...dayParts,
  id: serial(),
  flags: optional(listOf(flag, 1500)),
  origin: oneOf(['file', 'merged', 'edited', 'estimated']),
  fileId: nullable(serial()),
  fileName: nullable(text(255)),
  line: nullable(whole()),
  reason: nullable(text(500)),
  supersededBy: nullable(serial()),
  recordedAt: timestamp(),
  recordedBy: text(200),
})
export type DayVersionJson = Static<typeof dayVersion>
