import { recordAudit } from '../../db/access/audit-store.js'
import { insertAccount, type NewAccount } from '../../db/services/applicant-store.js'
import type { Transaction } from '../../db/transaction.js'
import { addWithin } from '../customers/add-customer.js'
import type { NewApplicant } from '../customers/check-new-customer.js'
import type { ChangedBy } from './change-agreement.js'

/** Whose a new account is: a customer who is known, or somebody new. */
export interface AccountHolder {
  readonly customerId: string | null
  /** Where `customerId` is null. */
  readonly newCustomer: NewApplicant | null
}

/**
 * Opens an account that waits for its first service, and adds its customer where they are new. Returns its number. Refuses what
 * `checkNewCustomer` refuses.
 */
export async function openAccount(
  tx: Transaction,
  { customerId, newCustomer }: AccountHolder,
  account: Omit<NewAccount, 'customerId'>,
  by: ChangedBy,
): Promise<string> {
  const holder = customerId ?? (newCustomer === null ? undefined : await addWithin(tx, newCustomer, by))
  if (holder === undefined) throw new Error('an account is opened for somebody')
  const accountId = await insertAccount(tx, { ...account, customerId: holder })
  await recordAudit(tx, {
    actor: by.actor,
    action: 'customers.account.add',
    subjectKind: 'account',
    subjectId: accountId,
    reason: by.reason,
    after: { customerId: holder, customerClass: account.customerClass, billCycle: account.billCycle },
  })
  return accountId
}
