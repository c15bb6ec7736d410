import { programmesOf } from '../../db/customers/programmes.js'
import { hasBeenBilled, creditHistories } from '../../db/deposits/deposit-account.js'
import { standingAmount } from '../../db/deposits/deposit-facts.js'
import { billsOfPoints, serviceOfPoints } from '../../db/deposits/deposit-prerequisites.js'
import { standingNonCash, waiversOf } from '../../db/deposits/non-cash-store.js'
import { governingPolicy } from '../../db/policy/governing-policy.js'
import type { Queryable } from '../../db/pool.js'
import { debtsOfPerson, type Person } from '../../db/services/debt-reads.js'
import { averageBill } from '../../domain/deposits/average-bill.js'
import type { DepositTraceRow } from '../../domain/deposits/deposit-rule.js'
import { requireDeposit } from '../../domain/deposits/require-deposit.js'
import { type Decimal, decimal, sum } from '../../domain/kernel/decimal.js'
import { addMonths, type LocalDate } from '../../domain/kernel/local-date.js'
import { creditPointsOf } from '../collections/credit-history.js'
import { policyOf } from './deposit-policy.js'

export interface BeginningService {
  readonly person: Person
  /** null: an account that does not exist yet. */
  readonly accountId: string | null
  readonly customerClass: string
  readonly servicePointIds: readonly string[]
  readonly today: LocalDate
  readonly currency: string
}

/** What the policy says on a deposit before service begins. */
export type DepositAtMoveIn =
  | { readonly decidedBy: 'policy'; readonly ask: Decimal; readonly trace: readonly DepositTraceRow[] }
  /** No policy governs, it is silent, or nothing tells an average: the utility's settings decide, and this is why. */
  | { readonly decidedBy: 'settings'; readonly because: string }

const HISTORY_MONTHS = 36

/** The deposit that service begins with, by the policy and what was billed at these points before. Zero: none is asked for. */
export async function depositAtMoveIn(db: Queryable, begins: BeginningService): Promise<DepositAtMoveIn> {
  const { accountId, today } = begins
  const known = accountId === null ? [] : [accountId]
  const programmes = accountId === null ? [] : ((await programmesOf(db, known, today)).get(accountId) ?? [])
  const service = await serviceOfPoints(db, begins.servicePointIds)
  const policy = policyOf(await governingPolicy(db, today), { service, customerClass: begins.customerClass, programmes }, today)
  if (!policy.ok) return { decidedBy: 'settings', because: policy.refusal.message }
  const debts = await debtsOfPerson(db, begins.person, today)
  const history = (await creditHistories(db, known, addMonths(today, -HISTORY_MONTHS))).get(accountId ?? '')
  const decision = requireDeposit(
    {
      purpose: accountId !== null && (await hasBeenBilled(db, accountId)) ? 're_establish' : 'establish',
      history: history ?? { bills: [], cuts: [] },
      creditPoints: accountId === null ? 0 : await creditPointsOf(db, accountId),
      priorDebt: sum(debts.map(({ amount }) => decimal(amount))),
      bornOn: begins.person.dateOfBirth,
      isLowIncome: programmes.includes('low_income'),
      waivers: accountId === null ? [] : await waiversOf(db, accountId),
      nonCash:
        accountId === null
          ? []
          : (await standingNonCash(db, accountId, today)).map(({ kind, amount }) => ({ kind, amount: decimal(amount) })),
      existing: accountId === null ? decimal(0) : await standingAmount(db, accountId),
      average: averageBill(await billsOfPoints(db, begins.servicePointIds, today)),
      currency: begins.currency,
    },
    policy.value,
  )
  if (!decision.ok) return { decidedBy: 'settings', because: decision.refusal.message }
  return { decidedBy: 'policy', ask: decision.value.ask, trace: decision.value.trace }
}
