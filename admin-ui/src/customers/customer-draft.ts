import type { CustomerPageJson } from '../../../api/customers/contract.js'

const TEXTS = [
  'email',
  'phone',
  'mailLine1',
  'mailLine2',
  'mailCity',
  'mailState',
  'mailPostcode',
  'mailCountry',
  'language',
  'notes',
] as const
const FLAGS = ['lifeSupport', 'senior'] as const
/** May be empty; the others always have a value. */
const NULLABLE: ReadonlySet<string> = new Set(['email', 'phone', 'mailLine2', 'notes'])

export type CustomerDraft = Readonly<Record<(typeof TEXTS)[number], string> & Record<(typeof FLAGS)[number], boolean>>
export type CustomerChanges = Partial<Record<(typeof TEXTS)[number], string | null> & Record<(typeof FLAGS)[number], boolean>>

/** The fields of the form, empty text for what is not there. */
export function draftOf(customer: CustomerPageJson): CustomerDraft {
  const texts = Object.fromEntries(TEXTS.map((field) => [field, customer[field] ?? '']))
  return { ...texts, lifeSupport: customer.lifeSupport, senior: customer.senior } as CustomerDraft
}

/** What the form changes: only fields whose value differs, null where one was emptied. */
export function changesOf(customer: CustomerPageJson, draft: CustomerDraft): CustomerChanges {
  const changes: CustomerChanges = {}
  for (const field of TEXTS) {
    const value = draft[field].trim()
    if (value !== (customer[field] ?? '')) changes[field] = value === '' && NULLABLE.has(field) ? null : value
  }
  for (const field of FLAGS) if (draft[field] !== customer[field]) changes[field] = draft[field]
  return changes
}
