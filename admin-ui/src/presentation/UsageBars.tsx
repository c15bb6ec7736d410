import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { BarChart } from '@mui/x-charts/BarChart'
import { quantityText } from './quantity-text.js'
import type { UsageSeries } from './usage-points.js'

/** Months between a bar and the one it is compared with. */
const YEAR = 12

/** The drawing of a usage chart; in a chunk of its own, loaded where it is shown. */
export function UsageBars({ series, height }: { readonly series: UsageSeries; readonly height: number }) {
  const { console: palette } = useTheme()
  const values = series.points.map((point) => Number(point.value))
  const last = values.length - 1
  const [strong, accent, calm] = [palette.series[0], palette.series[1], palette.mode === 'light' ? '#A9C6D3' : '#3B5A69']
  const summary = series.points.map((point) => `${point.label} ${quantityText(point.value, series.unit)}`).join(', ')
  return (
    <Box role="img" aria-label={`${series.label} by period: ${summary}`}>
      <BarChart
        height={height}
        hideLegend
        skipAnimation
        margin={{ left: 0, right: 4, top: 8, bottom: 0 }}
        borderRadius={2}
        grid={{ horizontal: true }}
        xAxis={[
          {
            data: series.points.map((point) => point.label),
            scaleType: 'band',
            height: 22,
            disableLine: true,
            disableTicks: true,
            categoryGapRatio: 0.3,
            colorMap: {
              type: 'ordinal',
              values: series.points.map((point) => point.label),
              colors: series.points.map((_point, index) => (index === last ? strong : index === last - YEAR ? accent : calm)),
            },
            valueFormatter: (label: string, context) =>
              context.location === 'tooltip' ? (series.points.find((point) => point.label === label)?.title ?? label) : label,
          },
        ]}
        yAxis={[{ width: 44, disableLine: true, disableTicks: true, tickNumber: 3 }]}
        series={[
          {
            data: values,
            label: series.label,
            valueFormatter: (_value, { dataIndex }) => {
              const point = series.points[dataIndex]
              if (point === undefined) return ''
              return `${quantityText(point.value, series.unit)}${point.note === undefined ? '' : ` (${point.note})`}`
            },
          },
        ]}
      />
    </Box>
  )
}
