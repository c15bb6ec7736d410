import { Decimal, type Decimal as Amount, sum } from '../kernel/decimal.js'
import { addDays, isLocalDate, type LocalDate, yearMonthOf } from '../kernel/local-date.js'
import { amountText, type Currency, isAmountText, minorDigits } from '../kernel/money.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import { maskCardNumbers } from '../kernel/mask-card-numbers.js'

/** A payment as somebody states it: text from a screen, a request or a row of a file. */
export interface StatedPayment {
  readonly channel: string
  /** Identity of the payment at its channel. */
  readonly externalId: string
  /** The account as the payer or channel named it; may be none of ours, or empty. */
  readonly account: string
  readonly receivedOn: string
  readonly amount: string
  readonly currency?: string
  readonly reference?: string
  readonly tenders?: readonly StatedTender[]
}

export const TENDER_KINDS = ['cash', 'cheque', 'card', 'transfer', 'other'] as const
export type TenderKind = (typeof TENDER_KINDS)[number]

export interface StatedTender {
  readonly kind: TenderKind
  readonly amount: string
  /** Cheque number, last digits of the card. */
  readonly detail?: string
}

/** The payment once everything about it that needs no database was found good. */
export interface PaymentFacts {
  readonly channel: string
  readonly externalId: string
  readonly account: string
  readonly receivedOn: LocalDate
  readonly amount: Amount
  readonly currency: Currency
  readonly reference: string | undefined
  readonly tenders: readonly { readonly kind: TenderKind; readonly amount: Amount; readonly detail: string | undefined }[]
}

export interface PaymentRules {
  readonly currency: Currency
  readonly channels: ReadonlySet<string>
  /** The business date. */
  readonly today: LocalDate
  /** How many days after today a payment may be dated: 0 where the clock is the real one. */
  readonly daysAhead: number
  /** `YYYY-MM`. */
  readonly closedPeriods: ReadonlySet<string>
}

export type PaymentCode =
  | 'PAYMENT_ID_INVALID'
  | 'PAYMENT_ACCOUNT_INVALID'
  | 'PAYMENT_DATE_INVALID'
  | 'PAYMENT_IN_FUTURE'
  | 'PERIOD_CLOSED'
  | 'PAYMENT_AMOUNT_INVALID'
  | 'PAYMENT_AMOUNT_NOT_POSITIVE'
  | 'PAYMENT_AMOUNT_TOO_LARGE'
  | 'PAYMENT_CURRENCY_OTHER'
  | 'PAYMENT_CHANNEL_UNKNOWN'
  | 'PAYMENT_REFERENCE_INVALID'
  | 'PAYMENT_TENDERS_DIFFER'

/** Above this an amount is a slip of the keyboard or a broken file; the database could not add up a file of them either. */
const AMOUNT_LIMIT = new Decimal('99999999.99')
const EARLIEST = '1970-01-01'
const ID_LENGTH_MAX = 100
const ACCOUNT_LENGTH_MAX = 64
const REFERENCE_LENGTH_MAX = 500

/** Checks a stated payment against the utility's rules. Refused with the first thing wrong, in the order of the columns of a file. */
export function checkPayment(stated: StatedPayment, rules: PaymentRules): Outcome<PaymentFacts, PaymentCode> {
  const wrong =
    whyNotIdentity(stated) ?? whyNotDate(stated.receivedOn, rules) ?? whyNotAmount(stated, rules) ?? whyNotRest(stated, rules)
  if (wrong !== undefined) return wrong
  const amount = new Decimal(stated.amount)
  const tenders = (stated.tenders ?? []).map((tender) => ({
    kind: tender.kind,
    amount: new Decimal(tender.amount),
    detail: tender.detail === undefined ? undefined : maskCardNumbers(tender.detail),
  }))
  const tendered = sum(tenders.map((tender) => tender.amount))
  if (tenders.length > 0 && !tendered.eq(amount)) {
    const facts = { amount: amountText(amount, rules.currency), tendered: amountText(tendered, rules.currency) }
    return refused('PAYMENT_TENDERS_DIFFER', `The tenders add up to ${facts.tendered}, the payment is ${facts.amount}.`, facts)
  }
  return done({
    channel: stated.channel,
    externalId: stated.externalId,
    account: stated.account,
    receivedOn: stated.receivedOn,
    amount,
    currency: rules.currency,
    reference: stated.reference === undefined || stated.reference === '' ? undefined : maskCardNumbers(stated.reference),
    tenders,
  })
}

