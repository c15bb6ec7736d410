import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import { lazy, Suspense, useState } from 'react'
import { DenseTable } from './DenseTable.js'
import { EmptyState } from './EmptyState.js'
import { quantityText } from './quantity-text.js'
import type { UsageSeries } from './usage-points.js'

const UsageBars = lazy(async () => ({ default: (await import('./UsageBars.js')).UsageBars }))

interface Props {
  readonly series: UsageSeries
  readonly height?: number
}

/** Use by period as bars, the last one and the same month a year before set apart; the table behind it has the same figures. */
export function UsageChart({ series, height = 168 }: Props) {
  const [asTable, setAsTable] = useState(false)
  if (series.points.length === 0) {
    return <EmptyState dense title="No use yet" sentence="The chart begins with the first bill." />
  }
  return (
    <Box>
      {asTable ? (
        <Box sx={{ maxHeight: height, overflow: 'auto' }}>
          <DenseTable
            label={`${series.label} by period`}
            rows={[...series.points].reverse()}
            rowKey={(point) => point.title}
            columns={[
              { label: 'Period', render: (point) => point.title },
              { label: 'Use', align: 'right', render: (point) => quantityText(point.value, series.unit) },
              { label: '', render: (point) => point.note ?? '' },
            ]}
          />
        </Box>
      ) : (
        <Suspense fallback={<Skeleton variant="rounded" height={height} />}>
          <UsageBars series={series} height={height} />
        </Suspense>
      )}
      <Button
        variant="text"
        onClick={() => setAsTable(!asTable)}
        aria-pressed={asTable}
        sx={{ minHeight: 24, py: 0, fontSize: '0.75rem' }}
      >
        {asTable ? 'Show the chart' : 'Show the figures as a table'}
      </Button>
    </Box>
  )
}
