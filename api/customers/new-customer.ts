import { type Static, Type } from 'typebox'
import type { NewApplicant } from '../../activities/customers/check-new-customer.js'
import type { ForwardingAddress } from '../../db/services/request-store.js'
import { closed, languageCode, localDate, oneOf, optional, text } from '../fields.js'

export const CUSTOMER_CLASSES = ['residential', 'commercial', 'industrial', 'public_authority'] as const
export const DELIVERIES = ['email', 'post', 'both'] as const

/** An address mail is sent to. */
export const mailAddress = () =>
  closed({
    line1: text(200, { min: 1 }),
    line2: optional(text(200)),
    city: text(100, { min: 1 }),
    state: text(100, { min: 1 }),
    postcode: text(20, { min: 1 }),
    country: optional(
      Type.String({ minLength: 2, maxLength: 2, pattern: '^[A-Z]{2}$', description: 'ISO 3166-1; US where left out' }),
    ),
  })

/** Somebody who is not a customer yet, as a request that begins with them takes it. */
export const newCustomer = () =>
  closed({
    kind: oneOf(['person', 'organisation']),
    givenName: optional(text(100, { min: 1 })),
    familyName: optional(text(100, { min: 1 })),
    organisationName: optional(text(200, { min: 1 })),
    email: optional(text(254, { min: 3 })),
    phone: optional(text(30, { min: 4 })),
    language: optional(languageCode()),
    dateOfBirth: optional(localDate()),
    mail: mailAddress(),
    isAnother: optional(
      Type.Boolean({ description: 'The records that look alike were seen: this is another customer (else POSSIBLE_DUPLICATE)' }),
    ),
  })

type MailJson = Static<ReturnType<typeof mailAddress>>
type NewCustomerJson = Static<ReturnType<typeof newCustomer>>

export function addressOf(address: MailJson): ForwardingAddress {
  return { ...address, line2: address.line2 ?? null, country: address.country ?? 'US' }
}

/** The same as the use-case takes it: what was left out is null. */
export function newApplicantOf(person: NewCustomerJson): NewApplicant {
  const mail = addressOf(person.mail)
  return {
    kind: person.kind,
    givenName: person.givenName ?? null,
    familyName: person.familyName ?? null,
    organisationName: person.organisationName ?? null,
    email: person.email ?? null,
    phone: person.phone ?? null,
    language: person.language ?? 'en',
    dateOfBirth: person.dateOfBirth ?? null,
    mailLine1: mail.line1,
    mailLine2: mail.line2,
    mailCity: mail.city,
    mailState: mail.state,
    mailPostcode: mail.postcode,
    mailCountry: mail.country,
    isAnother: person.isAnother ?? false,
  }
}
