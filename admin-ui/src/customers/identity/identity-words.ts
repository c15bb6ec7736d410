import type { CallerJson, IdentityJson } from '../../../../api/customers/identity-contract.js'

type Question = CallerJson['questions'][number]

const QUESTIONS: Readonly<Record<Question, { readonly label: string; readonly type: 'text' | 'date' }>> = {
  date_of_birth: { label: 'Date of birth', type: 'date' },
  postcode: { label: 'Postcode of the mailing address', type: 'text' },
  phone: { label: 'Telephone number on record', type: 'text' },
  email: { label: 'E-mail address on record', type: 'text' },
  last_payment_amount: { label: 'Amount of the last payment', type: 'text' },
  last_bill_total: { label: 'Total of the last bill', type: 'text' },
  meter_number: { label: 'Number on the meter', type: 'text' },
}

export const questionText = (question: Question): string => QUESTIONS[question].label
export const questionInput = (question: Question): 'text' | 'date' => QUESTIONS[question].type

/** Whoever was verified today; the first of them where there are several. */
export function verifiedCaller(identity: IdentityJson): CallerJson | undefined {
  return identity.callers.find((caller) => caller.verified !== null)
}

/** How the caller can prove it, the PIN first; none where nothing is on record. */
export function proofsOf(caller: CallerJson, questionsNeeded: number): ('pin' | 'questions')[] {
  return [
    ...(caller.hasPin ? (['pin'] as const) : []),
    ...(caller.questions.length >= Math.max(1, questionsNeeded) ? (['questions'] as const) : []),
  ]
}
