import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { BarChart } from '@mui/x-charts/BarChart'
import { quantityText } from './quantity-text.js'
import { comparedBars, tickText, type UsageSeries } from './usage-points.js'

interface Props {
  readonly series: UsageSeries
  /** In pixels; absent: as high as the frame around it. */
  readonly height?: number
}

/** The drawing of a usage chart; in a chunk of its own, loaded where it is shown. */
export function UsageBars({ series, height }: Props) {
  const { console: palette } = useTheme()
  const { points } = series
  const { last, yearBefore } = comparedBars(points)
  const colours = points.map((_point, index) =>
    index === last ? palette.series[0] : index === yearBefore ? palette.series[1] : palette.calmBar,
  )
  const summary = points.map((point) => `${point.label} ${quantityText(point.value, series.unit)}`).join(', ')
  const titles = points.map((point) => point.title)
  return (
    <Box role="img" aria-label={`${series.label} by period: ${summary}`} sx={{ height: height ?? '100%', minHeight: 0 }}>
      <BarChart
        height={height}
        hideLegend
        skipAnimation
        margin={{ left: 0, right: 8, top: 8, bottom: 0 }}
        borderRadius={2}
        grid={{ horizontal: true }}
        xAxis={[
          {
            data: titles,
            scaleType: 'band',
            height: 20,
            disableLine: true,
            disableTicks: true,
            categoryGapRatio: 0.3,
            tickLabelStyle: { fontSize: 11 },
            colorMap: { type: 'ordinal', values: titles, colors: colours },
            valueFormatter: (title: string, context) =>
              context.location === 'tick' ? tickText(points, titles.indexOf(title)) : title,
          },
        ]}
        yAxis={[{ width: 42, disableLine: true, disableTicks: true, tickNumber: 3, tickLabelStyle: { fontSize: 11 } }]}
        series={[
          {
            data: points.map((point) => Number(point.value)),
            label: series.label,
            valueFormatter: (_value, { dataIndex }) => {
              const point = points[dataIndex]
              if (point === undefined) return ''
              return `${quantityText(point.value, series.unit)}${point.note === undefined ? '' : ` (${point.note})`}`
            },
          },
        ]}
      />
    </Box>
  )
}
