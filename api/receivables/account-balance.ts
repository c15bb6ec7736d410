import { loadOpenItems } from '../../db/ledger/open-item-store.js'
import { accountExists, depositsHeldOf } from '../../db/ledger/account-facts.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtilityFacts } from '../../db/utility/utility-facts.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import { age, balanceOf } from '../../domain/receivables/aging.js'
import { isDebit } from '../../domain/receivables/open-item.js'
import { found, notFound } from '../errors.js'
import type { AccountBalanceJson } from './contract.js'

/** What the account owes today. Throws NOT_FOUND. */
export async function readAccountBalance(db: Queryable, accountId: string): Promise<AccountBalanceJson> {
  const utility = found(await loadUtilityFacts(db))
  if (!(await accountExists(db, accountId))) throw notFound()
  const items = (await loadOpenItems(db, [accountId])).get(accountId) ?? []
  const text = (amount: Parameters<typeof amountText>[0]): string => amountText(amount, utility.currency)
  const { balance, receivable, credit, pastDue } = balanceOf(items, utility.today)
  const pastDueOn = items.filter((item) => isDebit(item) && item.dueOn < utility.today).map((item) => item.dueOn)
  return {
    accountId,
    currency: utility.currency,
    asOf: utility.today,
    balance: text(balance),
    receivable: text(receivable),
    credit: text(credit),
    pastDue: text(pastDue),
    oldestDueOn: pastDue.isZero() ? null : (pastDueOn.sort()[0] ?? null),
    aging: age(items, utility.today).map(({ bucket, amount }) => ({
      code: bucket.code,
      fromDays: bucket.fromDays ?? null,
      toDays: bucket.toDays ?? null,
      amount: text(amount),
    })),
    depositsHeld: text(decimal(await depositsHeldOf(db, accountId))),
  }
}
