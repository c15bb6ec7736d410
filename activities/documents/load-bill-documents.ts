import type { SegmentPrint } from '../../db/billing/bill-print.js'
import { loadStoredBills, type StoredBill, type StoredRegister, type StoredSegment } from '../../db/billing/bill-reads.js'
import { loadCancellations } from '../../db/documents/cancellation-store.js'
import type { Queryable } from '../../db/pool.js'
import type {
  BillDocument,
  BillDocumentFlag,
  BillDocumentMeter,
  BillDocumentSegment,
} from '../../domain/documents/bill-document.js'
import { Decimal, sum } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import { daysOf } from '../../domain/kernel/service-period.js'
import { printedPeriod } from '../../domain/utility/period-printing.js'
import { loadSettings, type PrintSettings } from '../billing/billing-rules.js'

/**
 * The printed form of stored bills, from what was frozen with them: names, addresses and usage as they were when the bill was made, the
 * balance as it was when it was issued, the settings of their version. The same stored bill gives the same document at any later time;
 * only its cancellation shows. Bills that came from the former system have no lines and are left out.
 */
export async function loadBillDocuments(db: Queryable, billIds: readonly number[]): Promise<BillDocument[]> {
  const bills = (await loadStoredBills(db, billIds)).filter((bill) => bill.kind !== 'migrated')
  const cancellations = await loadCancellations(
    db,
    bills.map((bill) => bill.id),
  )
  const versions = new Map<number, PrintSettings | undefined>()
  for (const version of new Set(bills.map((bill) => bill.settingsVersion))) versions.set(version, await loadSettings(db, version))
  return bills.map((bill) => documentOf(bill, versions.get(bill.settingsVersion), cancellations.get(bill.id)))
}

type Cancellation = Awaited<ReturnType<typeof loadCancellations>> extends Map<number, infer Row> ? Row : never

function documentOf(bill: StoredBill, settings: PrintSettings | undefined, cancellation: Cancellation | undefined): BillDocument {
  const { print } = bill
  return {
    billNumber: bill.billNumber,
    state: bill.state as BillDocument['state'],
    ...(cancellation?.replacesBillNumber == null ? {} : { replacesBillNumber: cancellation.replacesBillNumber }),
    ...(cancellation?.cancelledOn == null ? {} : { cancelledOn: cancellation.cancelledOn }),
    ...(cancellation?.replacedByBillNumber == null ? {} : { replacedByBillNumber: cancellation.replacedByBillNumber }),
    currency: bill.currency,
    language: print.language,
    utility: settings?.utility ?? { name: '', addressLines: [] },
    account: {
      accountId: bill.accountId,
      customerName: print.customerName,
      mailingLines: print.mailingLines,
      postcode: print.postcode,
      customerClass: print.customerClass,
    },
    issuedOn: bill.issuedOn,
    dueOn: bill.dueOn,
    ...(print.previousBill === undefined ? {} : { previousBill: print.previousBill }),
    ...statementPart(bill),
    currentCharges: bill.currentCharges,
    taxes: bill.taxes,
    newCharges: bill.total,
    segments: bill.segments.map((segment) => segmentOf(segment, print.segments[segment.agreementId], bill, settings)),
  }
}

/** A draft has no statement yet: it shows its own charges alone. */
function statementPart(bill: StoredBill): Pick<BillDocument, 'previousBalance' | 'movements' | 'totalDue' | 'messages'> {
  if (bill.statement !== null) return bill.statement
  return { previousBalance: amountText(new Decimal(0), bill.currency), movements: [], totalDue: bill.total, messages: [] }
}

const FLAGS: Readonly<Record<string, BillDocumentFlag>> = {
  FIRST: 'first',
  FINAL: 'final',
  CATCH_UP: 'catch_up',
  ZERO_USE: 'zero_use',
}

function segmentOf(
  segment: StoredSegment,
  print: SegmentPrint | undefined,
  bill: StoredBill,
  settings: PrintSettings | undefined,
): BillDocumentSegment {
  const period = { from: segment.periodFrom, to: segment.periodTo }
  const printed = printedPeriod(period, settings?.periodPrinting)
  const usage = print?.usage ?? []
  const days = daysOf(period)
  return {
    agreementId: segment.agreementId,
    service: segment.service,
    tariffCode: segment.tariffCode,
    tariffName: print?.tariffName ?? segment.tariffCode,
    premiseLines: print?.premiseLines ?? [],
    periodFrom: printed.from,
    periodTo: printed.to,
    days,
    flags: segment.flags.map((flag) => FLAGS[flag]).filter((flag) => flag !== undefined),
    quantity: segment.quantity,
    unit: segment.unit,
    lines: segment.lines.map((line) => {
      const dates = printedPeriod({ from: line.segmentFrom, to: line.segmentTo }, settings?.segmentPrinting)
      return { ...line, from: dates.from, to: dates.to, isTax: line.kind === 'tax' }
    }),
    total: amountText(sum(segment.lines.map((line) => new Decimal(line.amount))), bill.currency),
    ...(usage.length === 0 ? {} : { previousTotal: usage[usage.length - 1]?.amount as string }),
    meters: segment.meters.map(meterOf),
    ...(segment.banks.length === 0 ? {} : { banks: segment.banks }),
    usageHistory: [
      ...usage.map(({ periodTo, days: earlierDays, quantity, unit }) => ({ periodTo, days: earlierDays, quantity, unit })),
      { periodTo: segment.periodTo, days, quantity: segment.quantity, unit: segment.unit },
    ],
  }
}

function meterOf(register: StoredRegister): BillDocumentMeter {
  const kind = register.closing.kind
  return {
    meterId: register.meterId,
    register: register.register,
    role: register.role,
    openingOn: register.opening.on,
    openingValue: register.opening.value,
    closingOn: register.closing.on,
    closingValue: register.closing.value,
    // A removal read is taken by the fitter: as actual as any.
    closingKind: kind === 'estimated' || kind === 'customer' ? kind : 'actual',
    multiplier: register.multiplier,
    use: register.use,
    unit: register.unit,
  }
}
