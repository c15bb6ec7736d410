import { depositsHeldOf } from '../../db/ledger/account-facts.js'
import type { Queryable } from '../../db/pool.js'
import { debtsAtPoints, debtsOfPerson, type Debt, type Person } from '../../db/services/debt-reads.js'
import { billsAtPoints } from '../../db/services/place-reads.js'
import { type Decimal, decimal, sum } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { amountText } from '../../domain/kernel/money.js'
import { depositAmount } from '../../domain/services/deposit-amount.js'
import type { RequestKind } from '../../domain/services/request-plan.js'
import type { Prerequisite, ServiceRequestRules } from '../../domain/utility/service-request-settings.js'
import { depositAtMoveIn } from '../deposits/deposit-at-move-in.js'

export interface NeededPrerequisite {
  readonly prerequisite: Prerequisite
  /** What is to be paid for it; absent where it is no matter of money, or of money that is owed already. */
  readonly demand?: Decimal
  readonly facts: Readonly<Record<string, unknown>>
}

export interface PrerequisiteQuestion {
  readonly kind: RequestKind
  readonly person: Person
  /** null: an account that does not exist yet. */
  readonly accountId: string | null
  readonly customerClass: string
  readonly servicePointIds: readonly string[]
  readonly today: LocalDate
  readonly currency: string
}

/** What a customer who transfers has shown and paid when service first began. */
const SETTLED_BEFORE: readonly Prerequisite[] = ['identity', 'deposit']

/** What has to be there before service begins, by the utility's rules and what is known of the person and the place. */
export async function assessPrerequisites(
  db: Queryable,
  question: PrerequisiteQuestion,
  rules: ServiceRequestRules,
): Promise<NeededPrerequisite[]> {
  if (question.kind !== 'move_in' && question.kind !== 'transfer') return []
  const needed: NeededPrerequisite[] = []
  for (const { prerequisite, customerClasses } of rules.prerequisites) {
    if (customerClasses !== undefined && !customerClasses.includes(question.customerClass)) continue
    if (question.kind === 'transfer' && SETTLED_BEFORE.includes(prerequisite)) continue
    const found = await assess(db, prerequisite, question, rules)
    if (found !== undefined) needed.push(found)
  }
  return needed
}

async function assess(
  db: Queryable,
  prerequisite: Prerequisite,
  question: PrerequisiteQuestion,
  rules: ServiceRequestRules,
): Promise<NeededPrerequisite | undefined> {
  switch (prerequisite) {
    case 'identity':
    case 'inspection':
      return { prerequisite, facts: {} }
    case 'prior_debt':
      return owed(prerequisite, await debtsOfPerson(db, question.person, question.today), question.currency)
    case 'premise_debt':
      return owed(prerequisite, await debtsAtPoints(db, question.servicePointIds, question.accountId ?? ''), question.currency)
    case 'connection_fee':
      return rules.connectionFee === undefined ? undefined : demanded(prerequisite, rules.connectionFee, question.currency)
    case 'deposit': {
      if (rules.deposit === undefined) return undefined
      if (question.accountId !== null && !decimal(await depositsHeldOf(db, question.accountId)).isZero()) return undefined
      return assessDeposit(db, question, rules.deposit)
    }
  }
}

/** By the policy where one governs and says enough; else by the utility's settings. Which one it was stands with the amount. */
async function assessDeposit(
  db: Queryable,
  question: PrerequisiteQuestion,
  rule: NonNullable<ServiceRequestRules['deposit']>,
): Promise<NeededPrerequisite | undefined> {
  const byPolicy = await depositAtMoveIn(db, question)
  if (byPolicy.decidedBy === 'policy') {
    const { ask, decidedBy, trace } = byPolicy
    return withFacts(demanded('deposit', ask, question.currency), { decidedBy, trace })
  }
  const bills = await billsAtPoints(db, question.servicePointIds, question.today)
  const amount = depositAmount(rule, bills, question.currency)
  return withFacts(demanded('deposit', amount, question.currency), { ...byPolicy })
}

function withFacts(
  needed: NeededPrerequisite | undefined,
  facts: Readonly<Record<string, unknown>>,
): NeededPrerequisite | undefined {
  return needed === undefined ? undefined : { ...needed, facts: { ...needed.facts, ...facts } }
}

function owed(prerequisite: Prerequisite, debts: readonly Debt[], currency: string): NeededPrerequisite | undefined {
  if (debts.length === 0) return undefined
  const total = sum(debts.map((debt) => decimal(debt.amount)))
  return { prerequisite, facts: { amount: amountText(total, currency), accounts: debts } }
}

function demanded(prerequisite: Prerequisite, amount: Decimal, currency: string): NeededPrerequisite | undefined {
  return amount.isZero() ? undefined : { prerequisite, demand: amount, facts: { amount: amountText(amount, currency) } }
}
