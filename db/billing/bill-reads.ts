import type { BankMovement } from '../../domain/rating/bank-movement.js'
import type { LineDerivation } from '../../domain/rating/derivation.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import type { BillPrint, BillStatement } from './bill-print.js'

export type BillRecord = {
  id: number
  billNumber: string
  accountId: string
  customerName: string
  runId: number | null
  kind: string
  state: string
  periodFrom: string
  periodTo: string
  issuedOn: string
  dueOn: string
  currency: string
  currentCharges: string
  taxes: string
  total: string
  open: string
  flags: string[]
  replacesBillId: number | null
  replacedByBillId: number | null
}

export const BILL_COLUMNS: ListColumns = {
  sortable: {
    id: 'b.bill_id',
    billNumber: 'b.bill_number',
    accountId: 'b.account_id',
    issuedOn: 'b.issued_on',
    dueOn: 'b.due_on',
    total: 'b.total',
    periodTo: 'b.period_to',
  },
  filterable: {
    id: { sql: 'b.bill_id', type: 'integer', match: 'equals' },
    accountId: { sql: 'b.account_id', type: 'text', match: 'equals' },
    runId: { sql: 'b.run_id', type: 'integer', match: 'equals' },
    state: { sql: 'b.state', type: 'text', match: 'equals' },
    kind: { sql: 'b.kind', type: 'text', match: 'equals' },
    billNumber: { sql: 'b.bill_number', type: 'text', match: 'equals' },
    issuedFrom: { sql: 'b.issued_on', type: 'date', match: 'from' },
    issuedTo: { sql: 'b.issued_on', type: 'date', match: 'to' },
  },
  defaultSort: { field: 'issuedOn', direction: 'desc' },
  tieBreaker: 'b.bill_id',
}

const SELECT = `b.bill_id as id, b.bill_number as "billNumber", b.account_id as "accountId", c.display_name as "customerName", b.run_id as "runId",
  b.kind, b.state, b.period_from as "periodFrom", b.period_to as "periodTo", b.issued_on as "issuedOn", b.due_on as "dueOn", b.currency,
  b.current_charges as "currentCharges", b.taxes, b.total,
  coalesce((select sum(i.open_amount) from open_items i where i.bill_id = b.bill_id and i.kind = 'bill'), 0) as open,
  b.flags, b.replaces_bill_id as "replacesBillId",
  (select x.bill_id from bills x where x.replaces_bill_id = b.bill_id and x.state <> 'draft') as "replacedByBillId"`
const FROM = 'bills b join accounts a using (account_id) join customers c using (customer_id)'

export function listBills(db: Queryable, window: ListWindow): Promise<ListPage<BillRecord>> {
  return readWindow<BillRecord>(db, window, { select: SELECT, from: FROM })
}

export interface StoredLine {
  readonly lineNo: number
  readonly lineCode: string
  readonly label: string
  readonly kind: 'charge' | 'surcharge' | 'discount' | 'tax'
  readonly segmentFrom: string
  readonly segmentTo: string
  readonly quantity: string
  readonly unit: string
  readonly rate: string
  readonly amount: string
  readonly revenueCode: string
  readonly derivation: LineDerivation
}

export interface StoredSegment {
  readonly segmentId: number
  readonly agreementId: string
  readonly service: string
  readonly tariffCode: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly quantity: string
  readonly unit: string
  readonly demand: string | null
  readonly charges: string
  readonly taxes: string
  readonly amount: string
  readonly flags: string[]
  readonly meters: readonly StoredRegister[]
  readonly banks: readonly BankMovement[]
  readonly lines: StoredLine[]
}

/** A row of the read table as it was stored with the segment. */
export interface StoredRegister {
  readonly meterId: string
  readonly register: string
  readonly role: 'consumption' | 'demand'
  readonly unit: string
  readonly multiplier: string
  readonly opening: { readonly readId?: number; readonly on: string; readonly value: string; readonly kind: string }
  readonly closing: { readonly readId?: number; readonly on: string; readonly value: string; readonly kind: string }
  readonly rolledOver: boolean
  readonly use: string
}

export interface StoredBill extends BillRecord {
  readonly print: BillPrint
  readonly statement: BillStatement | null
  readonly settingsVersion: number
  readonly entryId: number | null
  readonly cancellationEntryId: number | null
  readonly cancelledBy: string | null
  readonly cancelReason: string | null
  readonly segments: StoredSegment[]
}

type StoredHead = Omit<StoredBill, 'segments'> & Record<string, unknown>

/** Bills with all their parts, in the order asked for; ids that are not there are left out. A fixed number of queries. */
export async function loadStoredBills(db: Queryable, billIds: readonly number[]): Promise<StoredBill[]> {
  const heads = await db.query<StoredHead>(
    `select ${SELECT}, b.print, b.statement, b.settings_version as "settingsVersion", b.entry_id as "entryId",
            b.cancellation_entry_id as "cancellationEntryId", coalesce((select name from users where user_id = b.cancelled_by), b.cancelled_by) as "cancelledBy", b.cancel_reason as "cancelReason"
     from ${FROM} where b.bill_id = any($1)`,
    [billIds],
  )
  const segments = await db.query<StoredSegment & { billId: number }>(
    `select bill_id as "billId", segment_id as "segmentId", agreement_id as "agreementId", service, tariff_code as "tariffCode",
            period_from as "periodFrom", period_to as "periodTo", quantity, unit, demand, charges, taxes, amount, flags, meters, coalesce(banks, '[]') as banks
     from bill_segments where bill_id = any($1) order by segment_id`,
    [billIds],
  )
  const lines = await db.query<StoredLine & { segmentId: number }>(
    `select segment_id as "segmentId", line_no as "lineNo", line_code as "lineCode", label, kind, segment_from as "segmentFrom",
            segment_to as "segmentTo", quantity, unit, rate, amount, revenue_code as "revenueCode", derivation
     from bill_lines where bill_id = any($1) order by bill_id, line_no`,
    [billIds],
  )
  const segmentById = new Map(
    segments.rows.map(({ billId: _, ...segment }) => [segment.segmentId, { ...segment, lines: [] as StoredLine[] }]),
  )
  for (const { segmentId, ...line } of lines.rows) segmentById.get(segmentId)?.lines.push(line)
  const billById = new Map(heads.rows.map((head) => [head.id, { ...head, segments: [] as StoredSegment[] }]))
  for (const { billId, segmentId } of segments.rows) {
    const segment = segmentById.get(segmentId)
    if (segment !== undefined) billById.get(billId)?.segments.push(segment)
  }
  return billIds.map((id) => billById.get(id)).filter((bill) => bill !== undefined)
}
