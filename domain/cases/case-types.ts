import { done, type Outcome, refused } from '../kernel/outcome.js'

export const CASE_KINDS = ['complaint', 'enquiry', 'dispute', 'regulator'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** One entry of the member `case_types` of settings.json. */
export interface CaseTypeFile {
  readonly code: string
  readonly name: string
  readonly kind: CaseKind
  readonly business_days: number
  readonly holds_collection?: boolean
}

/** A type of case as a utility handles it. */
export interface CaseType {
  readonly code: string
  readonly name: string
  readonly kind: CaseKind
  /** Business days until it should be settled. */
  readonly businessDays: number
  /** What is disputed in it is not collected meanwhile. */
  readonly holdsCollection: boolean
}

const USUAL: readonly CaseTypeFile[] = [
  { code: 'COMPLAINT', name: 'Complaint', kind: 'complaint', business_days: 5 },
  { code: 'HIGH_BILL', name: 'High-bill enquiry', kind: 'enquiry', business_days: 5 },
  { code: 'DISPUTE', name: 'Disputed amount', kind: 'dispute', business_days: 10 },
  { code: 'REGULATOR', name: 'Regulator enquiry', kind: 'regulator', business_days: 3 },
]

/** The types of a utility, or the usual ones; a dispute holds collection unless the utility says otherwise. */
export function caseTypes(files: readonly CaseTypeFile[] | undefined): CaseType[] {
  return (files ?? USUAL).map((file) => ({
    code: file.code,
    name: file.name,
    kind: file.kind,
    businessDays: file.business_days,
    holdsCollection: file.holds_collection ?? file.kind === 'dispute',
  }))
}

export function caseTypeOf(types: readonly CaseType[], code: string): Outcome<CaseType, 'CASE_TYPE_UNKNOWN'> {
  const found = types.find((type) => type.code === code)
  if (found !== undefined) return done(found)
  return refused(
    'CASE_TYPE_UNKNOWN',
    `There is no type of case ${code}. Choose one of ${types.map((type) => type.code).join(', ')}.`,
  )
}
