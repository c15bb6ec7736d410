import type pg from 'pg'
import {
  customerAccounts,
  customerContacts,
  customerPreferences,
  findCustomer,
  ownedPremises,
} from '../../db/customers/customer-reads.js'
import { customerInteractions } from '../../db/customers/interaction-reads.js'
import { mergesOf } from '../../db/customers/merge-store.js'
import { personConsents, personDemographics, personIdentifiers, personNames } from '../../db/customers/person-reads.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import { loadUtilityFacts } from '../../db/utility/utility-facts.js'
import type { Permission } from '../../domain/access/permissions.js'
import { found } from '../errors.js'
import type { CustomerPageJson } from './contract.js'
import { alertsOfCustomer } from '../../db/customers/alert-reads.js'
import { alertToReadJson } from './alert-json.js'
import { identityOfCustomer } from './identity-standing.js'
import { interactionJson } from './interaction-json.js'

const INTERACTIONS_SHOWN = 20

/** A customer with accounts, contacts, preferences and what was said. Balances only for who may see the ledger. Throws NOT_FOUND. */
export function readCustomerPage(
  pool: pg.Pool,
  customerId: string,
  reader: { readonly id: string; readonly may: (permission: Permission) => boolean },
): Promise<CustomerPageJson> {
  return readSnapshot(pool, async (db) => {
    const utility = found(await loadUtilityFacts(db))
    const facts = found(await findCustomer(db, customerId))
    const accounts = await customerAccounts(db, customerId)
    return {
      ...facts,
      alerts: (await alertsOfCustomer(db, customerId, reader.id)).map(alertToReadJson),
      merges: await mergesOf(db, customerId),
      person: {
        names: await personNames(db, customerId),
        identifiers: await personIdentifiers(db, customerId),
        consents: await personConsents(db, customerId),
        demographics: reader.may('customers.read_personal') ? await personDemographics(db, customerId) : null,
      },
      identity: await identityOfCustomer(db, customerId, utility.today),
      contacts: await customerContacts(db, customerId),
      preferences: await customerPreferences(db, customerId),
      accounts: accounts.map((account) => ({ ...account, balance: reader.may('ledger.read') ? account.balance : null })),
      ownedPremises: await ownedPremises(db, customerId),
      interactions: (await customerInteractions(db, customerId, INTERACTIONS_SHOWN)).map(interactionJson),
    }
  })
}
