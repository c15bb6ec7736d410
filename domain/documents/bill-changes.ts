import { Decimal, sum } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import type { BillDocument, BillDocumentSegment } from './bill-document.js'
import { averagePerDay } from './usage-chart.js'
import { formatDate, formatMoney } from './bill-format.js'
import type { BillTexts } from './bill-texts.js'

/** Services named at most, the largest differences first: a customer wants the cause, not a second bill. */
const SERVICES_NAMED = 3
/** A difference in days that by itself makes a bill higher or lower. */
const NOTABLE_DAYS = 3

interface ServiceChange {
  readonly service: string
  readonly difference: Decimal
  readonly segments: readonly BillDocumentSegment[]
  /** All of its agreements are on their first bill. */
  readonly isNew: boolean
}

function changesByService(document: BillDocument): ServiceChange[] {
  const byService = new Map<string, BillDocumentSegment[]>()
  for (const segment of document.segments) byService.set(segment.service, [...(byService.get(segment.service) ?? []), segment])
  return [...byService].map(([service, segments]) => ({
    service,
    segments,
    difference: sum(segments.map((segment) => new Decimal(segment.total).minus(segment.previousTotal ?? 0))),
    isNew: segments.every((segment) => segment.previousTotal === undefined),
  }))
}

/** Why one service differs: its days, or its use a day, where it has one agreement whose last period is known. */
function reasons(change: ServiceChange, texts: BillTexts): string[] {
  const [segment, ...others] = change.segments
  if (segment === undefined || others.length > 0 || segment.previousTotal === undefined) return []
  const [before, now] = segment.usageHistory.slice(-2)
  if (before === undefined || now === undefined || before.unit !== now.unit) return []
  const said: string[] = []
  if (Math.abs(now.days - before.days) >= NOTABLE_DAYS)
    said.push(texts.changes.days(texts.days(now.days), texts.days(before.days)))
  const [useNow, useBefore] = [averagePerDay(now, texts), averagePerDay(before, texts)]
  if (segment.meters.length > 0 && useNow !== useBefore) said.push(texts.changes.use(useNow, useBefore))
  return said
}

/** Days on which a price of these segments changed, with the services it changed for, in the order of the bill. */
function priceChanges(document: BillDocument): Map<LocalDate, string[]> {
  const changed = new Map<LocalDate, string[]>()
  for (const segment of document.segments) {
    const rates = new Map<string, { rate: string; from: LocalDate }>()
    for (const line of segment.lines) {
      const earlier = rates.get(line.lineCode)
      if (earlier !== undefined && line.from > earlier.from && !new Decimal(line.rate).equals(earlier.rate)) {
        const services = changed.get(line.from) ?? []
        if (!services.includes(segment.service)) changed.set(line.from, [...services, segment.service])
      }
      rates.set(line.lineCode, line)
    }
  }
  return changed
}

/**
 * Why this bill is higher or lower than the last, as sentences: the difference as a whole, the services that made most
 * of it with days and daily use, new services, and price changes within the period. Empty on a first bill.
 */
export function changeSentences(document: BillDocument, texts: BillTexts): string[] {
  if (document.previousBill === undefined) return []
  const money = (amount: Decimal) => formatMoney(amount.toFixed(), document.currency, texts)
  const before = new Decimal(document.previousBill.newCharges)
  const difference = new Decimal(document.newCharges).minus(before)
  const say = difference.isZero() ? undefined : difference.isNegative() ? texts.changes.less : texts.changes.more
  const sentences = [say === undefined ? texts.changes.same(money(before)) : say(money(difference.abs()), money(before))]
  const largest = changesByService(document)
    .filter((change) => !change.difference.isZero())
    .sort((left, right) => right.difference.abs().comparedTo(left.difference.abs()))
  for (const change of largest.slice(0, SERVICES_NAMED)) {
    const service = texts.service(change.service)
    const amount = money(change.difference.abs())
    if (change.isNew) sentences.push(texts.changes.newService(service, amount))
    else {
      const what = change.difference.isNegative() ? texts.changes.serviceLess : texts.changes.serviceMore
      sentences.push([what(service, amount), ...reasons(change, texts)].join(' '))
    }
  }
  for (const [on, services] of priceChanges(document)) {
    sentences.push(texts.changes.priceChanged(services.map(texts.service).join(', '), formatDate(on, texts)))
  }
  return sentences
}
