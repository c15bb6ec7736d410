import type { BillDocument } from '../../domain/documents/bill-document.js'
import { type BillView, billView } from '../../domain/documents/bill-view.js'
import type { LineRow, ServiceView } from '../../domain/documents/service-view.js'

const WIDTH = 72

/** Label at the left, amount at the right; a long label pushes the amount to a line of its own. */
function row(label: string, amount: string): string {
  const room = WIDTH - amount.length
  return label.length + 1 > room ? `${label}\n${' '.repeat(room)}${amount}` : label.padEnd(room) + amount
}

function lineText(line: LineRow): string {
  const factors = [line.quantity, line.rate].filter((text) => text !== '').join(' × ')
  const details = [line.dates, factors].filter((text) => text !== '').join(', ')
  return row(`  ${line.label}${details === '' ? '' : ` (${details})`}`, line.amount)
}

function serviceText(view: ServiceView): string[] {
  const meters = view.meters.map((meter) => {
    const before = meter.previousValue === '' ? '' : `${meter.previousValue} (${meter.previousDate}) → `
    return `  ${meter.meter}${meter.note === '' ? '' : `, ${meter.note}`}: ${before}${meter.currentValue} (${meter.currentDate}, ${meter.kindText}) ${meter.multiplier} = ${meter.use}`
  })
  return [
    '',
    row(view.name.toUpperCase(), view.total),
    `  ${view.period}`,
    ...(view.premise === '' ? [] : [`  ${view.premise}`]),
    `  ${view.rate}`,
    ...meters,
    ...(view.chart === undefined ? [] : [`  ${[view.chart.perDay, view.chart.perDayYearAgo ?? ''].join(' ').trim()}`]),
    ...view.notes.map((note) => `  ${note}`),
    ...[...view.charges, ...view.taxes].map(lineText),
  ]
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading.toUpperCase(), ...lines]
}

function headText(view: BillView): string[] {
  const { texts, headline } = view
  return [
    view.utility.name,
    `${texts.title}${view.watermark === undefined ? '' : `: ${view.watermark}`}`,
    ...view.facts.map((fact) => `${fact.label}: ${fact.text}`),
    view.customerName,
    view.place,
    '',
    `${headline.label}: ${headline.figure}`,
    headline.detail,
    ...view.notices,
  ].filter((line, index) => line !== '' || index > 0)
}

/** The whole bill as plain text, the alternative for mail readers that show no HTML. Lines are about 72 characters wide. */
export function renderBillText(bill: BillDocument): string {
  const view = billView(bill)
  const { texts } = view
  const lines = [
    ...headText(view),
    ...section(
      texts.summary.heading,
      view.summary.map((entry) => row(entry.label, entry.amount)),
    ),
    ...section(texts.changes.heading, view.changes),
    ...section(texts.payment.heading, view.waysToPay),
    ...section(texts.payment.questions, view.questions),
    ...section(texts.messages, view.messages),
    ...section(
      texts.activity.heading,
      view.activity.map((entry) => row(`${entry.date}  ${entry.text}`, entry.amount)),
    ),
    ...view.services.flatMap(serviceText),
    ...(view.slip.notice === undefined ? [] : ['', view.slip.notice]),
  ]
  return `${lines.join('\n')}\n`
}
