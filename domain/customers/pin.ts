import { done, type Outcome, refused } from '../kernel/outcome.js'

/**
 * A PIN a caller is asked for: 4 to 8 digits that are neither one digit repeated, counted up or down, nor a part of the birth date,
 * which whoever knows the customer would try first.
 */
export function checkPin(pin: string, dateOfBirth: string | null): Outcome<string, 'PIN_FORM' | 'PIN_WEAK'> {
  if (!/^\d{4,8}$/.test(pin)) return refused('PIN_FORM', 'A PIN has 4 to 8 digits.')
  const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]))
  if (steps.every((step) => step === 0)) return weak('it repeats one digit')
  if (steps.every((step) => step === 1) || steps.every((step) => step === -1)) return weak('it only counts up or down')
  if (dateOfBirth !== null && birthParts(dateOfBirth).includes(pin)) return weak('it is the birth date')
  return done(pin)
}

function weak(why: string) {
  return refused('PIN_WEAK', `Choose another PIN: ${why}.`)
}

function birthParts(dateOfBirth: string): string[] {
  const [year = '', month = '', day = ''] = dateOfBirth.split('-')
  const short = year.slice(2)
  return [
    year,
    month + day,
    day + month,
    day + month + short,
    month + day + short,
    short + month + day,
    day + month + year,
    month + day + year,
    year + month + day,
  ]
}
