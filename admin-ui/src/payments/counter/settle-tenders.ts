import { Decimal, decimal, isDecimalText, sum, ZERO } from '../../../../domain/kernel/decimal.js'
import { amountText, isAmountText } from '../../../../domain/kernel/money.js'

export const COUNTER_TENDERS = ['cash', 'cheque', 'card'] as const
export type CounterTender = (typeof COUNTER_TENDERS)[number]

/** What the customer hands over: of cash more than is due may be given, of anything else not. */
export interface Tendered {
  readonly kind: CounterTender
  /** As typed. */
  readonly amount: string
  readonly detail: string
}

export interface Settlement {
  /** Why the payment cannot be taken as it stands; undefined where it can. */
  readonly problem?: string
  /** To hand back, `0.00` where nothing is. */
  readonly change: string
  /** Tenders as they are booked: cash less the change. */
  readonly tenders: readonly { readonly kind: CounterTender; readonly amount: string; readonly detail?: string }[]
}

/** Whether what is handed over covers the amount, and what is to be handed back. Amounts are decimal texts of the currency. */
export function settleTenders(amount: string, tendered: readonly Tendered[], currency: string): Settlement {
  const none = (problem: string): Settlement => ({ problem, change: amountText(ZERO, currency), tenders: [] })
  if (!isAmountText(amount, currency) || !decimal(amount).gt(0)) return none('Enter the amount that is paid.')
  const wrong = tendered.find(
    (tender) => !isDecimalText(tender.amount) || !isAmountText(tender.amount, currency) || decimal(tender.amount).isNegative(),
  )
  if (wrong !== undefined) return none(`Enter the amount of ${wrong.kind}.`)
  const due = decimal(amount)
  const other = total(tendered.filter((tender) => tender.kind !== 'cash'))
  const cash = total(tendered.filter((tender) => tender.kind === 'cash'))
  if (other.gt(due)) return none(`Only cash may be more than the amount: ${amountText(other.minus(due), currency)} too much.`)
  const missing = due.minus(other).minus(cash)
  if (missing.gt(0)) return none(`${amountText(missing, currency)} is missing.`)
  const change = missing.negated()
  return { change: amountText(change, currency), tenders: booked(tendered, due.minus(other), currency) }
}

/** Other tenders as they are, cash up to what is still due. */
function booked(tendered: readonly Tendered[], cashDue: Decimal, currency: string): Settlement['tenders'] {
  let left = cashDue
  return tendered.flatMap((tender) => {
    const given = decimal(tender.amount)
    const taken = tender.kind === 'cash' ? Decimal.min(given, left) : given
    if (tender.kind === 'cash') left = left.minus(taken)
    if (taken.isZero()) return []
    const detail = tender.detail.trim()
    return [{ kind: tender.kind, amount: amountText(taken, currency), ...(detail === '' ? {} : { detail }) }]
  })
}

function total(tendered: readonly Tendered[]): Decimal {
  return sum(tendered.map((tender) => decimal(tender.amount)))
}

/** An amount as people type it — `12`, `12.5`, `1,234.50`, `$12` — as the text the API takes; undefined where it is none. */
export function typedAmount(text: string, currency: string): string | undefined {
  const plain = text.replaceAll(/[\s,$€£]/g, '')
  if (!/^\d+(\.\d+)?$/.test(plain) || !isAmountText(plain, currency)) return undefined
  return amountText(decimal(plain), currency)
}
