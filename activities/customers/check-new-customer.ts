import type { NewCustomer } from '../../db/customers/new-customer-store.js'
import type { Queryable } from '../../db/pool.js'
import { emailAddress, telephoneNumber } from '../../domain/customers/contact-details.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { findDuplicates } from './find-duplicates.js'

/** Somebody who is not a customer yet. */
export interface NewApplicant extends Omit<NewCustomer, 'customerSince'> {
  /** Who adds them has seen the records that look alike and says that this is another customer. */
  readonly isAnother: boolean
}

/** The name as it will stand on a bill: of a person given and family name, of an organisation its own. */
export function nameOfApplicant(applicant: Pick<NewCustomer, 'kind' | 'givenName' | 'familyName' | 'organisationName'>): string {
  const { kind, givenName, familyName, organisationName } = applicant
  return (kind === 'person' ? [givenName, familyName].filter(Boolean).join(' ') : (organisationName ?? '')).trim()
}

/**
 * The customer as it would be added, its contact details in order. Refuses NAME_MISSING, EMAIL_INVALID, PHONE_INVALID, and
 * POSSIBLE_DUPLICATE with the records that look alike until the asker says that it is another customer.
 */
export async function checkNewCustomer(
  db: Queryable,
  { isAnother, ...applicant }: NewApplicant,
): Promise<Omit<NewCustomer, 'customerSince'>> {
  const isPerson = applicant.kind === 'person'
  const name = nameOfApplicant(applicant)
  if (name === '') refuse('NAME_MISSING', isPerson ? 'A person has a given or a family name.' : 'An organisation has a name.')
  const customer = {
    ...applicant,
    givenName: isPerson ? applicant.givenName : null,
    familyName: isPerson ? applicant.familyName : null,
    organisationName: isPerson ? null : applicant.organisationName,
    email: applicant.email === null ? null : valueOf(emailAddress(applicant.email)),
    phone: applicant.phone === null ? null : valueOf(telephoneNumber(applicant.phone)),
  }
  const duplicates = isAnother ? [] : await findDuplicates(db, { ...customer, name }, null)
  if (duplicates.length > 0) {
    refuse('POSSIBLE_DUPLICATE', 'There is a record that looks like this customer. Use it, or say that this is another one.', {
      duplicates,
    })
  }
  return customer
}
