import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import { lazy, Suspense, useState } from 'react'
import { DenseTable } from './DenseTable.js'
import { EmptyState } from './EmptyState.js'
import { quantityText } from './quantity-text.js'
import { UsageLegend } from './UsageLegend.js'
import type { UsageSeries } from './usage-points.js'

const UsageBars = lazy(async () => ({ default: (await import('./UsageBars.js')).UsageBars }))

interface Props {
  readonly series: UsageSeries
  /** In pixels, or as high as the frame around it allows. */
  readonly height?: number | 'fill'
}

/** Use by period as bars, the last one and the same month a year before set apart; the table behind it has the same figures. */
export function UsageChart({ series, height = 168 }: Props) {
  const [asTable, setAsTable] = useState(false)
  const pixels = height === 'fill' ? undefined : height
  if (series.points.length === 0) {
    return <EmptyState dense title="No use yet" sentence="The chart begins with the first bill." />
  }
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: height === 'fill' ? 1 : undefined }}>
      <Box
        sx={{
          height: pixels,
          flex: height === 'fill' ? '1 1 110px' : undefined,
          minHeight: 110,
          overflow: asTable ? 'auto' : 'hidden',
        }}
      >
        {asTable ? (
          <DenseTable
            label={`${series.label} by period`}
            rows={[...series.points].reverse()}
            rowKey={(point) => point.title}
            columns={[
              { label: 'Period', render: (point) => point.title },
              { label: 'Use', align: 'right', render: (point) => quantityText(point.value, series.unit) },
              { label: 'Remark', render: (point) => point.note ?? '' },
            ]}
          />
        ) : (
          <Suspense fallback={<Skeleton variant="rounded" height={pixels ?? '100%'} />}>
            <UsageBars series={series} height={pixels} />
          </Suspense>
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, minHeight: 24 }}>
        {!asTable && <UsageLegend points={series.points} />}
        <Button
          variant="text"
          onClick={() => setAsTable(!asTable)}
          aria-pressed={asTable}
          sx={{ minHeight: 24, py: 0, px: 0.5, ml: 'auto', fontSize: '0.75rem' }}
        >
          {asTable ? 'As a chart' : 'As a table'}
        </Button>
      </Box>
    </Box>
  )
}
