import type pg from 'pg'
import type { AccountBill, BillSegment } from '../../domain/billing/billing-input.js'
import { copyRows, type CopyValue } from '../copy-rows.js'
import { takeIds } from '../ledger/journal-store.js'
import type { BillPrint } from './bill-print.js'

export interface DraftBill {
  readonly bill: AccountBill
  readonly kind: 'cycle' | 'off_cycle' | 'final' | 'rebill'
  readonly runId?: number
  readonly replacesBillId?: number
  readonly print: BillPrint
  readonly settingsVersion: number
}

const BILL_COLUMNS = [
  'bill_id',
  'bill_number',
  'account_id',
  'run_id',
  'kind',
  'state',
  'period_from',
  'period_to',
  'issued_on',
  'due_on',
  'currency',
  'current_charges',
  'taxes',
  'total',
  'flags',
  'print',
  'settings_version',
  'replaces_bill_id',
]
const SEGMENT_COLUMNS = [
  'segment_id',
  'bill_id',
  'account_id',
  'agreement_id',
  'service',
  'tariff_code',
  'period_from',
  'period_to',
  'quantity',
  'unit',
  'demand',
  'charges',
  'taxes',
  'amount',
  'flags',
  'meters',
  'carried',
  'carried_from',
  'banks',
]
const LINE_COLUMNS = [
  'bill_id',
  'line_no',
  'segment_id',
  'line_code',
  'label',
  'kind',
  'segment_from',
  'segment_to',
  'quantity',
  'unit',
  'rate',
  'amount',
  'revenue_code',
  'derivation',
]

/** The printed number of a bill. */
export function billNumberOf(billId: number): string {
  return `B${String(billId).padStart(8, '0')}`
}

/** Writes drafts with their segments and lines by three COPYs, whatever their number. Returns the bill ids in order. */
export async function insertDrafts(client: pg.PoolClient, drafts: readonly DraftBill[]): Promise<number[]> {
  const billIds = await takeIds(client, 'bill_ids', drafts.length)
  const segmentIds = await takeIds(
    client,
    'segment_ids',
    drafts.reduce((count, draft) => count + draft.bill.segments.length, 0),
  )
  await copyRows(client, 'bills', BILL_COLUMNS, billRows(drafts, billIds))
  await copyRows(client, 'bill_segments', SEGMENT_COLUMNS, segmentRows(drafts, billIds, segmentIds))
  await copyRows(client, 'bill_lines', LINE_COLUMNS, lineRows(drafts, billIds, segmentIds))
  return billIds
}

function* billRows(drafts: readonly DraftBill[], billIds: readonly number[]): Generator<CopyValue[]> {
  for (const [index, { bill, kind, runId, replacesBillId, print, settingsVersion }] of drafts.entries()) {
    const billId = billIds[index] as number
    yield [
      billId,
      billNumberOf(billId),
      bill.accountId,
      runId,
      kind,
      'draft',
      bill.period.from,
      bill.period.to,
      bill.issuedOn,
      bill.dueOn,
      bill.currency,
      bill.currentCharges,
      bill.taxes,
      bill.total,
      bill.flags,
      { json: print },
      settingsVersion,
      replacesBillId,
    ]
  }
}

function* segmentRows(
  drafts: readonly DraftBill[],
  billIds: readonly number[],
  segmentIds: readonly number[],
): Generator<CopyValue[]> {
  let next = 0
  for (const [index, { bill }] of drafts.entries()) {
    for (const segment of bill.segments)
      yield segmentRow(segment, bill.accountId, billIds[index] as number, segmentIds[next++] as number)
  }
}

function segmentRow(segment: BillSegment, accountId: string, billId: number, segmentId: number): CopyValue[] {
  return [
    segmentId,
    billId,
    accountId,
    segment.agreementId,
    segment.service,
    segment.tariffCode,
    segment.period.from,
    segment.period.to,
    segment.quantity,
    segment.unit,
    segment.demand,
    segment.charges,
    segment.taxes,
    segment.total,
    segment.flags,
    { json: segment.registers },
    segment.carried === undefined ? null : { json: segment.carried },
    segment.carriedFrom,
    segment.banks.length === 0 ? null : { json: segment.banks },
  ]
}

function* lineRows(
  drafts: readonly DraftBill[],
  billIds: readonly number[],
  segmentIds: readonly number[],
): Generator<CopyValue[]> {
  let next = 0
  for (const [index, { bill }] of drafts.entries()) {
    let lineNo = 0
    for (const segment of bill.segments) {
      const segmentId = segmentIds[next++]
      for (const line of segment.lines) {
        lineNo += 1
        yield [
          billIds[index],
          lineNo,
          segmentId,
          line.lineCode,
          line.label,
          line.kind,
          line.from,
          line.to,
          line.quantity,
          line.unit,
          line.rate,
          line.amount,
          line.revenueAccount,
          { json: line.derivation },
        ]
      }
    }
  }
}
