import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { LineLoadJson } from '../../../../api/billing/bank-contract.js'
import { callApi, problemOf } from '../../http.js'
import { dayText } from '../../presentation/date-text.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { quantityText } from '../../presentation/quantity-text.js'
import { RecordLink } from '../../presentation/RecordLink.js'

const MarkedLine = lazy(async () => ({ default: (await import('./MarkedLine.js')).MarkedLine }))

const HEIGHT = 150

/** The load curve a line rests on: the day of the peak, or the day with the most energy in the line's hours, with them marked. */
export function LineLoad({ billId, lineNo }: { readonly billId: number; readonly lineNo: number }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['bills', 'load', billId, lineNo],
    queryFn: async ({ signal }) => (await callApi<LineLoadJson>(`/bills/${billId}/lines/${lineNo}/load`, { signal })).body,
    retry: false,
  })
  if (error !== null) {
    if (problemOf(error)?.status === 404) return null
    return <ErrorState error={error} what="The load curve" onRetry={() => void refetch()} dense />
  }
  if (data === undefined) return <Skeleton variant="rounded" height={HEIGHT} />
  const summary = summaryOf(data)
  return (
    <Box sx={{ pb: 1, maxWidth: 720 }}>
      <Box sx={{ fontSize: '0.8125rem', pb: 0.5 }}>
        {summary} Meter{' '}
        {data.meters.map((meter, index) => (
          <span key={meter}>
            {index > 0 && ', '}
            <RecordLink resource="meters" id={meter} />
          </span>
        ))}
        , intervals as they stand now.
      </Box>
      <Suspense fallback={<Skeleton variant="rounded" height={HEIGHT} />}>
        <MarkedLine load={data} summary={summary} height={HEIGHT} />
      </Suspense>
    </Box>
  )
}

/** `on_peak` as `the on-peak hours`. */
const hoursText = (period: string | null): string =>
  period === null ? 'these hours' : `the ${period.replaceAll('_', '-')} hours`

function summaryOf(load: LineLoadJson): string {
  if (load.generator !== null) return shareSummary(load, load.generator)
  const first = load.points.find((point) => point.isMarked)
  const energy = quantityText(load.markedKwh, 'kWh')
  const verb = load.direction === 'received' ? 'given' : 'taken'
  if (load.kind === 'peak') return `The highest load, on ${dayText(load.day)} from ${first?.at ?? ''}: ${energy} ${verb}.`
  return `${dayText(load.day)} had the most energy in ${hoursText(load.period)}: ${energy} ${verb}.`
}

function shareSummary(load: LineLoadJson, { name, percent }: NonNullable<LineLoadJson['generator']>): string {
  const hours = load.period === null || load.points.every(({ isMarked }) => isMarked) ? '' : ` in ${hoursText(load.period)}`
  const part = percent === null ? '' : `, ${percent} % of what it gives is credited here`
  return `${name} gave the most${hours} on ${dayText(load.day)}: ${quantityText(load.markedKwh, 'kWh')}${part}.`
}
