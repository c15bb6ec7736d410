import type { IdentifierKind } from '../../domain/customers/identifier.js'
import type {
  ConsentChannel,
  ConsentPurpose,
  DemographicKind,
  DemographicPurpose,
  NameKind,
} from '../../domain/customers/person-kinds.js'
import type { Queryable } from '../pool.js'

export interface PersonName {
  readonly id: number
  readonly kind: NameKind
  readonly name: string
  readonly fromOn: string | null
  readonly toOn: string | null
}

/** Names besides the one on the bill, those that hold still first. */
export async function personNames(db: Queryable, customerId: string): Promise<PersonName[]> {
  const found = await db.query<PersonName>(
    `select name_id as "id", kind, name, from_on as "fromOn", to_on as "toOn" from customer_names where customer_id = $1
     order by to_on desc nulls first, name_id limit 100`,
    [customerId],
  )
  return found.rows
}

export interface PersonIdentifier {
  readonly id: number
  readonly kind: IdentifierKind
  readonly issuer: string | null
  readonly lastCharacters: string
  readonly validUntil: string | null
  /** The whole number is on record and can be revealed. */
  readonly isKept: boolean
}

export async function personIdentifiers(db: Queryable, customerId: string): Promise<PersonIdentifier[]> {
  const found = await db.query<PersonIdentifier>(
    `select identifier_id as "id", kind, issuer, last_characters as "lastCharacters", valid_until as "validUntil",
       (sealed is not null) as "isKept"
     from customer_identifiers where customer_id = $1 order by kind, identifier_id limit 100`,
    [customerId],
  )
  return found.rows
}

export interface PersonConsent {
  readonly purpose: ConsentPurpose
  readonly isGiven: boolean
  readonly channel: ConsentChannel
  readonly wording: string | null
  readonly givenOn: string
  readonly recordedBy: string
}

/** What holds now: the newest word on each purpose. */
export async function personConsents(db: Queryable, customerId: string): Promise<PersonConsent[]> {
  const found = await db.query<PersonConsent>(
    `select distinct on (c.purpose) c.purpose, c.is_given as "isGiven", c.channel, c.wording, c.given_on as "givenOn",
       coalesce(u.name, c.recorded_by) as "recordedBy"
     from customer_consents c left join users u on u.user_id = c.recorded_by
     where c.customer_id in (select customer_id from customers where customer_id = $1 or merged_into = $1) order by c.purpose, c.consent_id desc`,
    [customerId],
  )
  return found.rows
}

export interface PersonDemographic {
  readonly kind: DemographicKind
  readonly value: string
  readonly purpose: DemographicPurpose
  readonly recordedOn: string
}

export async function personDemographics(db: Queryable, customerId: string): Promise<PersonDemographic[]> {
  const found = await db.query<PersonDemographic>(
    `select kind, value, purpose, recorded_on as "recordedOn" from customer_demographics where customer_id = $1 order by kind`,
    [customerId],
  )
  return found.rows
}
