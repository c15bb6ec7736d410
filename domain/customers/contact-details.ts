import { done, type Outcome, refused } from '../kernel/outcome.js'

/** An e-mail address as it can be delivered: one `@`, something before it, a domain with a dot. The mailbox itself is not asked. */
export function emailAddress(text: string): Outcome<string, 'EMAIL_INVALID'> {
  const address = text.trim()
  if (address.length <= 254 && /^[^\s@,;<>"]+@[^\s@,;<>".]+(\.[^\s@,;<>".]+)+$/.test(address)) return done(address)
  return refused('EMAIL_INVALID', 'An e-mail address looks like name@example.org, without blanks.', { value: text })
}

/** A telephone number: 7 to 15 digits, with `+`, blanks, hyphens, dots and brackets as people write them. */
export function telephoneNumber(text: string): Outcome<string, 'PHONE_INVALID'> {
  const number = text.trim()
  const digits = number.replaceAll(/\D/g, '').length
  if (/^\+?[\d\s().-]+$/.test(number) && digits >= 7 && digits <= 15) return done(number)
  return refused('PHONE_INVALID', 'A telephone number has 7 to 15 digits, for example +1-541-555-0179.', { value: text })
}