type Wrong = ReturnType<typeof refused<PaymentCode>> | undefined

function whyNotIdentity(stated: StatedPayment): Wrong {
  if (!isPlain(stated.externalId, ID_LENGTH_MAX) || stated.externalId.trim() !== stated.externalId || stated.externalId === '') {
    return refused(
      'PAYMENT_ID_INVALID',
      `A payment has an id at its channel: 1 to ${ID_LENGTH_MAX} characters, no control characters, no blank at its ends.`,
    )
  }
  if (!isPlain(stated.account, ACCOUNT_LENGTH_MAX)) {
    return refused(
      'PAYMENT_ACCOUNT_INVALID',
      `An account number has at most ${ACCOUNT_LENGTH_MAX} characters and no control characters.`,
    )
  }
  return undefined
}

function whyNotDate(receivedOn: string, rules: PaymentRules): Wrong {
  if (!isLocalDate(receivedOn) || receivedOn < EARLIEST) {
    return refused('PAYMENT_DATE_INVALID', `"${receivedOn.slice(0, 40)}" is not a day: write the date as YYYY-MM-DD.`)
  }
  if (receivedOn > addDays(rules.today, rules.daysAhead)) {
    return refused('PAYMENT_IN_FUTURE', `The payment is dated ${receivedOn}; the business date is ${rules.today}.`, {
      receivedOn,
      today: rules.today,
    })
  }
  const period = yearMonthOf(receivedOn)
  if (rules.closedPeriods.has(period)) {
    return refused('PERIOD_CLOSED', `The accounting period ${period} is closed. Date the payment into an open period.`, {
      period,
    })
  }
  return undefined
}

function whyNotAmount(stated: StatedPayment, rules: PaymentRules): Wrong {
  if (stated.currency !== undefined && stated.currency !== rules.currency) {
    return refused(
      'PAYMENT_CURRENCY_OTHER',
      `The books are kept in ${rules.currency}; ${stated.currency.slice(0, 8)} cannot be taken.`,
    )
  }
  for (const text of [stated.amount, ...(stated.tenders ?? []).map((tender) => tender.amount)]) {
    const shown = text.slice(0, 40)
    if (!isAmountText(text, rules.currency)) {
      return refused(
        'PAYMENT_AMOUNT_INVALID',
        `"${shown}" is not an amount: digits, a decimal point and at most ${minorDigits(rules.currency)} decimals.`,
      )
    }
    const amount = new Decimal(text)
    if (!amount.gt(0))
      return refused('PAYMENT_AMOUNT_NOT_POSITIVE', `A payment is above zero, not ${shown}. Money that goes back is a reversal.`)
    if (amount.gt(AMOUNT_LIMIT)) {
      return refused(
        'PAYMENT_AMOUNT_TOO_LARGE',
        `${shown} is above the limit of ${amountText(AMOUNT_LIMIT, rules.currency)} for one payment.`,
      )
    }
  }
  return undefined
}

function whyNotRest(stated: StatedPayment, rules: PaymentRules): Wrong {
  if (!rules.channels.has(stated.channel)) {
    const known = [...rules.channels].sort().join(', ')
    return refused(
      'PAYMENT_CHANNEL_UNKNOWN',
      `"${stated.channel.slice(0, 40)}" is not a channel of this utility; there are: ${known}.`,
    )
  }
  if (!isPlain(stated.reference ?? '', REFERENCE_LENGTH_MAX)) {
    return refused(
      'PAYMENT_REFERENCE_INVALID',
      `A reference has at most ${REFERENCE_LENGTH_MAX} characters and no control characters.`,
    )
  }
  return undefined
}

// Text that the database takes and a screen can show: no control characters, among them NUL.
function isPlain(text: string, lengthMax: number): boolean {
  return text.length <= lengthMax && !/\p{Cc}/u.test(text)
}
