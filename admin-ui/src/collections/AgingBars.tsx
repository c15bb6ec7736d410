import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { BarChart } from '@mui/x-charts/BarChart'
import { moneyText } from '../presentation/money-text.js'
import { type Bucket, bucketText } from './aging-rows.js'

interface Props {
  readonly days: readonly string[]
  readonly series: readonly { readonly bucket: Bucket; readonly amounts: readonly string[] }[]
  readonly currency: string
  readonly height: number
}

/** What was past due, stacked by age, the oldest on top; in a chunk of its own, loaded where it is shown. */
export function AgingBars({ days, series, currency, height }: Props) {
  const { console: palette } = useTheme()
  const colours = [palette.calmBar, palette.series[0], palette.series[2], palette.series[1]]
  const summary = days.map((day, index) => `${day}: ${series.map(({ amounts }) => amounts[index]).join(', ')}`).join('; ')
  return (
    <Box role="img" aria-label={`Past due by age. ${summary}`} sx={{ minHeight: height }}>
      <BarChart
        height={height}
        skipAnimation
        margin={{ left: 0, right: 8, top: 8, bottom: 0 }}
        grid={{ horizontal: true }}
        xAxis={[
          {
            data: [...days],
            scaleType: 'band',
            height: 20,
            disableLine: true,
            disableTicks: true,
            categoryGapRatio: 0.4,
            tickLabelStyle: { fontSize: 11 },
          },
        ]}
        yAxis={[
          {
            width: 52,
            disableLine: true,
            disableTicks: true,
            tickNumber: 3,
            tickLabelStyle: { fontSize: 11 },
            valueFormatter: (value: number) => (value >= 1000 ? `${Math.round(value / 1000)}k` : String(value)),
          },
        ]}
        series={series.map(({ bucket, amounts }, index) => ({
          stack: 'age',
          label: bucketText(bucket),
          color: colours[index] ?? palette.calmBar,
          data: amounts.map(Number),
          valueFormatter: (_value, { dataIndex }) => moneyText(amounts[dataIndex] ?? '0', currency),
        }))}
        slotProps={{ legend: { direction: 'horizontal', position: { vertical: 'bottom', horizontal: 'start' } } }}
      />
    </Box>
  )
}
