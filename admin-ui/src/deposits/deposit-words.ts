import type { DepositQuoteJson, DepositRecordJson, NonCashRecordJson } from '../../../api/deposits/contract.js'

const STATES: Readonly<Record<DepositRecordJson['state'], string>> = {
  asked: 'Asked for',
  held: 'Held',
  applied: 'Credited',
  refunded: 'Paid back',
  withdrawn: 'Given up',
  waived: 'Waived',
}
export const depositStateText = (state: DepositRecordJson['state']): string => STATES[state]

const TONES = {
  asked: 'waiting',
  held: 'done',
  applied: 'idle',
  refunded: 'idle',
  withdrawn: 'idle',
  waived: 'idle',
} as const
export const depositTone = (state: DepositRecordJson['state']) => TONES[state]

const KINDS: Readonly<Record<NonCashRecordJson['kind'], string>> = {
  guarantor: 'Guarantor',
  letter_of_credit: 'Letter of credit',
  surety_bond: 'Surety bond',
}
export const nonCashKindText = (kind: NonCashRecordJson['kind']): string => KINDS[kind]

const NON_CASH_STATES: Readonly<Record<NonCashRecordJson['state'], string>> = {
  standing: 'Stands',
  expired: 'Ran out',
  released: 'Given back',
  called: 'Called upon',
}
export const nonCashStateText = (state: NonCashRecordJson['state']): string => NON_CASH_STATES[state]

const GROUNDS: Readonly<Record<string, string>> = {
  good_credit: 'Good credit',
  age: 'Age',
  guarantor: 'A guarantor',
  letter_of_credit: 'A letter of credit',
  shelter: 'A shelter',
  low_income: 'Low income',
  letter_from_utility: 'A letter from another utility',
}
export const groundText = (ground: string): string => GROUNDS[ground] ?? ground.replaceAll('_', ' ')

const OUTCOMES: Readonly<Record<DepositQuoteJson['outcome'], string>> = {
  required: 'A deposit is required',
  not_required: 'No deposit is required',
  not_allowed: 'No deposit may be asked for',
}
export const outcomeText = (outcome: DepositQuoteJson['outcome']): string => OUTCOMES[outcome]

export const depositPath = (id: string): string => `/deposits/${encodeURIComponent(id)}/show`
export const depositAct = (id: string, act: string): string => `/deposits/${encodeURIComponent(id)}/${act}`
export const certificateUrl = (id: string): string => `/api/v1/deposits/${encodeURIComponent(id)}/certificate.pdf`

/** Decimal text of an amount above zero. */
export const isAmount = (text: string): boolean => /^\d{1,9}(\.\d{1,2})?$/.test(text.trim()) && !/^0+(\.0+)?$/.test(text.trim())
