import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertCustomer, type NewCustomer } from '../../db/customers/new-customer-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { emailAddress, telephoneNumber } from '../../domain/customers/contact-details.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { findDuplicates } from './find-duplicates.js'

export interface AddCustomerInput extends Omit<NewCustomer, 'customerSince'> {
  /** Who adds it has seen the records that look alike and says that this is another customer. */
  readonly isAnother: boolean
}

/**
 * Adds a person or organisation. Refuses NO_UTILITY, NAME_MISSING, EMAIL_INVALID, PHONE_INVALID, and POSSIBLE_DUPLICATE with the records
 * that look alike until the asker says that it is another customer.
 */
export function addCustomer(pool: pg.Pool, command: Command<AddCustomerInput>): Promise<{ customerId: string }> {
  return runCommand(pool, 'customers.add-customer', command, async (tx) => {
    const { isAnother, ...input } = command.input
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    const isPerson = input.kind === 'person'
    const name = isPerson ? [input.givenName, input.familyName].filter(Boolean).join(' ') : (input.organisationName ?? '')
    if (name.trim() === '')
      refuse('NAME_MISSING', isPerson ? 'A person has a given or a family name.' : 'An organisation has a name.')
    const customer: NewCustomer = {
      ...input,
      givenName: isPerson ? input.givenName : null,
      familyName: isPerson ? input.familyName : null,
      organisationName: isPerson ? null : input.organisationName,
      email: input.email === null ? null : valueOf(emailAddress(input.email)),
      phone: input.phone === null ? null : valueOf(telephoneNumber(input.phone)),
      customerSince: utility.today,
    }
    if (!isAnother) {
      const duplicates = await findDuplicates(tx.client, { ...customer, name }, null)
      if (duplicates.length > 0) {
        refuse(
          'POSSIBLE_DUPLICATE',
          'There is a record that looks like this customer. Use it, or say that this is another one.',
          {
            duplicates,
          },
        )
      }
    }
    const customerId = await insertCustomer(tx, customer)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.customer.add',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      after: customer,
    })
    return { customerId }
  })
}
