import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { LineChart } from '@mui/x-charts/LineChart'
import { LOAD_CHART, LOAD_TIME_AXIS, loadAxis, STEPPED } from '../../presentation/load-chart.js'
import { isMade, type LoadCurve, qualityText } from './load-points.js'
import { pointTime } from './point-time.js'
import type { Span } from './span-days.js'

interface Props {
  readonly curve: LoadCurve
  readonly timeZone: string
  readonly span: Span
  readonly height: number
}

/** The drawing of a load curve; in a chunk of its own, loaded where it is shown. What was not measured stands in a colour of its own. */
export function LoadLine({ curve, timeZone, span, height }: Props) {
  const { console: palette } = useTheme()
  const { points, unit, channel, peak } = curve
  const peakText =
    peak?.value == null ? '' : `, the highest ${peak.value.toFixed(3)} ${unit} at ${pointTime(peak.at, timeZone, 'table')}`
  const title = `Load of ${channel.channel}, ${points.length} intervals${peakText}`
  const figure = (value: number | null, index: number): string => {
    const point = points[index]
    if (value === null || point === undefined) return ''
    return `${value.toLocaleString('en-US', { maximumFractionDigits: 3 })} ${unit} (${qualityText(point.quality)})`
  }
  const hasMade = points.some((point) => isMade(point.quality))
  return (
    <Box role="img" aria-label={title} sx={{ height, minHeight: 0 }}>
      <LineChart
        height={height}
        {...LOAD_CHART}
        xAxis={[
          {
            ...LOAD_TIME_AXIS,
            scaleType: 'linear',
            data: points.map((point) => point.at),
            min: points[0]?.at,
            max: points.at(-1)?.at,
            tickInterval: ticksOf(points, timeZone, span),
            valueFormatter: (at: number, context) =>
              pointTime(at, timeZone, context.location === 'tick' ? (span === 'day' ? 'hour' : 'day') : 'table'),
          },
        ]}
        yAxis={[loadAxis(unit)]}
        series={[
          {
            label: 'Measured',
            ...STEPPED,
            color: palette.series[0],
            connectNulls: false,
            data: points.map((point) => point.value),
            valueFormatter: (value, { dataIndex }) => figure(value, dataIndex),
          },
          ...(hasMade
            ? [
                {
                  label: 'Estimated, substituted or written by a person',
                  ...STEPPED,
                  color: palette.series[1],
                  connectNulls: false,
                  data: points.map((point) => (isMade(point.quality) ? point.value : null)),
                  valueFormatter: () => null,
                },
              ]
            : []),
        ]}
      />
    </Box>
  )
}

/** Every fourth hour of a day; of a longer span midnights, at most about seven of them. */
function ticksOf(points: LoadCurve['points'], timeZone: string, span: Span): number[] {
  const hours = span === 'day' ? /^(00|04|08|12|16|20):00/ : /^00:00/
  const found = points.map((point) => point.at).filter((at) => hours.test(pointTime(at, timeZone, 'hour')))
  const every = Math.max(1, Math.ceil(found.length / 7))
  return found.filter((_at, index) => index % every === 0)
}
