import { Decimal, sum } from '../kernel/decimal.js'
import { changeSentences } from './bill-changes.js'
import type { BillDocument, BillDocumentSegment } from './bill-document.js'
import { formatDate, formatMoney } from './bill-format.js'
import { type BillTexts, billTexts } from './bill-texts.js'
import { printableText } from './printable-text.js'
import { scanLine } from './scan-line.js'
import { type ServiceView, serviceView } from './service-view.js'

/** Movements listed on the first page; more are summed there and listed inside. */
const MOVEMENTS_ON_FIRST_PAGE = 3

export interface LabelledText {
  readonly label: string
  readonly text: string
}

export interface SummaryRow {
  readonly label: string
  /** Empty where the row only says something. */
  readonly amount: string
  readonly kind: 'line' | 'part' | 'subtotal' | 'total'
}

export interface ActivityRow {
  readonly date: string
  readonly text: string
  readonly amount: string
}

/** What the reader must not miss: how much, by when, or that there is nothing to pay. */
export interface Headline {
  readonly kind: 'due' | 'credit' | 'nothing' | 'cancelled'
  readonly label: string
  readonly figure: string
  readonly detail: string
}

export interface SlipView {
  readonly facts: readonly LabelledText[]
  readonly remitLines: readonly string[]
  /** The machine-readable line; absent, with `notice` said instead, where no payment is asked for. */
  readonly scanLine?: string
  readonly notice?: string
}

/** A bill in the words and figures of its language, ready to be laid out: the PDF, the HTML page and the plain text say the same. */
export interface BillView {
  readonly texts: BillTexts
  readonly documentTitle: string
  readonly watermark?: string
  readonly notices: readonly string[]
  readonly utility: { readonly name: string; readonly addressLines: readonly string[]; readonly contacts: readonly string[] }
  readonly facts: readonly LabelledText[]
  readonly place: string
  readonly customerName: string
  readonly mailingLines: readonly string[]
  readonly headline: Headline
  readonly summary: readonly SummaryRow[]
  readonly activity: readonly ActivityRow[]
  readonly activitySum: string
  readonly changes: readonly string[]
  readonly waysToPay: readonly string[]
  readonly questions: readonly string[]
  readonly messages: readonly string[]
  readonly services: readonly ServiceView[]
  readonly slip: SlipView
}

const TEXT = (lines: readonly string[]): string[] => lines.map(printableText).filter((line) => line !== '')

function headline(document: BillDocument, texts: BillTexts): Headline {
  const due = new Decimal(document.totalDue)
  const money = (amount: Decimal) => formatMoney(amount.toFixed(), document.currency, texts)
  if (document.state === 'cancelled') {
    return {
      kind: 'cancelled',
      label: texts.headline.cancelled,
      figure: texts.headline.doNotPay,
      detail: texts.headline.ofBill(money(due)),
    }
  }
  if (due.isZero())
    return { kind: 'nothing', label: texts.headline.nothing, figure: money(due), detail: texts.headline.nothingDetail }
  if (due.isNegative()) {
    return { kind: 'credit', label: texts.headline.credit, figure: money(due.abs()), detail: texts.headline.creditDetail }
  }
  return {
    kind: 'due',
    label: texts.headline.due,
    figure: money(due),
    detail: texts.headline.payBy(formatDate(document.dueOn, texts)),
  }
}

function notices(document: BillDocument, texts: BillTexts): string[] {
  const said: string[] = []
  if (document.state === 'draft') said.push(texts.draftNotice)
  if (document.state === 'cancelled') {
    const on = document.cancelledOn === undefined ? undefined : formatDate(document.cancelledOn, texts)
    said.push(texts.cancelledNotice(on, document.replacedByBillNumber))
  }
  const estimated = document.segments.filter((segment) => segment.meters.some((meter) => meter.closingKind === 'estimated'))
  if (estimated.length > 0) {
    const services = new Set(estimated.map((segment) => texts.service(segment.service)))
    said.push(texts.estimatedNotice([...services].join(', ')))
  }
  if (document.replacesBillNumber !== undefined) said.push(texts.replacesNotice(document.replacesBillNumber))
  return said
}

