import type { WishJson } from '../../../../api/services/request-contract.js'

export type AddressJson = NonNullable<WishJson['forwarding']>

/** An address as it is typed. */
export interface AddressDraft {
  readonly line1: string
  readonly line2: string
  readonly city: string
  readonly state: string
  readonly postcode: string
}

export const NO_ADDRESS: AddressDraft = { line1: '', line2: '', city: '', state: '', postcode: '' }

/** The address as the API takes it; undefined while a line of it is missing. */
export function addressBody(draft: AddressDraft): AddressJson | undefined {
  const line1 = draft.line1.trim()
  const line2 = draft.line2.trim()
  const city = draft.city.trim()
  const state = draft.state.trim()
  const postcode = draft.postcode.trim()
  if (line1 === '' || city === '' || state === '' || postcode === '') return undefined
  return { line1, ...(line2 === '' ? {} : { line2 }), city, state, postcode }
}
