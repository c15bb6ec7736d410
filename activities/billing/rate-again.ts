import type { LoadedAccount } from '../../db/billing/account-input-store.js'
import type { CorrectableBill } from '../../db/billing/correction-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { billAccount } from '../../domain/billing/bill-account.js'
import type { AccountInput, AccountOutcome } from '../../domain/billing/billing-input.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { intersection } from '../../domain/kernel/service-period.js'
import type { BillingRules } from './billing-rules.js'
import { loadBillingInputs } from './load-inputs.js'

/**
 * Rates the agreements and days of an issued bill again, as if it had never been: its own segments are not among the history. Days that
 * are no longer the agreement's own, because it began later or ended earlier than was known, are not billed again.
 */
export async function rateAgain(
  tx: Transaction,
  bill: CorrectableBill,
  rules: BillingRules,
  exemptChecks: readonly string[],
): Promise<{ account: LoadedAccount; outcome: AccountOutcome }> {
  const utility = await loadUtility(tx.client)
  // A read that counts for the start of its day closes the day before: look one day beyond the period.
  const readOn = bill.readDate ?? addDays(bill.periodTo, 1)
  const window = { kind: 'off_cycle' as const, readOn, accountingDate: utility?.today ?? readOn }
  const [account] = await loadBillingInputs(
    tx.client,
    [bill.accountId],
    { window, withoutBillIds: [bill.billId], only: (input) => periodsOf(bill, input) },
    rules,
  )
  invariant(account !== undefined && utility !== undefined, 'a bill without its account', { billId: bill.billId })
  const outcome = billAccount(
    {
      ...account.input,
      exemptions: exemptChecks.map((code) => ({ code, reason: 'exempted in the correction' })),
    },
    rules.compiled,
    window,
  )
  return { account, outcome }
}

function periodsOf(bill: CorrectableBill, input: AccountInput): AccountInput['only'] {
  return bill.segments.flatMap((segment) => {
    const agreement = input.agreements.find((own) => own.agreementId === segment.agreementId)
    const period = intersection(
      { from: segment.periodFrom, to: segment.periodTo },
      { from: agreement?.startOn ?? segment.periodFrom, to: agreement?.stopOn ?? segment.periodTo },
    )
    return period === undefined ? [] : [{ agreementId: segment.agreementId, period }]
  })
}
