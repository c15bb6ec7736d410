import { decimal } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import { countTogether, fullestDay } from './room.js'

/** A share of a generator, as it stands: days both included, `to` null: goes on. */
export interface KnownShare {
  readonly agreementId: string
  readonly percent: string
  readonly from: LocalDate
  readonly to: LocalDate | null
}

/** A share of a generator somebody asks for. */
export interface NewShare extends KnownShare {
  /** The last day that was billed of the agreement and of those at the generator; null: none. */
  readonly billedTo: LocalDate | null
  /** First and last day on which the generator counts. */
  readonly runs: { readonly from: LocalDate; readonly to: LocalDate | null }
}

/**
 * Whether a share may be given: on days on which the generator runs and of which nothing was billed, beside no other share of the same
 * agreement, and with all shares together at most 100 % on every day. Codes: SHARE_DAYS, SHARE_BILLED, SHARE_TWICE, SHARES_EXCEED.
 */
export function checkShare(
  share: NewShare,
  known: readonly KnownShare[],
): Outcome<void, 'SHARE_DAYS' | 'SHARE_BILLED' | 'SHARE_TWICE' | 'SHARES_EXCEED'> {
  const { from, to, runs, billedTo } = share
  if (to !== null && to < from) return refused('SHARE_DAYS', `The share ends on ${to}, before it begins on ${from}.`)
  if (from < runs.from || (runs.to !== null && from > runs.to))
    return refused(
      'SHARE_DAYS',
      `The generator counts from ${runs.from}${runs.to === null ? '' : ` to ${runs.to}`}, not on ${from}.`,
    )
  if (billedTo !== null && from <= billedTo) return refused('SHARE_BILLED', billedSentence(billedTo))
  const beside = known.filter((other) => countTogether(share, other))
  const own = beside.find((other) => other.agreementId === share.agreementId)
  if (own !== undefined)
    return refused('SHARE_TWICE', `${share.agreementId} has ${own.percent} % from ${own.from} already: end that share first.`)
  const fullest = fullestDay(
    share,
    beside.map((other) => ({ ...other, amount: other.percent })),
  )
  const left = decimal(100).minus(fullest.amount)
  if (decimal(share.percent).gt(left)) {
    const sentence = `On ${fullest.day} ${fullest.amount.toFixed()} % are given away: ${left.toFixed()} % are left, not ${share.percent} %.`
    return refused('SHARES_EXCEED', sentence, { day: fullest.day, left: left.toFixed() })
  }
  return done(undefined)
}

/**
 * Whether a share may end after a day: the day before it began takes it back altogether. Codes: SHARE_DAYS, and SHARE_BILLED where a later
 * day was billed with it.
 */
export function checkShareEnd(
  share: KnownShare,
  lastDay: LocalDate,
  billedTo: LocalDate | null,
): Outcome<void, 'SHARE_DAYS' | 'SHARE_BILLED'> {
  if (lastDay < addDays(share.from, -1))
    return refused('SHARE_DAYS', `The share began on ${share.from}; it can be taken back altogether, to the day before.`)
  if (share.to !== null && lastDay > share.to) return refused('SHARE_DAYS', `The share ended on ${share.to}; give another one.`)
  if (billedTo !== null && lastDay < billedTo && billedTo >= share.from) return refused('SHARE_BILLED', billedSentence(billedTo))
  return done(undefined)
}

function billedSentence(billedTo: LocalDate): string {
  return `Days to ${billedTo} are billed with the shares as they were. Change them from ${addDays(billedTo, 1)} on, or cancel the bills first.`
}
