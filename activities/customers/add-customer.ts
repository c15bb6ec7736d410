import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertCustomer } from '../../db/customers/new-customer-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Actor, Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { checkNewCustomer, type NewApplicant } from './check-new-customer.js'

/** Adds a person or organisation. Refuses NO_UTILITY and what `checkNewCustomer` refuses. */
export function addCustomer(pool: pg.Pool, command: Command<NewApplicant>): Promise<{ customerId: string }> {
  return runCommand(pool, 'customers.add-customer', command, async (tx) => {
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    return { customerId: await addWithin(tx, command.input, { ...command, today: utility.today }) }
  })
}

/** The same inside the caller's transaction, as a part of what a request begins. Returns the number of the customer. */
export async function addWithin(
  tx: Transaction,
  applicant: NewApplicant,
  by: { readonly actor: Actor; readonly reason: string; readonly today: string },
): Promise<string> {
  const customer = { ...(await checkNewCustomer(tx.client, applicant)), customerSince: by.today }
  const customerId = await insertCustomer(tx, customer)
  await recordAudit(tx, {
    actor: by.actor,
    action: 'customers.customer.add',
    subjectKind: 'customer',
    subjectId: customerId,
    reason: by.reason,
    after: customer,
  })
  return customerId
}
