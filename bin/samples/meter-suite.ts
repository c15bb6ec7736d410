import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MeterFile, readMeterFile } from '../../activities/metering/files/read-meter-file.js'
import { decimal, sum } from '../../domain/kernel/decimal.js'
import { wallClock } from '../../domain/kernel/zone-table.js'
import { zoneTable } from '../../db/zone-table.js'
import type { IntervalRun } from '../../domain/metering/formats/meter-record.js'
import { knownUnit } from '../../domain/metering/formats/unit-table.js'
import type { SampleFinding, SampleSuite } from './suite.js'

type Expected = Record<string, never>

interface IndexEntry {
  readonly file: string
  readonly format: string
  readonly expect?: string
  readonly why?: string
  readonly expected?: Expected
}

/** Why a file must be refused or reported, by the words of its index, and the finding that says so. */
const REASONS: Readonly<Record<string, string>> = {
  '300 row shorter than the 200 interval length': 'TOO_FEW_VALUES',
  '300 row longer than the 200 interval length': 'TOO_MANY_VALUES',
  '300 row without all intervals': 'TOO_FEW_VALUES',
  'no 100 record': 'HEADER_MISSING',
  'header/footer only': 'NO_DATA',
}

/** Real meter files: each is read, or refused for the right reason, as its index says. */
export const meterFiles: SampleSuite = {
  name: 'meter files',
  check: async (folder) => {
    const place = [join(folder, 'meter'), folder].find((path) => existsSync(join(path, 'index.json')) && path.endsWith('meter'))
    return place === undefined ? [] : checkMeterFiles(place)
  },
}

async function checkMeterFiles(place: string): Promise<SampleFinding[]> {
  const index = JSON.parse(readFileSync(join(place, 'index.json'), 'utf8')) as IndexEntry[]
  const findings: SampleFinding[] = []
  for (const entry of index) {
    const file = await readMeterFile(join(place, entry.file))
    const wrong = entry.why === undefined ? whatParts(entry, file) : whyNotRefused(entry.why, file)
    const said = [...new Set(file.findings.map((finding) => finding.code))].join(', ')
    const took = `${file.intervals.length} runs of intervals, ${file.registers.length} register readings, ${file.totals.length} totals`
    const sentence = wrong.length > 0 ? wrong.join('; ') : `${file.format}: ${took}${said === '' ? '' : `; said ${said}`}`
    findings.push({
      what: entry.file,
      expected: 'what its index says',
      found: sentence,
      agrees: wrong.length === 0,
      isToldAnyway: true,
    })
  }
  return findings
}

function whyNotRefused(why: string, file: MeterFile): string[] {
  const code = REASONS[why]
  return file.findings.some((finding) => finding.code === code) ? [] : [`expected ${code ?? why}, found ${codesOf(file)}`]
}

function codesOf(file: MeterFile): string {
  return file.findings.map((finding) => finding.code).join(', ') || 'nothing'
}

function whatParts(entry: IndexEntry, file: MeterFile): string[] {
  if (file.refusal !== undefined) return [`refused: ${file.refusal.sentence}`]
  if (entry.expected === undefined) return roundedFile(file)
  if (entry.format === 'NEM12') return nem12(entry.expected, file)
  if (entry.format === 'NEM13') return nem13(entry.expected, file)
  if (entry.format.startsWith('Green Button')) return greenButton(entry.expected, file)
  if (entry.format.startsWith('EDIFACT')) return mscons(entry.expected, file)
  if (entry.format.startsWith('IEC')) return iec(entry.expected, file)
  return [`no check for ${entry.format}`]
}

/** Compares by text and says where two figures part. */
function differences(pairs: readonly (readonly [what: string, expected: unknown, found: unknown])[]): string[] {
  return pairs
    .filter(([, expected, found]) => JSON.stringify(expected) !== JSON.stringify(found))
    .map(([what, expected, found]) => `${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`)
}

