import { billsOfYear, creditHistories, hasBeenBilled } from '../../db/deposits/deposit-account.js'
import { standingNonCash, waiversOf } from '../../db/deposits/non-cash-store.js'
import type { Queryable } from '../../db/pool.js'
import { debtsOfPerson } from '../../db/services/debt-reads.js'
import { averageBill } from '../../domain/deposits/average-bill.js'
import type { DepositPolicy } from '../../domain/deposits/deposit-rule.js'
import type { DepositFacts } from '../../domain/deposits/require-deposit.js'
import { decimal, sum } from '../../domain/kernel/decimal.js'
import { addMonths, type LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { standingAmount } from '../../db/deposits/deposit-facts.js'
import { creditPointsOf } from '../collections/credit-history.js'
import { type RuledAccount, ruledAccounts } from './deposit-policy.js'

/** No rule looks further back than this. */
const HISTORY_MONTHS = 36

export interface DepositCase {
  readonly account: RuledAccount
  readonly policy: DepositPolicy
  readonly facts: DepositFacts
}

/** What a decision on a deposit of an account is made from. Refuses NOT_FOUND, POLICY_NOT_GOVERNED, POLICY_CHAIN_BROKEN. */
export async function loadDepositCase(
  db: Queryable,
  accountId: string,
  today: LocalDate,
  currency: string,
): Promise<DepositCase> {
  const account = (await ruledAccounts(db, [accountId], today)).get(accountId)
  if (account === undefined) refuse('NOT_FOUND', `There is no account ${accountId}.`)
  const policy = valueOf(account.policy)
  const person = { customerId: account.customerId, name: account.customerName, dateOfBirth: account.bornOn }
  const debts = await debtsOfPerson(db, person, today)
  return {
    account,
    policy,
    facts: {
      purpose: (await hasBeenBilled(db, accountId)) ? 're_establish' : 'establish',
      history: (await creditHistories(db, [accountId], addMonths(today, -HISTORY_MONTHS))).get(accountId) ?? {
        bills: [],
        cuts: [],
      },
      creditPoints: await creditPointsOf(db, accountId),
      priorDebt: sum(debts.map(({ amount }) => decimal(amount))),
      bornOn: account.bornOn,
      isLowIncome: account.programmes.includes('low_income'),
      waivers: await waiversOf(db, accountId),
      nonCash: (await standingNonCash(db, accountId, today)).map(({ kind, amount }) => ({ kind, amount: decimal(amount) })),
      existing: await standingAmount(db, accountId),
      average: averageBill(await billsOfYear(db, accountId, today)),
      currency,
    },
  }
}
