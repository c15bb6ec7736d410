import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Phone, PhoneState } from './phone.js'

export const PhoneContext = createContext<Phone | undefined>(undefined)

/** The phone of this page. */
export function usePhone(): Phone {
  const phone = useContext(PhoneContext)
  if (phone === undefined) throw new Error('There is no phone around this part.')
  return phone
}

/** What the phone shows now. */
export function usePhoneState(): PhoneState {
  const phone = usePhone()
  return useSyncExternalStore(phone.subscribe, phone.state)
}
