import { isLocalDate } from '../../../../domain/kernel/local-date.js'
import type { WishJson } from '../../../../api/services/request-contract.js'

/** Somebody new as the representative types it. */
export interface PersonDraft {
  readonly kind: 'person' | 'organisation'
  readonly givenName: string
  readonly familyName: string
  readonly organisationName: string
  readonly phone: string
  readonly email: string
  readonly dateOfBirth: string
  /** Records that look alike were seen, and this is somebody else. */
  readonly isAnother: boolean
}

export const NOBODY: PersonDraft = {
  kind: 'person',
  givenName: '',
  familyName: '',
  organisationName: '',
  phone: '',
  email: '',
  dateOfBirth: '',
  isAnother: false,
}

type PersonBody = Omit<NonNullable<WishJson['newCustomer']>, 'mail'>

/** The name as it will stand on the bill, as far as it is typed. */
export function nameOf(draft: PersonDraft): string {
  if (draft.kind === 'organisation') return draft.organisationName.trim()
  return `${draft.givenName.trim()} ${draft.familyName.trim()}`.trim()
}

/** The person as the API takes it; undefined while the name is missing. */
export function personBody(draft: PersonDraft): { readonly body: PersonBody | undefined; readonly missing: readonly string[] } {
  const phone = draft.phone.trim()
  const email = draft.email.trim()
  const contact = {
    ...(phone === '' ? {} : { phone }),
    ...(email === '' ? {} : { email }),
    ...(draft.isAnother ? { isAnother: true } : {}),
    ...(isLocalDate(draft.dateOfBirth) ? { dateOfBirth: draft.dateOfBirth } : {}),
  }
  if (draft.kind === 'organisation') {
    const organisationName = draft.organisationName.trim()
    if (organisationName === '') return { body: undefined, missing: ['the name of the organisation'] }
    return { body: { kind: 'organisation', organisationName, ...contact }, missing: [] }
  }
  const givenName = draft.givenName.trim()
  const familyName = draft.familyName.trim()
  if (givenName === '' || familyName === '') return { body: undefined, missing: ['given and family name'] }
  return { body: { kind: 'person', givenName, familyName, ...contact }, missing: [] }
}
