/** The counts of a bill run: accounts in = billed + skipped + parked + pending, always. */
export interface RunCounts {
  readonly accountsIn: number
  readonly billed: number
  readonly skipped: number
  readonly parked: number
  readonly pending: number
  /** Accounts worked in the last second; absent while nothing is being computed. */
  readonly rate?: number | null
}

export interface RunProgress {
  readonly done: number
  readonly total: number
  /** 0 to 1; 0 for a run without accounts. */
  readonly share: number
  /** Whole seconds, absent where the rate says nothing. */
  readonly secondsLeft?: number
  /** `287 of 300 billed · 9 parked · 4 skipped`. */
  readonly sentence: string
}

/** How far a run is, in the words of its progress bar. */
export function progressOf(run: RunCounts): RunProgress {
  const done = run.billed + run.skipped + run.parked
  const parts = [
    `${count(run.billed)} of ${count(run.accountsIn)} billed`,
    `${count(run.parked)} parked`,
    `${count(run.skipped)} skipped`,
  ]
  if (run.pending > 0) parts.push(`${count(run.pending)} to do`)
  const rate = run.rate ?? 0
  return {
    done,
    total: run.accountsIn,
    share: run.accountsIn === 0 ? 0 : done / run.accountsIn,
    ...(rate > 0 && run.pending > 0 ? { secondsLeft: Math.ceil(run.pending / rate) } : {}),
    sentence: parts.join(' · '),
  }
}

/** `less than a minute`, `3 minutes`, `1 hour 20 minutes`: rounded up, for people who wait. */
export function durationWords(seconds: number): string {
  if (seconds < 60) return 'less than a minute'
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return plural(minutes, 'minute')
  const rest = minutes % 60
  return rest === 0 ? plural(minutes / 60, 'hour') : `${plural(Math.floor(minutes / 60), 'hour')} ${plural(rest, 'minute')}`
}

/** `1 bill`, `287 bills`, `1,204 bills`. */
export function plural(number: number, noun: string, nouns: string = `${noun}s`): string {
  return `${count(number)} ${number === 1 ? noun : nouns}`
}

function count(number: number): string {
  return number.toLocaleString('en-US')
}
