import type { PublicUtilityJson } from '../../../api/applications/public-contract.js'
import type { RefusalCode } from '../texts/en.js'
import { type ApplyForm, addressOf, type TypedAddress } from './apply-form.js'

export const STEPS = ['address', 'wanted', 'person', 'documents', 'review'] as const
export type Step = (typeof STEPS)[number]

/** What is wrong with a field, by the id of the field. */
export interface StepProblem {
  readonly field: string
  readonly code: RefusalCode
}

/** What can be told of a step without asking the API: what is left empty. Everything is checked there again. */
export function problemsOf(
  step: Step,
  form: ApplyForm,
  facts: { readonly required: PublicUtilityJson['requiredFiles']; readonly sentKinds: readonly string[] },
): StepProblem[] {
  switch (step) {
    case 'address':
      if (form.isTyped) return addressProblems('typed', form.typed)
      return addressOf(form) === undefined ? [{ field: 'address', code: 'ADDRESS_UNKNOWN' }] : []
    case 'wanted':
      return [
        ...missing('services', form.services.length === 0, 'SERVICE_NOT_OFFERED'),
        ...missing('startOn', form.services.length > 0 && form.startOn === '', 'START_MISSING'),
      ]
    case 'person':
      return personProblems(form)
    case 'documents':
      return facts.required
        .filter((kind) => !facts.sentKinds.includes(kind))
        .map((kind) => ({ field: `file-${kind}`, code: 'DOCUMENT_MISSING' }))
    case 'review':
      return missing('hasConsented', !form.hasConsented, 'CONSENT_MISSING')
  }
}

function personProblems(form: ApplyForm): StepProblem[] {
  const isPerson = form.customerKind === 'person'
  const names = isPerson
    ? [
        ...missing('givenName', isBlank(form.givenName), 'GIVEN_NAME_MISSING'),
        ...missing('familyName', isBlank(form.familyName), 'FAMILY_NAME_MISSING'),
      ]
    : missing('organisationName', isBlank(form.organisationName), 'ORGANISATION_MISSING')
  const hasNumber = form.identifierKind !== '' && !isBlank(form.identifierNumber)
  return [
    ...names,
    ...missing('email', !/^\S+@\S+\.\S+$/.test(form.email.trim()), 'EMAIL_INVALID'),
    ...missing('identifierNumber', form.identifierKind !== '' && !hasNumber, 'NUMBER_MISSING'),
    ...missing('dateOfBirth', isPerson && form.dateOfBirth === '' && form.identifierKind === '', 'IDENTIFICATION_MISSING'),
    ...(form.hasMail ? addressProblems('mail', form.mail) : []),
  ]
}

function addressProblems(prefix: string, { line1, city, region, postcode }: TypedAddress): StepProblem[] {
  return [
    ...missing(`${prefix}-line1`, isBlank(line1), 'ADDRESS_LINE_MISSING'),
    ...missing(`${prefix}-city`, isBlank(city), 'CITY_MISSING'),
    ...missing(`${prefix}-region`, isBlank(region), 'REGION_MISSING'),
    ...missing(`${prefix}-postcode`, isBlank(postcode), 'POSTCODE_MISSING'),
  ]
}

function missing(field: string, isMissing: boolean, code: RefusalCode): StepProblem[] {
  return isMissing ? [{ field, code }] : []
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** Where a refusal of the API belongs: the step that can mend it, and its field. */
const PLACES: Readonly<Record<string, readonly [step: Step, field: string]>> = {
  ADDRESS_UNKNOWN: ['address', 'address'],
  SERVICE_NOT_OFFERED: ['wanted', 'services'],
  START_NOT_POSSIBLE: ['wanted', 'startOn'],
  NAME_MISSING: ['person', 'givenName'],
  EMAIL_INVALID: ['person', 'email'],
  PHONE_INVALID: ['person', 'phone'],
  BIRTH_DATE_INVALID: ['person', 'dateOfBirth'],
  IDENTIFICATION_MISSING: ['person', 'dateOfBirth'],
  IDENTIFIER_FORM: ['person', 'identifierNumber'],
  DOCUMENT_MISSING: ['documents', 'file-identity'],
  CONSENT_MISSING: ['review', 'hasConsented'],
}

export function placeOfRefusal(code: string): { readonly step: Step; readonly field: string } | undefined {
  const place = PLACES[code]
  return place === undefined ? undefined : { step: place[0], field: place[1] }
}
