import type { IdentifierKind } from '../../domain/customers/identifier.js'
import type { Transaction } from '../transaction.js'

export interface NewIdentifier {
  readonly customerId: string
  readonly kind: IdentifierKind
  readonly issuer: string | null
  readonly lastCharacters: string
  readonly sealed: string | null
  readonly fingerprint: string | null
  readonly validUntil: string | null
}

export async function insertIdentifier(tx: Transaction, identifier: NewIdentifier, recordedBy: string): Promise<number> {
  const added = await tx.client.query<{ identifier_id: number }>(
    `insert into customer_identifiers (customer_id, kind, issuer, last_characters, sealed, fingerprint, valid_until, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning identifier_id`,
    [
      identifier.customerId,
      identifier.kind,
      identifier.issuer,
      identifier.lastCharacters,
      identifier.sealed,
      identifier.fingerprint,
      identifier.validUntil,
      recordedBy,
    ],
  )
  return (added.rows[0] as { identifier_id: number }).identifier_id
}

export interface KeptIdentifier {
  readonly kind: IdentifierKind
  readonly lastCharacters: string
  readonly sealed: string | null
}

const KEPT = 'kind, last_characters as "lastCharacters", sealed'

export async function findIdentifier(
  tx: Transaction,
  customerId: string,
  identifierId: number,
): Promise<KeptIdentifier | undefined> {
  const found = await tx.client.query<KeptIdentifier>(
    `select ${KEPT} from customer_identifiers where customer_id = $1 and identifier_id = $2`,
    [customerId, identifierId],
  )
  return found.rows[0]
}

export async function deleteIdentifier(
  tx: Transaction,
  customerId: string,
  identifierId: number,
): Promise<KeptIdentifier | undefined> {
  const removed = await tx.client.query<KeptIdentifier>(
    `delete from customer_identifiers where customer_id = $1 and identifier_id = $2 returning ${KEPT}`,
    [customerId, identifierId],
  )
  return removed.rows[0]
}
