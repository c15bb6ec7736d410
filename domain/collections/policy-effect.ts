import { type Decimal, ZERO } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import { type ChainOn, type LivedEvent, liveThrough } from './live-through.js'
import type { PastAccount, PastWorld } from './past-facts.js'

/** What a pack would have done to one account, beside the packs that governed. */
export interface Effect {
  readonly accountId: string
  readonly customerClass: string
  readonly governed: readonly LivedEvent[]
  readonly tried: readonly LivedEvent[]
}

export interface EffectCount {
  readonly side: 'governed' | 'tried'
  /** `YYYY-MM`. */
  readonly month: string
  readonly customerClass: string
  readonly what: LivedEvent['what']
  /** Of what was forbidden; else empty. */
  readonly rule: string
  readonly cases: number
  readonly amount: string
}

/** An account that the two treat differently. */
export interface AffectedAccount {
  readonly accountId: string
  readonly customerClass: string
  readonly governedNotices: number
  readonly triedNotices: number
  readonly governedCuts: number
  readonly triedCuts: number
  readonly governedCutOn: LocalDate | null
  readonly triedCutOn: LocalDate | null
  readonly pastDue: string
}

/** Lives an account through the period twice: under the packs that governed, and under the one that is tried. */
export function effectOf(
  past: PastAccount,
  world: PastWorld,
  chains: { readonly governed: ChainOn; readonly tried: ChainOn },
  period: { readonly from: LocalDate; readonly to: LocalDate },
): Effect {
  return {
    accountId: past.accountId,
    customerClass: past.customerClass,
    governed: liveThrough(past, world, chains.governed, period),
    tried: liveThrough(past, world, chains.tried, period),
  }
}

const isNotice = ({ what }: LivedEvent): boolean => what === 'first_notice' || what === 'second_notice'
const isCut = ({ what }: LivedEvent): boolean => what === 'cut'
const largest = (events: readonly LivedEvent[]): Decimal =>
  events.reduce((most, { pastDue }) => (pastDue.greaterThan(most) ? pastDue : most), ZERO)

/** Effects of many accounts by side, month, class, act and rule, and the accounts whose notices or cuts differ. */
export function sumOfEffects(effects: readonly Effect[]): { counts: EffectCount[]; accounts: AffectedAccount[] } {
  const sums = new Map<string, { of: Omit<EffectCount, 'cases' | 'amount'>; cases: number; amount: Decimal }>()
  const accounts: AffectedAccount[] = []
  for (const { accountId, customerClass, governed, tried } of effects) {
    for (const side of ['governed', 'tried'] as const) {
      for (const { on, what, rule, pastDue } of side === 'governed' ? governed : tried) {
        const of = { side, month: on.slice(0, 7), customerClass, what, rule: rule ?? '' }
        const key = Object.values(of).join('|')
        const known = sums.get(key)
        sums.set(key, { of, cases: (known?.cases ?? 0) + 1, amount: (known?.amount ?? ZERO).plus(pastDue) })
      }
    }
    const account: AffectedAccount = {
      accountId,
      customerClass,
      governedNotices: governed.filter(isNotice).length,
      triedNotices: tried.filter(isNotice).length,
      governedCuts: governed.filter(isCut).length,
      triedCuts: tried.filter(isCut).length,
      governedCutOn: governed.find(isCut)?.on ?? null,
      triedCutOn: tried.find(isCut)?.on ?? null,
      pastDue: largest([...governed, ...tried]).toFixed(2),
    }
    const isSame =
      account.governedNotices === account.triedNotices &&
      account.governedCuts === account.triedCuts &&
      account.governedCutOn === account.triedCutOn
    if (!isSame) accounts.push(account)
  }
  return { counts: [...sums.values()].map(({ of, cases, amount }) => ({ ...of, cases, amount: amount.toFixed(2) })), accounts }
}