/** Charges before tax by service, in the order the services first stand on the bill. */
function chargesByService(segments: readonly BillDocumentSegment[]): { service: string; count: number; charges: Decimal }[] {
  const found = new Map<string, { service: string; count: number; charges: Decimal }>()
  for (const segment of segments) {
    const charges = sum(segment.lines.filter((line) => !line.isTax).map((line) => new Decimal(line.amount)))
    const before = found.get(segment.service)
    found.set(segment.service, {
      service: segment.service,
      count: (before?.count ?? 0) + 1,
      charges: before === undefined ? charges : before.charges.plus(charges),
    })
  }
  return [...found.values()]
}

function forwardText(forward: Decimal, previousBalance: string, texts: BillTexts): string {
  if (forward.isNegative()) return texts.summary.creditForward
  if (forward.isPositive() && !forward.isZero()) return texts.summary.balanceForward
  return new Decimal(previousBalance).greaterThan(0) ? texts.summary.paidInFull : texts.summary.nothingBefore
}

function summary(document: BillDocument, texts: BillTexts): SummaryRow[] {
  const money = (amount: string | Decimal) => formatMoney(new Decimal(amount).toFixed(), document.currency, texts)
  const previous = new Decimal(document.previousBalance).isNegative()
    ? texts.summary.previousCredit
    : texts.summary.previousBalance
  const rows: SummaryRow[] = [{ label: previous, amount: money(document.previousBalance), kind: 'line' }]
  const moved = sum(document.movements.map((movement) => new Decimal(movement.amount)))
  if (document.movements.length === 0) rows.push({ label: texts.summary.noMovements, amount: money(moved), kind: 'line' })
  else if (document.movements.length > MOVEMENTS_ON_FIRST_PAGE) {
    rows.push({ label: texts.summary.manyMovements(document.movements.length), amount: money(moved), kind: 'line' })
  } else {
    for (const movement of document.movements) {
      rows.push({
        label: `${printableText(movement.text)}, ${formatDate(movement.on, texts)}`,
        amount: money(movement.amount),
        kind: 'line',
      })
    }
  }
  const forward = moved.plus(document.previousBalance)
  const forwardLabel = forwardText(forward, document.previousBalance, texts)
  rows.push({ label: forwardLabel, amount: money(forward), kind: 'subtotal' })
  for (const { service, count, charges } of chargesByService(document.segments)) {
    rows.push({ label: texts.summary.services(texts.service(service), count), amount: money(charges), kind: 'part' })
  }
  if (document.segments.some((segment) => segment.lines.some((line) => line.isTax))) {
    rows.push({ label: texts.summary.taxes, amount: money(document.taxes), kind: 'part' })
  }
  rows.push({ label: texts.summary.newCharges, amount: money(document.newCharges), kind: 'subtotal' })
  const credit = new Decimal(document.totalDue).isNegative()
  rows.push({
    label: credit ? texts.summary.totalCredit : texts.summary.totalDue,
    amount: money(document.totalDue),
    kind: 'total',
  })
  return rows
}

function slip(document: BillDocument, texts: BillTexts): SlipView {
  const due = new Decimal(document.totalDue)
  const amount = formatMoney(due.toFixed(), document.currency, texts)
  const facts: LabelledText[] = [
    { label: texts.facts.account, text: document.account.accountId },
    { label: texts.facts.billNumber, text: document.billNumber },
  ]
  const utility = document.utility
  const remitLines = TEXT(utility.remitLines ?? [utility.name, ...utility.addressLines])
  if (document.state === 'cancelled') return { facts, remitLines, notice: texts.slip.cancelled }
  if (document.state === 'draft') return { facts, remitLines, notice: texts.slip.draft }
  if (due.isNegative()) {
    return { facts, remitLines, notice: texts.slip.credit(formatMoney(due.abs().toFixed(), document.currency, texts)) }
  }
  if (due.isZero()) return { facts, remitLines, notice: texts.slip.nothing }
  return {
    facts: [
      ...facts,
      { label: texts.slip.due, text: formatDate(document.dueOn, texts) },
      { label: texts.slip.amountDue, text: amount },
    ],
    remitLines,
    scanLine: scanLine(document.account.accountId, document.billNumber, document.totalDue, document.currency),
  }
}