function totalOf(runs: readonly IntervalRun[]) {
  return sum(
    runs.map((run) =>
      decimal(run.values.reduce<number>((total, value) => total + (value ?? 0), 0)).div(decimal(10).pow(run.scale)),
    ),
  )
}

/** The sum in the unit as it was printed. */
function printedTotal(runs: readonly IntervalRun[]) {
  const shift = runs[0] === undefined ? 0 : (knownUnit(runs[0].printedUnit)?.shift ?? 0)
  return totalOf(runs).times(decimal(10).pow(shift))
}

const MARKET = zoneTable('+10:00')

function dayOf(run: IntervalRun): string {
  const wall = MARKET === undefined ? 0 : wallClock(MARKET, run.start)
  return new Date(wall * 1000).toISOString().slice(0, 10).replaceAll('-', '')
}

interface Nem12Channel {
  readonly uom: string
  readonly interval: readonly number[]
  readonly days: number
  readonly intervals: number
  readonly sum: string
  readonly byDate: Readonly<Record<string, string>>
  readonly qualityByDate: Readonly<Record<string, string>>
  readonly ranges?: readonly { from: number; to: number; quality: string; reason: string }[]
}

function nem12(expected: Expected, file: MeterFile): string[] {
  const channels = Object.entries(expected as unknown as Record<string, Nem12Channel>)
  const found = new Set(file.intervals.map((run) => `${run.meter}/${run.channel}`))
  const wrong = differences([['channels', channels.map(([key]) => key).sort(), [...found].sort()]])
  for (const [key, channel] of channels) {
    const runs = file.intervals.filter((run) => `${run.meter}/${run.channel}` === key)
    const equal = (left: string, right: { eq(value: string): boolean; toFixed(): string }) =>
      right.eq(left) ? left : right.toFixed()
    wrong.push(
      ...differences([
        [`${key} unit`, channel.uom, runs[0]?.printedUnit.toLowerCase()],
        [`${key} interval`, channel.interval, [...new Set(runs.map((run) => run.seconds / 60))]],
        [`${key} days`, channel.days, new Set(runs.map(dayOf)).size],
        [`${key} intervals`, channel.intervals, runs.reduce((count, run) => count + run.values.length, 0)],
        [`${key} sum`, channel.sum, equal(channel.sum, printedTotal(runs))],
        ...Object.entries(channel.byDate).map(
          ([date, total]) =>
            [`${key} ${date}`, total, equal(total, printedTotal(runs.filter((run) => dayOf(run) === date)))] as const,
        ),
        ...Object.entries(channel.qualityByDate).map(([date, quality]) => {
          const run = runs.find((each) => dayOf(each) === date)
          const flag = run?.flags === undefined ? run?.qualities[0] : run.flags.length > 1 ? 'V' : run.flags[0]?.flag
          return [`${key} quality of ${date}`, quality, flag] as const
        }),
        ...(channel.ranges === undefined
          ? []
          : ([
              [
                `${key} ranges`,
                channel.ranges,
                runs[0]?.flags?.map(({ from, to, flag, reason }) => ({ from, to, quality: flag, reason })),
              ],
            ] as const)),
      ]),
    )
  }
  return wrong
}

interface Nem13Channel {
  readonly previous: string
  readonly current: string
  readonly quantity: string
  readonly uom: string
  readonly qualityPrev: string
  readonly qualityCurr: string
  readonly previousDate: string
  readonly currentDate: string
}

function nem13(expected: Expected, file: MeterFile): string[] {
  const stamp = (at: number | undefined) =>
    at === undefined || MARKET === undefined
      ? ''
      : new Date(wallClock(MARKET, at) * 1000).toISOString().slice(0, 19).replace(/[-T:]/g, '')
  return Object.entries(expected as unknown as Record<string, Nem13Channel>).flatMap(([key, channel]) => {
    const [before, now] = file.registers.filter((reading) => `${reading.meter}/${reading.channel}` === key)
    const total = file.totals.find((each) => `${each.meter}/${each.channel}` === key)
    return differences([
      [
        `${key} previous`,
        [channel.previous, channel.previousDate, channel.qualityPrev],
        [before?.value, stamp(before?.at), before?.flag],
      ],
      [`${key} current`, [channel.current, channel.currentDate, channel.qualityCurr], [now?.value, stamp(now?.at), now?.flag]],
      [`${key} quantity`, [channel.quantity, channel.uom], [total?.quantity, total?.printedUnit]],
    ])
  })
}

