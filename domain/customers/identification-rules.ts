/** What a caller may be asked; Penstock knows the right answers and never shows them to who asks. */
export const IDENTITY_QUESTIONS = [
  'date_of_birth',
  'postcode',
  'phone',
  'email',
  'last_payment_amount',
  'last_bill_total',
  'meter_number',
] as const
export type IdentityQuestion = (typeof IDENTITY_QUESTIONS)[number]

/** Acts for which a utility may demand that the caller was verified on the same day. */
export const DEMANDING_ACTS = [
  'change_contact_data',
  'change_delivery',
  'change_pin',
  'change_persons',
  'reveal_identifier',
  'export_person',
] as const
export type DemandingAct = (typeof DEMANDING_ACTS)[number]

/** Who may speak for an account; others on it are only told. */
export const SPEAKING_ROLES = ['main', 'co_applicant', 'power_of_attorney'] as const

/** The member `identification` of settings.json. */
export interface IdentificationFile {
  readonly questions?: readonly IdentityQuestion[]
  readonly questions_needed?: number
  readonly pin?: boolean
  readonly wrong_tries?: number
  readonly demanded_for?: readonly DemandingAct[]
}

/** How a utility finds out who is calling. */
export interface IdentificationRules {
  readonly questions: readonly IdentityQuestion[]
  /** Right answers that prove it; every one that is given must be right. */
  readonly questionsNeeded: number
  readonly takesPin: boolean
  /** Failed checks of a customer on one business day, after which only a supervisor lets them try again that day. */
  readonly wrongTries: number
  readonly demandedFor: readonly DemandingAct[]
}

/** The rules of a utility, with what holds where it says nothing. */
export function identificationRules(file: IdentificationFile | undefined): IdentificationRules {
  const questions = file?.questions ?? ['date_of_birth', 'postcode', 'phone', 'last_payment_amount', 'last_bill_total']
  return {
    questions,
    questionsNeeded: file?.questions_needed ?? 2,
    takesPin: file?.pin ?? true,
    wrongTries: file?.wrong_tries ?? 3,
    demandedFor: file?.demanded_for ?? [],
  }
}

/** What is wrong with the rules in themselves, or undefined. */
export function identificationProblem(file: IdentificationFile): string | undefined {
  const rules = identificationRules(file)
  if (rules.questionsNeeded > rules.questions.length) {
    return `${rules.questionsNeeded} right answers are needed, but there are only ${rules.questions.length} questions`
  }
  if (!rules.takesPin && rules.questions.length === 0) return 'without a PIN and without questions nobody can be verified'
  return undefined
}
