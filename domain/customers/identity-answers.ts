import { Decimal } from '../kernel/decimal.js'
import type { IdentityQuestion } from './identification-rules.js'

/** What is on record for each question: any of them is a right answer; none: the question cannot be asked. */
export type KnownAnswers = Readonly<Record<IdentityQuestion, readonly string[]>>

/** Digits of a telephone number that a caller must name at least; area and country codes are often left out. */
const PHONE_DIGITS_NEEDED = 7

/** True where what the caller said is what is on record, however it was written down. */
export function isRightAnswer(question: IdentityQuestion, said: string, known: KnownAnswers): boolean {
  return known[question].some((onRecord) => MATCHES[question](said.trim(), onRecord))
}

/** Questions of the utility that can be asked of this customer. */
export function askable(questions: readonly IdentityQuestion[], known: KnownAnswers): IdentityQuestion[] {
  return questions.filter((question) => known[question].length > 0)
}

const MATCHES: Readonly<Record<IdentityQuestion, (said: string, onRecord: string) => boolean>> = {
  date_of_birth: (said, onRecord) => said === onRecord,
  postcode: sameLettersAndDigits,
  phone: (said, onRecord) => {
    const digits = said.replaceAll(/\D/g, '')
    return digits.length >= PHONE_DIGITS_NEEDED && onRecord.replaceAll(/\D/g, '').endsWith(digits)
  },
  email: (said, onRecord) => said.toLowerCase() === onRecord.toLowerCase(),
  last_payment_amount: sameAmount,
  last_bill_total: sameAmount,
  meter_number: sameLettersAndDigits,
}

function sameLettersAndDigits(said: string, onRecord: string): boolean {
  const plain = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase()
  return plain(said) !== '' && plain(said) === plain(onRecord)
}

function sameAmount(said: string, onRecord: string): boolean {
  const amount = said.replaceAll(/[^\d.-]/g, '')
  return /^-?\d{1,15}(\.\d{1,4})?$/.test(amount) && new Decimal(amount).equals(new Decimal(onRecord))
}
