import { loadSettings, type PrintSettings } from '../../activities/billing/billing-rules.js'
import { exportedBalances } from '../../db/exports/balance-export.js'
import { type ExportedBill, exportedBills, exportedLines } from '../../db/exports/bill-export.js'
import type { ExportScope, MonthScope } from '../../db/exports/export-scope.js'
import { exportedDifferences } from '../../db/exports/correction-export.js'
import { type ExportedFinding, exportedImportFindings, exportedPaymentFindings } from '../../db/exports/finding-export.js'
import { exportedOutcomes } from '../../db/exports/outcome-export.js'
import type { Queryable } from '../../db/pool.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { round } from '../../domain/kernel/rounding.js'
import { printedPeriod } from '../../domain/utility/period-printing.js'
import type { Cell } from './csv-text.js'

type Batches = AsyncGenerator<Cell[][]>

/** A file that may be taken out: its columns, in the order of the files a former system is compared by, and its rows. */
interface ExportFile<Scope> {
  readonly columns: readonly string[]
  rows(db: Queryable, scope: Scope): Batches
}

/** The decimals a quantity is shown with at most; the amount beside it comes from the exact one. */
const QUANTITY_DIGITS = 6

export const BILLS_FILE: ExportFile<ExportScope> = {
  columns: ['account_id', 'period_from', 'period_to', 'issued_on', 'due_on', 'current_charges', 'taxes', 'total'],
  async *rows(db, scope) {
    const settings = settingsByVersion(db)
    for await (const bills of exportedBills(db, scope)) {
      const rows: Cell[][] = []
      for (const bill of bills) {
        const { periodPrinting } = await settings(bill.settingsVersion)
        const period = printedPeriod({ from: bill.periodFrom, to: bill.periodTo }, periodPrinting)
        rows.push([
          bill.accountId,
          period.from,
          period.to,
          bill.issuedOn,
          bill.dueOn,
          bill.currentCharges,
          bill.taxes,
          bill.total,
        ])
      }
      yield rows
    }
  },
}

export const LINES_FILE: ExportFile<ExportScope> = {
  columns: [
    'account_id',
    'agreement_id',
    'service',
    'tariff_code',
    'line_code',
    'segment_from',
    'segment_to',
    'quantity',
    'unit',
    'rate',
    'amount',
  ],
  async *rows(db, scope) {
    const settings = settingsByVersion(db)
    for await (const bills of exportedBills(db, scope)) yield await linesOf(db, bills, settings)
  },
}

async function linesOf(db: Queryable, bills: readonly ExportedBill[], settings: SettingsOf): Promise<Cell[][]> {
  const billOf = new Map(bills.map((bill) => [bill.billId, bill]))
  const rows: Cell[][] = []
  for (const line of await exportedLines(db, [...billOf.keys()])) {
    const bill = billOf.get(line.billId)
    if (bill === undefined) continue
    const { segmentPrinting } = await settings(bill.settingsVersion)
    const segment = printedPeriod({ from: line.segmentFrom, to: line.segmentTo }, segmentPrinting)
    const quantity = quantityCell(line.quantity)
    rows.push([
      bill.accountId,
      line.agreementId,
      line.service,
      line.tariffCode,
      line.lineCode,
      segment.from,
      segment.to,
      quantity,
      line.unit,
      decimal(line.rate).toFixed(),
      line.amount,
    ])
  }
  return rows
}

export const OUTCOMES_FILE: ExportFile<ExportScope> = {
  columns: ['account_id', 'bill_cycle', 'outcome', 'reason_class', 'agreement_id', 'flags', 'sentence'],
  async *rows(db, scope) {
    for await (const outcomes of exportedOutcomes(db, scope)) {
      yield outcomes.map((row) => [
        row.accountId,
        row.billCycle,
        row.outcome,
        row.reasonCode,
        row.agreementId,
        [...row.flags].sort().join(';'),
        { free: row.sentence },
      ])
    }
  },
}

export const FINDINGS_FILE: ExportFile<MonthScope> = {
  columns: ['kind', 'file', 'key', 'account_id', 'sentence'],
  async *rows(db, month) {
    for await (const findings of exportedImportFindings(db)) yield findings.map(findingCells)
    for await (const findings of exportedPaymentFindings(db, month)) yield findings.map(findingCells)
  },
}

function findingCells(finding: ExportedFinding): Cell[] {
  return [finding.kind, { free: finding.file }, { free: finding.key }, { free: finding.accountId }, { free: finding.sentence }]
}

/** Corrections of bills of a state, or of all: each line with what it was, what it is, and the difference. */
export const DIFFERENCES_FILE: ExportFile<string | null> = {
  columns: [
    'correction',
    'state',
    'bill_number',
    'account_id',
    'customer_class',
    'agreement_id',
    'tariff_code',
    'period_from',
    'period_to',
    'line_code',
    'label',
    'unit',
    'was_quantity',
    'is_quantity',
    'was_amount',
    'is_amount',
    'difference',
    'reason',
    'proposed_by',
    'proposed_on',
  ],
  async *rows(db, state) {
    const settings = settingsByVersion(db)
    for await (const differences of exportedDifferences(db, state)) {
      const rows: Cell[][] = []
      for (const line of differences) {
        const { periodPrinting } = await settings(line.settingsVersion)
        const period = printedPeriod({ from: line.periodFrom, to: line.periodTo }, periodPrinting)
        rows.push([
          String(line.correctionId),
          line.state,
          line.billNumber,
          line.accountId,
          line.customerClass,
          line.agreementId,
          { free: line.tariffCode },
          period.from,
          period.to,
          { free: line.lineCode },
          { free: line.label },
          { free: line.unit },
          quantityCell(line.wasQuantity),
          quantityCell(line.isQuantity),
          line.wasAmount,
          line.isAmount,
          line.difference,
          { free: line.reason },
          { free: line.proposedBy },
          line.proposedOn,
        ])
      }
      yield rows
    }
  },
}

function quantityCell(quantity: string): string {
  return round(decimal(quantity), { digits: QUANTITY_DIGITS, mode: 'half_up' }).toFixed()
}

export const BALANCES_FILE: ExportFile<MonthScope> = {
  columns: ['account_id', 'opening_balance', 'billed', 'paid', 'closing_balance'],
  async *rows(db, month) {
    for await (const balances of exportedBalances(db, month)) {
      yield balances.map((row) => [row.accountId, row.opening, row.billed, row.paid, row.closing])
    }
  },
}

type SettingsOf = (version: number) => Promise<PrintSettings>

/** The printing conventions of a settings version, each read once. */
function settingsByVersion(db: Queryable): SettingsOf {
  const known = new Map<number, PrintSettings>()
  return async (version) => {
    const settings = known.get(version) ?? (await loadSettings(db, version))
    if (settings === undefined) throw new Error('bills without a utility')
    known.set(version, settings)
    return settings
  }
}
