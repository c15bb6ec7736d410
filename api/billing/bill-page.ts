import { loadSettings } from '../../activities/billing/billing-rules.js'
import type { StoredBill, StoredLine, StoredSegment } from '../../db/billing/bill-reads.js'
import { loadCorrectionOf, loadDeliveriesOf } from '../../db/billing/bill-page-reads.js'
import type { Queryable } from '../../db/pool.js'
import { daysOf, type ServicePeriod } from '../../domain/kernel/service-period.js'
import { restsOnIntervals } from '../../domain/billing/marked-load.js'
import { explainLine } from '../../domain/rating/explain-line.js'
import { type PeriodPrinting, printedPeriod } from '../../domain/utility/period-printing.js'
import { periodOfBank } from './bank-routes.js'
import type { BillPageJson } from './contract.js'

/** A stored bill as the console and an integration read it: printed periods, and every line with its reasons. */
export async function billPageOf(db: Queryable, bill: StoredBill): Promise<BillPageJson> {
  const [settings, deliveries, correction] = await Promise.all([
    loadSettings(db, bill.settingsVersion),
    loadDeliveriesOf(db, bill.id),
    loadCorrectionOf(db, bill.id),
  ])
  const printing = settings?.periodPrinting
  const { print, statement, segments, settingsVersion: _, ...head } = bill
  const period = printedPeriod({ from: bill.periodFrom, to: bill.periodTo }, printing)
  return {
    ...(head as Omit<typeof head, 'kind' | 'state'> & Pick<BillPageJson, 'kind' | 'state'>),
    periodFrom: period.from,
    periodTo: period.to,
    previousBalance: statement?.previousBalance ?? null,
    movements: [...(statement?.movements ?? [])],
    totalDue: statement?.totalDue ?? null,
    messages: [...(statement?.messages ?? [])],
    mailingLines: [...(print.mailingLines ?? [])],
    segments: segments.map((segment) =>
      segmentJson(segment, print.segments?.[segment.agreementId], { period: printing, lines: settings?.segmentPrinting }),
    ),
    deliveries,
    correction,
  }
}

interface Printing {
  readonly period: PeriodPrinting | undefined
  readonly lines: PeriodPrinting | undefined
}

type SegmentJson = BillPageJson['segments'][number]

function segmentJson(
  segment: StoredSegment,
  print: StoredBill['print']['segments'][string] | undefined,
  printing: Printing,
): SegmentJson {
  const period: ServicePeriod = { from: segment.periodFrom, to: segment.periodTo }
  const printed = printedPeriod(period, printing.period)
  return {
    ...segment,
    tariffName: print?.tariffName ?? segment.tariffCode,
    premiseLines: [...(print?.premiseLines ?? [])],
    periodFrom: printed.from,
    periodTo: printed.to,
    days: daysOf(period),
    meters: [...segment.meters],
    banks: segment.banks.map(({ part, ...bank }) => ({ ...bank, period: periodOfBank(part) })),
    usage: [...(print?.usage ?? [])],
    lines: segment.lines.map((line) => lineJson(line, printing.lines)),
  }
}

function lineJson({ derivation, ...line }: StoredLine, printing: PeriodPrinting | undefined): SegmentJson['lines'][number] {
  const printed = printedPeriod({ from: line.segmentFrom, to: line.segmentTo }, printing)
  return {
    ...line,
    segmentFrom: printed.from,
    segmentTo: printed.to,
    why: explainLine(derivation),
    hasLoad: restsOnIntervals(derivation.steps),
  }
}
