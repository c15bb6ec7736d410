import { nextNumberSql } from '../number-sql.js'
import type { Transaction } from '../transaction.js'

export interface NewCustomer {
  readonly kind: 'person' | 'organisation'
  readonly givenName: string | null
  readonly familyName: string | null
  readonly organisationName: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly language: string
  readonly dateOfBirth: string | null
  readonly mailLine1: string
  readonly mailLine2: string | null
  readonly mailCity: string
  readonly mailState: string
  readonly mailPostcode: string
  readonly mailCountry: string
  readonly customerSince: string
}

/** Adds a customer under the next free number, as people read it out. Returns it. */
export async function insertCustomer(tx: Transaction, customer: NewCustomer): Promise<string> {
  const added = await tx.client.query<{ customer_id: string }>(
    `insert into customers (customer_id, kind, given_name, family_name, organisation_name, email, phone, language, date_of_birth, mail_line1,
       mail_line2, mail_city, mail_state, mail_postcode, mail_country, customer_since)
     values (${nextNumberSql('C', 'customer_number', 6)}, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     returning customer_id`,
    [
      customer.kind,
      customer.givenName,
      customer.familyName,
      customer.organisationName,
      customer.email,
      customer.phone,
      customer.language,
      customer.dateOfBirth,
      customer.mailLine1,
      customer.mailLine2,
      customer.mailCity,
      customer.mailState,
      customer.mailPostcode,
      customer.mailCountry,
      customer.customerSince,
    ],
  )
  return (added.rows[0] as { customer_id: string }).customer_id
}