interface GreenButtonFile {
  readonly usagePoints: number
  readonly intervalReadings: number
  readonly sumRawValue: string
  readonly sumCostThousandths: string
  readonly firstStart: number
  readonly lastStart: number
  readonly durations: readonly number[]
}

function greenButton(expected: Expected, file: MeterFile): string[] {
  const want = expected as unknown as GreenButtonFile
  const runs = file.intervals
  const last = runs.at(-1)
  return differences([
    ['usage points', want.usagePoints, new Set(runs.map((run) => run.meter)).size],
    ['readings', want.intervalReadings, runs.reduce((count, run) => count + run.values.length, 0)],
    ['sum', want.sumRawValue, printedTotal(runs).toFixed()],
    ['cost', want.sumCostThousandths, String(runs.reduce((cost, run) => cost + (run.statedCost ?? 0), 0))],
    ['first', want.firstStart, runs[0]?.start],
    ['last', want.lastStart, last === undefined ? 0 : last.start + (last.values.length - 1) * last.seconds],
    ['durations', want.durations, [...new Set(runs.map((run) => run.seconds))]],
    ['unit', ['kWh', 'delivered'], [runs[0]?.unit, runs[0]?.direction]],
  ])
}

function mscons(expected: Expected, file: MeterFile): string[] {
  const want = expected as unknown as {
    obis: string
    quantities: { qualifier: string; value: string; unit: string; from: string; to: string }[]
  }
  const stamp = (at: number) => `${new Date(at * 1000).toISOString().slice(0, 16).replace(/[-T:]/g, '')}+00`
  const found = [
    ...file.totals.map((total) => ({
      qualifier: total.flag,
      value: total.quantity,
      unit: total.printedUnit,
      from: stamp(total.from),
      to: stamp(total.to),
    })),
    ...file.intervals.map((run) => ({
      qualifier: run.flags?.[0]?.flag,
      value: totalOf([run]).toFixed(),
      unit: run.printedUnit,
      from: stamp(run.start),
      to: stamp(run.start + run.seconds),
    })),
  ]
  const isSaid = file.findings.some((finding) => finding.code === 'SEGMENT_COUNT')
  return differences([
    ['quantities', want.quantities, found],
    ['OBIS', want.obis, file.intervals[0]?.channel],
    ['the wrong count of UNT is said', true, isSaid],
  ])
}

function iec(expected: Expected, file: MeterFile): string[] {
  const want = expected as unknown as {
    meter: string
    readings: number
    kWhRegister: string[]
    kWhDelta: string
    kvarhDelta: string
  }
  const of = (unit: string) => file.intervals.filter((run) => run.unit === unit)
  return differences([
    ['meter', want.meter, file.registers[0]?.meter],
    ['readings', want.readings, file.registers.length],
    [
      'kWh register',
      want.kWhRegister,
      file.registers.filter((reading) => reading.unit === 'kWh').map((reading) => reading.value),
    ],
    ['kWh delta', want.kWhDelta, totalOf(of('kWh')).toFixed()],
    ['kvarh delta', want.kvarhDelta, totalOf(of('kvarh')).toFixed()],
  ])
}

/** A file without expected figures: quarter hours of constant power, rounded, which nothing may be billed from. */
function roundedFile(file: MeterFile): string[] {
  const values = file.intervals.flatMap((run) => run.values)
  return differences([
    ['rounded', true, file.intervals.every((run) => run.isRounded === true)],
    ['not for billing is said', true, file.findings.some((finding) => finding.code === 'NOT_FOR_BILLING')],
    ['whole days of quarter hours', 0, values.length % 96],
    ['constant power', 1, new Set(values).size],
  ])
}
