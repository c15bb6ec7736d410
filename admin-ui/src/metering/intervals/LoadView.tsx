import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Skeleton from '@mui/material/Skeleton'
import { lazy, Suspense, useState } from 'react'
import { DenseTable } from '../../presentation/DenseTable.js'
import { quantityText } from '../../presentation/quantity-text.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { DayHistoryDialog } from './DayHistoryDialog.js'
import { EditIntervalsDialog } from './EditIntervalsDialog.js'
import { EstimateIntervalsDialog } from './EstimateIntervalsDialog.js'
import { isMade, type LoadCurve, type LoadPoint, qualitiesText, qualityText } from './load-points.js'
import { pointTime } from './point-time.js'
import type { Span } from './span-days.js'

const LoadLine = lazy(async () => ({ default: (await import('./LoadLine.js')).LoadLine }))

interface Props {
  readonly meterId: string
  readonly curve: LoadCurve
  readonly timeZone: string
  readonly span: Span
}

const HEIGHT = 220

/** A load curve with its sum, its peak and the qualities of its values; the table behind it has every interval. */
export function LoadView({ meterId, curve, timeZone, span }: Props) {
  const [asTable, setAsTable] = useState(false)
  const [dialog, setDialog] = useState<'history' | 'edit' | 'estimate'>()
  const { channel, peak, unit } = curve
  const day = channel.days[0]
  const hasMade = curve.points.some((point) => isMade(point.quality))
  return (
    <>
      {!channel.isForBilling && (
        <Alert severity="info" sx={{ mb: 1 }}>
          These values are shown, and nothing is billed from them: they were rounded by whoever sent them, or are a part of
          another channel.
        </Alert>
      )}
      <Box sx={{ height: HEIGHT, overflow: asTable ? 'auto' : 'hidden' }}>
        {asTable ? (
          <DenseTable
            label={`Intervals of ${channel.channel}`}
            rows={curve.points}
            rowKey={(point) => point.at}
            columns={[
              { label: 'From', render: (point: LoadPoint) => pointTime(point.at, timeZone, 'table') },
              {
                label: channel.unit === '' ? 'Value' : channel.unit,
                align: 'right',
                render: (point: LoadPoint) => point.amount ?? '–',
              },
              { label: 'Quality', render: (point: LoadPoint) => qualityText(point.quality) },
            ]}
          />
        ) : (
          <Suspense fallback={<Skeleton variant="rounded" height={HEIGHT} />}>
            <LoadLine curve={curve} timeZone={timeZone} span={span} height={HEIGHT} />
          </Suspense>
        )}
      </Box>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 2,
          rowGap: 0.25,
          fontSize: '0.8125rem',
          mt: 0.5,
        }}
      >
        <span>
          Sum <strong>{quantityText(curve.total, channel.unit)}</strong>
        </span>
        {hasMade && !asTable && <Key />}
        {peak !== undefined && peak.value !== null && (
          <span>
            Peak{' '}
            <strong>
              {peak.value.toLocaleString('en-US', { maximumFractionDigits: 3 })} {unit}
            </strong>{' '}
            at {pointTime(peak.at, timeZone, 'table')}
          </span>
        )}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {qualitiesText(curve.qualities)}
        </Box>
        <Box sx={{ ml: 'auto', display: 'flex', flexWrap: 'wrap' }}>
          {span === 'day' && day !== undefined && (
            <>
              <Button variant="text" onClick={() => setDialog('history')} sx={SMALL}>
                Where it comes from
              </Button>
              <ActionButton permission="metering.write" variant="text" onClick={() => setDialog('edit')}>
                Write values…
              </ActionButton>
              {day.qualities.includes('N') && (
                <ActionButton permission="metering.write" variant="text" onClick={() => setDialog('estimate')}>
                  Estimate missing…
                </ActionButton>
              )}
            </>
          )}
          <Button variant="text" onClick={() => setAsTable(!asTable)} aria-pressed={asTable} sx={SMALL}>
            {asTable ? 'As a chart' : 'As a table'}
          </Button>
        </Box>
      </Box>
      {dialog === 'history' && day !== undefined && (
        <DayHistoryDialog meterId={meterId} channel={channel} day={day.day} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'estimate' && day !== undefined && (
        <EstimateIntervalsDialog meterId={meterId} channel={channel} day={day} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'edit' && day !== undefined && (
        <EditIntervalsDialog
          meterId={meterId}
          channel={channel}
          day={day}
          timeZone={timeZone}
          onClose={() => setDialog(undefined)}
        />
      )}
    </>
  )
}

const SMALL = { minHeight: 24, py: 0, px: 0.5, fontSize: '0.75rem' } as const

/** Which colour is what: that values were made is told by the words beside it as well. */
function Key() {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
      <Box
        component="span"
        aria-hidden
        sx={(theme) => ({ width: 12, height: 3, borderRadius: 1, backgroundColor: theme.console.series[1] })}
      />
      not measured
    </Box>
  )
}
