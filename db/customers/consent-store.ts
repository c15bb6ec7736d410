import type { ConsentChannel, ConsentPurpose } from '../../domain/customers/person-kinds.js'
import type { Transaction } from '../transaction.js'

export interface NewConsent {
  readonly customerId: string
  readonly purpose: ConsentPurpose
  readonly isGiven: boolean
  readonly channel: ConsentChannel
  readonly wording: string | null
  readonly givenOn: string
}

export async function insertConsent(tx: Transaction, consent: NewConsent, recordedBy: string): Promise<number> {
  const added = await tx.client.query<{ consent_id: number }>(
    `insert into customer_consents (customer_id, purpose, is_given, channel, wording, given_on, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7) returning consent_id`,
    [consent.customerId, consent.purpose, consent.isGiven, consent.channel, consent.wording, consent.givenOn, recordedBy],
  )
  return (added.rows[0] as { consent_id: number }).consent_id
}