function waysToPay(document: BillDocument, texts: BillTexts): string[] {
  const { utility, account, totalDue } = document
  if (document.state === 'cancelled' || new Decimal(totalDue).lessThanOrEqualTo(0)) return []
  const made = [
    ...(utility.website === undefined ? [] : [texts.payment.online(utility.website)]),
    texts.payment.byMail(utility.remitLines?.[0] ?? utility.name),
    texts.payment.quote(account.accountId),
  ]
  return TEXT(utility.waysToPay ?? made)
}

function questions(document: BillDocument, texts: BillTexts): string[] {
  const { phone, phoneHours, emergencyPhone, email } = document.utility
  return TEXT([
    phone === undefined ? '' : texts.payment.phone(phone, phoneHours),
    email ?? '',
    emergencyPhone === undefined ? '' : texts.payment.emergency(emergencyPhone),
  ])
}

function facts(document: BillDocument, texts: BillTexts): LabelledText[] {
  return [
    { label: texts.facts.account, text: document.account.accountId },
    { label: texts.facts.billNumber, text: document.billNumber },
    { label: texts.facts.billDate, text: formatDate(document.issuedOn, texts) },
  ]
}

/** Where service is taken, each place once. */
function placesOf(document: BillDocument): string[] {
  const places = document.segments.map((segment) => TEXT(segment.premiseLines).join(', '))
  return [...new Set(places)].filter((text) => text !== '')
}

/** The one place, or how many there are; empty where none is known. */
function placeText(places: readonly string[], texts: BillTexts): string {
  const [first] = places
  if (first === undefined) return ''
  return places.length === 1 ? texts.place(first) : texts.places(places.length)
}

/** The bill in the words of its language. Pure: the same document gives the same view. */
export function billView(document: BillDocument): BillView {
  const texts = billTexts(document.language)
  const { utility, account, movements } = document
  const money = (amount: string) => formatMoney(amount, document.currency, texts)
  const places = placesOf(document)
  const listed = movements.length > MOVEMENTS_ON_FIRST_PAGE ? movements : []
  const watermark = document.state === 'issued' ? undefined : texts.watermark[document.state]
  return {
    texts,
    documentTitle: texts.documentTitle(document.billNumber, printableText(utility.name)),
    ...(watermark === undefined ? {} : { watermark }),
    notices: notices(document, texts),
    utility: {
      name: printableText(utility.name),
      addressLines: TEXT(utility.addressLines),
      contacts: TEXT([utility.phone ?? '', utility.website ?? '']),
    },
    facts: facts(document, texts),
    place: placeText(places, texts),
    customerName: printableText(account.customerName),
    mailingLines: TEXT(account.mailingLines),
    headline: headline(document, texts),
    summary: summary(document, texts),
    activity: listed.map(({ on, text, amount }) => ({
      date: formatDate(on, texts),
      text: printableText(text),
      amount: money(amount),
    })),
    activitySum: money(sum(movements.map((movement) => new Decimal(movement.amount))).toFixed()),
    changes: changeSentences(document, texts),
    waysToPay: waysToPay(document, texts),
    questions: questions(document, texts),
    messages: TEXT(document.messages),
    services: document.segments.map((segment) => serviceView(segment, document.currency, places.length > 1, texts)),
    slip: slip(document, texts),
  }
}
