import type { AccountRecordJson, CustomerRecordJson } from '../../../../api/customers/contract.js'
import type { PremisePageJson } from '../../../../api/premises/contract.js'
import type { WishJson } from '../../../../api/services/request-contract.js'
import { type AddressDraft, addressBody, NO_ADDRESS } from './address-draft.js'
import { NOBODY, type PersonDraft, personBody } from './person-draft.js'

/** Who asks: an account, a customer who opens another one, or somebody new. */
export interface WhoDraft {
  readonly how: 'account' | 'customer' | 'new'
  readonly account: AccountRecordJson | null
  readonly customer: CustomerRecordJson | null
  readonly person: PersonDraft
  /** Mail of somebody new goes to the place itself unless an address is given. */
  readonly mail: AddressDraft | undefined
  readonly customerClass: NonNullable<WishJson['customerClass']>
  readonly delivery: NonNullable<WishJson['delivery']>
}

export const SOMEBODY_NEW: WhoDraft = {
  how: 'new',
  account: null,
  customer: null,
  person: NOBODY,
  mail: undefined,
  customerClass: 'residential',
  delivery: 'post',
}

type WhoBody = Pick<WishJson, 'accountId' | 'customerId' | 'newCustomer' | 'customerClass' | 'delivery'>

/** Who asks as the API takes it, and what is still to be filled in. `place`: where mail of somebody new goes; undefined until it is known. */
export function whoBody(
  who: WhoDraft,
  place: PremisePageJson | undefined,
): { readonly body: WhoBody; readonly missing: readonly string[] } {
  if (who.how === 'account') {
    return who.account === null ? { body: {}, missing: ['the account'] } : { body: { accountId: who.account.id }, missing: [] }
  }
  const ofAccount: WhoBody = { customerClass: who.customerClass, delivery: who.delivery }
  if (who.how === 'customer') {
    return who.customer === null
      ? { body: ofAccount, missing: ['the customer'] }
      : { body: { ...ofAccount, customerId: who.customer.id }, missing: [] }
  }
  const mail = addressBody(who.mail ?? addressOf(place))
  const person = personBody(who.person)
  const missing = [...person.missing, ...(mail === undefined && place !== undefined ? ['where mail goes'] : [])]
  if (mail === undefined || person.body === undefined) return { body: ofAccount, missing }
  return { body: { ...ofAccount, newCustomer: { ...person.body, mail } }, missing }
}

function addressOf(place: PremisePageJson | undefined): AddressDraft {
  if (place === undefined) return NO_ADDRESS
  return { line1: place.line1, line2: place.line2 ?? '', city: place.city, state: place.state, postcode: place.postcode }
}
