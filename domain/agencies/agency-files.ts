import { Decimal, type Decimal as Amount } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import { type Outcome, refused } from '../kernel/outcome.js'
import { round } from '../kernel/rounding.js'
import type { RecallReason } from './placement-rules.js'

/** Columns of the files that go to an agency and come from one, in their order. */
export const PLACEMENT_COLUMNS = [
  'placement_id',
  'account_id',
  'name',
  'address_1',
  'address_2',
  'city',
  'state',
  'postcode',
  'country',
  'amount',
  'currency',
  'last_due_on',
  'placed_on',
] as const
export const RECALL_COLUMNS = ['placement_id', 'account_id', 'reason', 'recalled_on'] as const
export const AGENCY_PAYMENT_COLUMNS = [
  'placement_id',
  'account_id',
  'external_id',
  'received_on',
  'gross',
  'commission',
  'net',
] as const

export interface PlacementLine {
  readonly placementId: number
  readonly accountId: string
  readonly name: string
  readonly address: readonly [line1: string, line2: string, city: string, state: string, postcode: string, country: string]
  readonly amount: Amount
  readonly currency: string
  readonly lastDueOn: LocalDate
  readonly placedOn: LocalDate
}

/** A placement file: RFC 4180, a header, `\r\n`. */
export function placementFile(lines: readonly PlacementLine[]): string {
  return csvOf(
    PLACEMENT_COLUMNS,
    lines.map((line) => [
      String(line.placementId),
      line.accountId,
      line.name,
      ...line.address,
      line.amount.toFixed(2),
      line.currency,
      line.lastDueOn,
      line.placedOn,
    ]),
  )
}

/** An agency is told that a debt comes back, not of a bankruptcy or plan more than it must know to stop. */
export function recallFile(
  lines: readonly {
    readonly placementId: number
    readonly accountId: string
    readonly reason: RecallReason
    readonly on: LocalDate
  }[],
): string {
  return csvOf(
    RECALL_COLUMNS,
    lines.map(({ placementId, accountId, reason, on }) => [String(placementId), accountId, reason, on]),
  )
}

function csvOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return `${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** `NORTH-placement-0001.csv`. */
export function agencyFileName(agencyCode: string, kind: string, number: number): string {
  return `${agencyCode}-${kind}-${String(number).padStart(4, '0')}.csv`
}

/** What is wrong with the header of a payments file of an agency; undefined where it is right. */
export function whyNotPaymentHeader(fields: readonly string[]): string | undefined {
  const isRight =
    fields.length === AGENCY_PAYMENT_COLUMNS.length && AGENCY_PAYMENT_COLUMNS.every((name, at) => fields[at] === name)
  return isRight ? undefined : `The columns are ${AGENCY_PAYMENT_COLUMNS.join(', ')}, in this order.`
}

/** A row of a payments file as the agency states it. */
export interface AgencyPayment {
  readonly placement: string
  readonly accountId: string
  readonly externalId: string
  readonly receivedOn: string
  readonly gross: Amount
  readonly commission: Amount
}

const AMOUNT = /^\d{1,8}\.\d{2}$/

/** The row, once its figures add up. Refused with AGENCY_ROW_COLUMNS, AGENCY_AMOUNT_INVALID or AGENCY_SUM_DIFFERS. */
export function readAgencyRow(fields: readonly string[]): Outcome<AgencyPayment> {
  if (fields.length !== AGENCY_PAYMENT_COLUMNS.length) {
    return refused(
      'AGENCY_ROW_COLUMNS',
      `The row has ${fields.length} values; there are ${AGENCY_PAYMENT_COLUMNS.length} columns.`,
    )
  }
  const [placement = '', accountId = '', externalId = '', receivedOn = '', gross = '', commission = '', net = ''] = fields
  if (![gross, commission, net].every((text) => AMOUNT.test(text)) || !new Decimal(gross).greaterThan(0)) {
    return refused('AGENCY_AMOUNT_INVALID', 'Gross, commission and net are amounts with two decimals, gross above zero.')
  }
  if (!new Decimal(commission).plus(net).equals(gross)) {
    return refused('AGENCY_SUM_DIFFERS', `Commission ${commission} and net ${net} are not the gross ${gross}.`)
  }
  return {
    ok: true,
    value: {
      placement,
      accountId,
      externalId,
      receivedOn,
      gross: new Decimal(gross),
      commission: new Decimal(commission),
    },
  }
}

/** What the agency may keep of a payment by its rate. */
export function commissionOf(gross: Amount, percent: Amount): Amount {
  return round(gross.times(percent).dividedBy(100), { digits: 2, mode: 'half_up' })
}
