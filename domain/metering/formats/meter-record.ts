import type { LocalDate } from '../../kernel/local-date.js'
import type { MeterFinding } from './meter-finding.js'

/**
 * How an interval came about, one letter each: measured, estimated, finally substituted, substituted for now, no data, not said, or
 * written by a person. A file's own flag (`F14`) is kept beside it.
 */
export type Quality = 'A' | 'E' | 'F' | 'S' | 'N' | 'U' | 'M'

export type FlowDirection = 'delivered' | 'received'

/** A stretch of intervals that the file flags otherwise than by one letter: 1-based, both ends included. */
export interface FlagRange {
  readonly from: number
  readonly to: number
  readonly flag: string
  readonly reason: string
}

interface OfChannel {
  /** Line of the file (of XML: line of the element) on which it begins; the first is 1. */
  readonly line: number
  /** The meter or metering point as the file names it. */
  readonly meter: string
  /** A second name of it, as a serial number. */
  readonly serial?: string
  /** What the file calls the channel: `E1`, `1-1:1.29.1`. */
  readonly channel: string
  /** Our unit: kWh, kvarh, kW, m3 …; empty where the file has none. */
  readonly unit: string
  /** The unit as it is printed. */
  readonly printedUnit: string
  readonly direction: FlowDirection
  /** It counts a part beside the total (one tariff period, tier or phase): a register has it only where it is called so. */
  readonly isPart?: true
}

/** Equally long intervals that follow each other without a gap. */
export interface IntervalRun extends OfChannel {
  readonly kind: 'intervals'
  /** Start of the first interval: seconds since 1970-01-01T00:00Z. */
  readonly start: number
  /** Length of each interval in seconds. */
  readonly seconds: number
  /** value = whole number ÷ 10^scale, in `unit`; null where there is none. */
  readonly values: readonly (number | null)[]
  readonly scale: number
  /** One letter per value. */
  readonly qualities: string
  /** The file's flags where they say more than the letter. */
  readonly flags?: readonly FlagRange[]
  /** What the file says this cost, in thousandths of its currency. */
  readonly statedCost?: number
  /** Made of what a register showed before and after each interval: without any multiplier of the meter. */
  readonly isFromDial?: true
  /** The values were rounded by whoever wrote the file: to be looked at, never to be billed. */
  readonly isRounded?: true
}

/** What a register showed at an instant, before any multiplier of ours. */
export interface RegisterReading extends OfChannel {
  readonly kind: 'register'
  readonly at: number
  /** Decimal text as printed, in `printedUnit`, leading zeros included: they tell the dials. */
  readonly value: string
  /** The multiplier of the register as the file has it, decimal text: held against the records, never applied. */
  readonly multiplier?: string
  /** The day, where the file names one and no time. */
  readonly readOn?: LocalDate
  /** The register reports at every interval, and these are handed over as well: it is no read of its own. */
  readonly isProfile?: true
  readonly quality: Quality
  readonly flag: string
}

/** A quantity over a stretch of time that is no interval: between two reads, of a month. */
export interface PeriodTotal extends OfChannel {
  readonly kind: 'total'
  readonly from: number
  readonly to: number
  /** Decimal text as printed, in `printedUnit`. */
  readonly quantity: string
  readonly quality: Quality
  readonly flag: string
}

export type MeterRecord = IntervalRun | RegisterReading | PeriodTotal

/** Takes what a reader of a format finds, in the order of the file. */
export interface MeterSink {
  record(record: MeterRecord): void
  finding(finding: MeterFinding): void
}
