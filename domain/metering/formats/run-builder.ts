import type { FlagRange, IntervalRun, MeterSink, Quality } from './meter-record.js'
import { meterFinding } from './meter-finding.js'
import { ValueColumn } from './value-column.js'

/** Values of one run: a week of minutes, so that memory stays flat whatever the file. */
const RUN_VALUES_MAX = 10_080
const WHOLE_DAY = 86_400
/** The most by which a clock is moved. */
const CLOCK_CHANGE = 3_600

export interface RunChannel {
  readonly meter: string
  readonly serial?: string
  readonly channel: string
  readonly unit: string
  readonly printedUnit: string
  readonly direction: 'delivered' | 'received'
  /** Digits the point moves from the printed unit to ours. */
  readonly shift: number
  readonly decimalSign?: '.' | ','
  readonly isRounded?: true
  readonly isPart?: true
  readonly isFromDial?: true
}

export interface OneInterval {
  readonly line: number
  readonly start: number
  readonly seconds: number
  /** Printed value, or null where the file says that there is none. */
  readonly value: string | null
  readonly quality: Quality
  readonly flag?: string
  /** Thousandths of the file's currency. */
  readonly cost?: number
}

/**
 * Puts single intervals of one channel, in the order of the file, together to runs without gaps. What overlaps the interval before it is
 * left out with a finding; a gap or another length begins a new run.
 */
export class RunBuilder {
  readonly #channel: RunChannel
  readonly #sink: MeterSink
  #column: ValueColumn
  #qualities = ''
  #flags: FlagRange[] = []
  #cost: number | undefined
  #line = 0
  #start = 0
  #seconds = 0

  constructor(channel: RunChannel, sink: MeterSink) {
    this.#channel = channel
    this.#sink = sink
    this.#column = this.#newColumn()
  }

  add(interval: OneInterval): void {
    const count = this.#qualities.length
    if (count > 0) {
      const next = this.#start + count * this.#seconds
      if (interval.start < next && interval.start + interval.seconds > this.#start && !this.#isShortDay(interval, next)) {
        this.#say('INTERVAL_OVERLAP', interval, 'The interval overlaps the one before it.')
        return
      }
      if (interval.start !== next || interval.seconds !== this.#seconds || count >= RUN_VALUES_MAX) this.end()
    }
    if (this.#qualities.length === 0) {
      this.#line = interval.line
      this.#start = interval.start
      this.#seconds = interval.seconds
    }
    if (interval.value === null) this.#column.addMissing()
    else {
      const problem = this.#column.add(interval.value)
      if (problem !== undefined) {
        this.#say(problem, interval, 'The value of the interval is no number a meter can show.')
        this.#column.addMissing()
        this.#qualities += 'N'
        return
      }
    }
    this.#qualities += interval.quality
    if (interval.cost !== undefined) this.#cost = (this.#cost ?? 0) + interval.cost
    if (interval.flag !== undefined && interval.flag !== '') this.#flagged(this.#qualities.length, interval.flag)
  }

  /** Hands over what is there. */
  end(): void {
    if (this.#qualities.length === 0) return
    const { shift: _shift, decimalSign: _sign, ...channel } = this.#channel
    const run: IntervalRun = {
      kind: 'intervals',
      line: this.#line,
      ...channel,
      start: this.#start,
      seconds: this.#seconds,
      values: this.#column.taken(),
      scale: this.#column.scale,
      qualities: this.#qualities,
      ...(this.#flags.length === 0 ? {} : { flags: this.#flags }),
      ...(this.#cost === undefined ? {} : { statedCost: this.#cost }),
    }
    this.#column = this.#newColumn()
    this.#qualities = ''
    this.#flags = []
    this.#cost = undefined
    this.#sink.record(run)
  }

  /** A whole day follows the day on which the clock was put forward an hour earlier than 24 hours would have it. */
  #isShortDay({ start, seconds }: OneInterval, next: number): boolean {
    return seconds === WHOLE_DAY && this.#seconds === WHOLE_DAY && next - start <= CLOCK_CHANGE
  }

  #newColumn(): ValueColumn {
    return new ValueColumn(this.#channel.shift, this.#channel.decimalSign)
  }

  #flagged(at: number, flag: string): void {
    const last = this.#flags.at(-1)
    if (last !== undefined && last.flag === flag && last.to === at - 1) this.#flags[this.#flags.length - 1] = { ...last, to: at }
    else this.#flags.push({ from: at, to: at, flag, reason: '' })
  }

  #say(code: 'INTERVAL_OVERLAP' | 'VALUE_FORM' | 'VALUE_TOO_LONG', interval: OneInterval, sentence: string): void {
    const { meter, channel } = this.#channel
    this.#sink.finding(meterFinding(code, interval.line, sentence, { meter, channel, rawValue: interval.value ?? '' }))
  }
}
