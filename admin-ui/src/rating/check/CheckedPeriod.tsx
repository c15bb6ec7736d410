import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import type { CheckedLineJson, CheckedPeriodJson } from '../../../../api/rating/rate-check-contract.js'
import { dayText } from '../../presentation/date-text.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { Panel } from '../../presentation/Panel.js'
import { SentenceList } from '../SentenceList.js'
import { amountFigure, dayBefore, shortFigure } from './rate-check-request.js'

const WIDE: readonly DenseColumn<CheckedLineJson>[] = [
  { label: 'Code', desktopOnly: true, render: (line) => line.code },
  {
    label: 'Quantity',
    align: 'right',
    desktopOnly: true,
    render: (line) => `${shortFigure(line.quantity)} ${line.unit}`,
  },
  { label: 'Price', align: 'right', desktopOnly: true, render: (line) => amountFigure(line.rate) },
]

/** `10 ccf × 6.736`. */
function pricedText({ quantity, unit, rate }: CheckedLineJson): string {
  return `${shortFigure(quantity)} ${unit} × ${amountFigure(rate)}`
}

interface Props {
  readonly period: CheckedPeriodJson
  /** Beside something else, as on a phone: codes are left out, quantities stand under the lines. */
  readonly isNarrow?: boolean
}

/** One bill of a rate check: its lines, each with its reasons, and what the bill rests on. */
export function CheckedPeriod({ period, isNarrow = false }: Props) {
  const [asked, setAsked] = useState<string>()
  const keyOf = (line: CheckedLineJson): string => `${line.code} ${line.from}`
  const shown = period.lines.find((line) => keyOf(line) === asked)
  return (
    <Panel
      title={`${dayText(period.from)} to ${dayText(dayBefore(period.to))}`}
      aside={
        <Box component="strong" sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
          Total {amountFigure(period.total)}
        </Box>
      }
    >
      <DenseTable
        label={`Lines of the bill from ${period.from}`}
        rows={period.lines}
        rowKey={keyOf}
        isMarked={(line) => keyOf(line) === asked}
        columns={[
          {
            label: 'Line',
            render: (line) => (
              <>
                {line.label}
                <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', ...(isNarrow ? {} : { display: { sm: 'none' } }) }}>
                  {pricedText(line)}
                </Box>
              </>
            ),
          },
          ...(isNarrow ? [] : WIDE),
          { label: 'Amount', align: 'right', render: (line) => amountFigure(line.amount) },
          {
            label: 'Why',
            hidesLabel: true,
            width: 60,
            render: (line) => (
              <Button
                size="small"
                variant="text"
                aria-expanded={keyOf(line) === asked}
                onClick={() => setAsked(keyOf(line) === asked ? undefined : keyOf(line))}
              >
                Why?
              </Button>
            ),
          },
        ]}
      />
      {shown !== undefined && (
        <Box sx={{ p: 1.5, borderTop: 1, borderColor: 'divider', bgcolor: 'action.hover' }}>
          <SentenceList title={shown.label} sentences={shown.why} />
        </Box>
      )}
      <Determinants determinants={period.determinants} />
    </Panel>
  )
}

function Determinants({ determinants }: { readonly determinants: CheckedPeriodJson['determinants'] }) {
  const entries = Object.entries(determinants).flatMap(([name, figure]) =>
    typeof figure === 'string'
      ? [[name, figure] as const]
      : Object.entries(figure).map(([period, own]) => [`${name} ${period}`, own] as const),
  )
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        p: 1.5,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        borderTop: 1,
        borderColor: 'divider',
        fontSize: '0.8125rem',
      }}
    >
      {entries.map(([name, figure]) => (
        <Box key={name}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {wordsOf(name)}
          </Box>
          <Box component="dd" sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}>
            {shortFigure(figure)}
          </Box>
        </Box>
      ))}
    </Box>
  )
}

/** `peakKw` as `peak kW`, `kwhByPeriod 0` as `kWh in period 0`. */
function wordsOf(name: string): string {
  return name
    .replace(/^kwhByPeriod/, 'kWh in period')
    .replace(/^receivedByPeriod/, 'kWh given in period')
    .replace(/Kw$/, ' kW')
    .replaceAll('_', ' ')
}
