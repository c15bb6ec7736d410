import type { MoveWish } from '../../activities/services/plan-move.js'
import type { ForwardingAddress } from '../../db/services/request-store.js'
import { emailAddress, telephoneNumber } from '../../domain/customers/contact-details.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import type { WishJson } from './request-contract.js'

type AddressJson = NonNullable<WishJson['forwarding']>

/** A request's body as the use-case takes it: what was left out is null. */
export function wishOf(body: WishJson): MoveWish {
  return {
    kind: body.kind,
    accountId: body.accountId ?? null,
    customerId: body.customerId ?? null,
    newCustomer: body.newCustomer === undefined ? null : applicantOf(body.newCustomer),
    customerClass: body.customerClass ?? 'residential',
    delivery: body.delivery ?? 'post',
    premiseId: body.premiseId ?? null,
    fromPremiseId: body.fromPremiseId ?? null,
    startOn: body.startOn ?? null,
    stopOn: body.stopOn ?? null,
    movesOut: body.movesOut ?? false,
    services: body.services?.map((each) => ({ ...each, tariffCode: each.tariffCode ?? null })) ?? null,
    stopPoints: body.stopPoints ?? null,
    forwarding: body.forwarding === undefined ? null : addressOf(body.forwarding),
  }
}

export function addressOf(address: AddressJson): ForwardingAddress {
  return { ...address, line2: address.line2 ?? null, country: address.country ?? 'US' }
}

function applicantOf(person: NonNullable<WishJson['newCustomer']>): NonNullable<MoveWish['newCustomer']> {
  const mail = addressOf(person.mail)
  return {
    kind: person.kind,
    givenName: person.givenName ?? null,
    familyName: person.familyName ?? null,
    organisationName: person.organisationName ?? null,
    email: person.email === undefined ? null : valueOf(emailAddress(person.email)),
    phone: person.phone === undefined ? null : valueOf(telephoneNumber(person.phone)),
    language: person.language ?? 'en',
    dateOfBirth: person.dateOfBirth ?? null,
    mailLine1: mail.line1,
    mailLine2: mail.line2,
    mailCity: mail.city,
    mailState: mail.state,
    mailPostcode: mail.postcode,
    mailCountry: mail.country,
  }
}
