import type { RateCheckAnswer, RatedPeriodJson } from '../../activities/rating/rate-check/contract.js'

const HEADINGS = ['line', 'label', 'quantity', 'unit', 'rate', 'amount']
const RIGHT = [false, false, true, false, true, true]
const DECIMALS_SHOWN = 6

/** The answer of a rate check for a terminal: a table per period, then what was taken for granted and what was refused. */
export function rateText(answer: RateCheckAnswer): string[] {
  const lines = answer.periods.flatMap(periodText)
  if (answer.assumptions.length > 0) {
    lines.push('Assumed (set with --option where the tariff means something else):')
    for (const { option, value, why } of answer.assumptions) lines.push(`  ${option} = ${value} (${why})`)
  }
  for (const { code, field, message, period } of answer.refusals) {
    lines.push(
      `Refused: ${code}${field === '' ? '' : ` ${field}`}${period === undefined ? '' : ` (period from ${period})`}: ${message}`,
    )
  }
  return lines
}

function periodText(period: RatedPeriodJson): string[] {
  const rows = period.lines.map((line) => [
    line.code,
    line.label,
    short(line.quantity),
    line.unit,
    short(line.rate),
    short(line.amount),
  ])
  const widths = HEADINGS.map((heading, at) => Math.max(heading.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const table = [HEADINGS, ...rows].map((row) =>
    row
      .map((cell, at) => pad(cell, widths[at] ?? 0, RIGHT[at] === true))
      .join('  ')
      .trimEnd(),
  )
  return [
    `From ${period.from} to ${period.to} (the day after the last):`,
    ...table.map((row) => `  ${row}`),
    `  Total ${period.total}`,
    '',
  ]
}

function pad(cell: string, width: number, right: boolean): string {
  return right ? cell.padStart(width) : cell.padEnd(width)
}

/** At most six decimals, with a sign that there are more. */
function short(figure: string): string {
  const [whole, decimals = ''] = figure.split('.')
  return decimals.length > DECIMALS_SHOWN ? `${whole}.${decimals.slice(0, DECIMALS_SHOWN)}…` : figure
}
