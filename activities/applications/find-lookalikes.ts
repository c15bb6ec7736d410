import type { ApplicationRow } from '../../db/applications/application-store.js'
import { customersWithDocument, namedCustomers } from '../../db/applications/lookalike-reads.js'
import type { Queryable } from '../../db/pool.js'
import type { DuplicateReason } from '../../domain/customers/duplicates.js'
import { findDuplicates } from '../customers/find-duplicates.js'

export interface Lookalike {
  readonly id: string
  readonly name: string
  readonly accounts: number
  readonly customerSince: string
  readonly reasons: readonly DuplicateReason[]
}

/** Customers who may be the applicant, those who have shown the same document first. */
export async function findLookalikes(db: Queryable, entry: ApplicationRow): Promise<Lookalike[]> {
  const name = [entry.givenName, entry.familyName, entry.organisationName].filter((part) => part !== null).join(' ')
  const alike = await findDuplicates(
    db,
    {
      name,
      phone: entry.phone,
      email: entry.email,
      dateOfBirth: entry.dateOfBirth,
      mailLine1: entry.mailLine1 ?? entry.line1 ?? '',
      mailPostcode: entry.mailPostcode ?? entry.postcode ?? '',
    },
    null,
  )
  const withDocument =
    entry.identifierKind === null || entry.fingerprint === null
      ? []
      : await namedCustomers(db, await customersWithDocument(db, entry.identifierKind, entry.fingerprint))
  const known = new Map(alike.map((one) => [one.id, one.reasons]))
  return [
    ...withDocument.map((one): Lookalike => ({ ...one, reasons: ['document', ...(known.get(one.id) ?? [])] })),
    ...alike
      .filter((one) => !withDocument.some((other) => other.id === one.id))
      .map(({ id, name: called, accounts, customerSince, reasons }) => ({ id, name: called, accounts, customerSince, reasons })),
  ]
}
