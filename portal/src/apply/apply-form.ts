import type { PublicAddressJson, SubmissionJson } from '../../../api/applications/public-contract.js'

/** What has been said so far, as it stands in the fields. */
export interface ApplyForm {
  readonly kind: SubmissionJson['kind']
  /** Chosen from the list; null where it is not in it. */
  readonly address: PublicAddressJson | null
  readonly isTyped: boolean
  readonly typed: TypedAddress
  readonly services: readonly SubmissionJson['services'][number][]
  readonly startOn: string
  readonly customerKind: SubmissionJson['customerKind']
  readonly givenName: string
  readonly familyName: string
  readonly organisationName: string
  readonly email: string
  readonly phone: string
  readonly dateOfBirth: string
  readonly identifierKind: NonNullable<SubmissionJson['identifier']>['kind'] | ''
  readonly identifierNumber: string
  readonly delivery: SubmissionJson['delivery']
  readonly hasMail: boolean
  readonly mail: TypedAddress
  readonly note: string
  readonly hasConsented: boolean
}

export interface TypedAddress {
  readonly line1: string
  readonly line2: string
  readonly city: string
  readonly region: string
  readonly postcode: string
}

const NO_ADDRESS: TypedAddress = { line1: '', line2: '', city: '', region: '', postcode: '' }

export const EMPTY_FORM: ApplyForm = {
  kind: 'service',
  address: null,
  isTyped: false,
  typed: NO_ADDRESS,
  services: [],
  startOn: '',
  customerKind: 'person',
  givenName: '',
  familyName: '',
  organisationName: '',
  email: '',
  phone: '',
  dateOfBirth: '',
  identifierKind: '',
  identifierNumber: '',
  delivery: 'email',
  hasMail: false,
  mail: NO_ADDRESS,
  note: '',
  hasConsented: false,
}

/** The address the application is about; undefined as long as there is none. */
export function addressOf(form: ApplyForm): PublicAddressJson | undefined {
  if (!form.isTyped) return form.address ?? undefined
  return typedAddress(form.typed)
}

export function addressLine({ line1, line2, city, region, postcode }: PublicAddressJson): string {
  return [line1, line2, city, `${region} ${postcode}`.trim()].filter((part) => part !== null && part !== '').join(', ')
}

function typedAddress(typed: TypedAddress): PublicAddressJson {
  const line2 = typed.line2.trim()
  return { ...typed, line1: typed.line1.trim(), line2: line2 === '' ? null : line2 }
}

/** The form as the API takes it. What stands in fields that are not shown is not sent. */
export function submissionOf(form: ApplyForm, language: SubmissionJson['language'], consentWording: string): SubmissionJson {
  const isPerson = form.customerKind === 'person'
  return {
    kind: form.kind,
    language,
    address: addressOf(form) ?? typedAddress(form.typed),
    services: [...form.services],
    startOn: form.startOn,
    customerKind: form.customerKind,
    ...(isPerson
      ? { givenName: form.givenName.trim(), familyName: form.familyName.trim() }
      : { organisationName: form.organisationName.trim() }),
    email: form.email.trim(),
    ...given('phone', form.phone),
    ...(isPerson ? given('dateOfBirth', form.dateOfBirth) : {}),
    ...(form.identifierKind !== '' && form.identifierNumber.trim() !== ''
      ? { identifier: { kind: form.identifierKind, number: form.identifierNumber.trim() } }
      : {}),
    ...(form.hasMail ? { mail: typedAddress(form.mail) } : {}),
    delivery: form.delivery,
    ...given('note', form.note),
    hasConsented: form.hasConsented,
    consentWording,
  }
}

function given<Name extends string>(name: Name, value: string): { [Key in Name]?: string } {
  return value.trim() === '' ? {} : ({ [name]: value.trim() } as { [Key in Name]: string })
}
