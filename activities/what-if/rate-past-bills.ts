import type pg from 'pg'
import { loadAccountInputs, type LoadedAccount } from '../../db/billing/account-input-store.js'
import type { BillingRules } from '../../domain/billing/billing-rules.js'
import { addDays } from '../../domain/kernel/local-date.js'
import type { CarriedState } from '../../domain/rating/carried-state.js'
import { inputOfPastBill, type PastBill } from '../../domain/what-if/past-bill.js'
import { type RatedAgain, ratePastBill } from '../../domain/what-if/rate-past-bill.js'
import type { RatedBill } from '../../domain/what-if/what-if-effect.js'
import { withMeasured } from '../billing/load-inputs.js'
import type { WhatIfRules } from './what-if-rules.js'

/** What the agreements left to their next bill, on one of the two sides. */
type Left = Map<string, CarriedState>

/**
 * Rates bills of the past again, those of an account in the order given. Use, reads and history are loaded once for all of them; intervals,
 * and what earlier bills left, once for the first bills of all accounts, once for the second ones, and so on. Banks and ratchets go on
 * from what the bill before left on the same side; at the beginning, and behind a bill that could not be rated, from what was left in fact.
 */
export async function ratePastBills(client: pg.PoolClient, bills: readonly PastBill[], rules: WhatIfRules): Promise<RatedBill[]> {
  const [first] = bills
  if (first === undefined) return []
  const days = bills.flatMap(({ periodFrom, periodTo }) => [periodFrom, periodTo]).toSorted()
  const loaded = await loadAccountInputs(client, [...new Set(bills.map(({ accountId }) => accountId))], {
    readOn: addDays(days.at(-1) ?? first.periodTo, 1),
    ratedFrom: days[0] ?? first.periodFrom,
    withPremiseHistory: rules.released.book.needsPremiseHistory || rules.draft.book.needsPremiseHistory,
  })
  const accounts = new Map(loaded.map((account) => [account.input.accountId, account]))
  const released: Left = new Map()
  const draft: Left = new Map()
  const rated: RatedBill[] = []
  for (const round of roundsOf(bills)) {
    const before = await rateRound(client, accounts, round, { rules: rules.released, left: released })
    const concerned = round.filter(rules.concerns)
    const after = await rateRound(client, accounts, concerned, { rules: rules.draft, left: draft, tariffOf: rules.tariffOf })
    for (const bill of round) {
      const one = before.get(bill.billId) as RatedAgain
      const other = after.get(bill.billId)
      if (other === undefined) keep(draft, bill, one)
      rated.push({ bill, released: one, draft: other ?? one })
    }
  }
  return rated
}

/** The first bills of all accounts, the second ones, and so on. */
function roundsOf(bills: readonly PastBill[]): PastBill[][] {
  const rounds: PastBill[][] = []
  const seen = new Map<string, number>()
  for (const bill of bills) {
    const index = seen.get(bill.accountId) ?? 0
    seen.set(bill.accountId, index + 1)
    const round = rounds[index] ?? []
    if (round.length === 0) rounds[index] = round
    round.push(bill)
  }
  return rounds
}

interface Side {
  readonly rules: BillingRules
  readonly left: Left
  readonly tariffOf?: (code: string) => string
}

/** Bills of different accounts, rated on one side. */
async function rateRound(
  client: pg.PoolClient,
  accounts: ReadonlyMap<string, LoadedAccount>,
  bills: readonly PastBill[],
  { rules, left, tariffOf }: Side,
): Promise<Map<number, RatedAgain>> {
  const [first] = bills
  const answer = new Map<number, RatedAgain>()
  if (first === undefined) return answer
  const asThen = bills.map((bill) => {
    const account = accounts.get(bill.accountId) as LoadedAccount
    return { ...account, input: inputOfPastBill(account.input, bill, tariffOf) }
  })
  // Every agreement has its period, so the window says nothing of its own.
  const window = { kind: 'off_cycle' as const, readOn: addDays(first.periodTo, 1), accountingDate: first.issuedOn }
  const measured = await withMeasured(client, asThen, window, { compiled: rules })
  bills.forEach((bill, index) => {
    const { input } = measured[index] as LoadedAccount
    const agreements = input.agreements.map((agreement) => {
      const carried = left.get(agreement.agreementId)
      return carried === undefined || agreement.carried === undefined ? agreement : { ...agreement, carried }
    })
    const outcome = ratePastBill({ ...input, agreements }, bill, rules)
    keep(left, bill, outcome)
    answer.set(bill.billId, outcome)
  })
  return answer
}

function keep(left: Left, bill: PastBill, outcome: RatedAgain): void {
  for (const { agreementId } of bill.segments) left.delete(agreementId)
  if (outcome.ok) for (const [agreementId, carried] of outcome.carried) left.set(agreementId, carried)
}
