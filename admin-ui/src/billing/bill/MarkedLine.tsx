import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { LineChart } from '@mui/x-charts/LineChart'
import { LOAD_CHART, LOAD_TIME_AXIS, loadAxis, STEPPED } from '../../presentation/load-chart.js'
import type { LineLoadJson } from '../../../../api/billing/bank-contract.js'

interface Props {
  readonly load: LineLoadJson
  readonly summary: string
  readonly height: number
}

/** A day's load with the intervals that made a line in a colour of their own; in a chunk of its own, loaded where it is shown. */
export function MarkedLine({ load, summary, height }: Props) {
  const { console: palette } = useTheme()
  const { points, minutes } = load
  const places = points.map((_point, index) => index)
  const clock = (index: number): string => points[index]?.at ?? '24:00'
  // A stepped line ends where the interval begins: the last value stands until the end of its interval.
  const marked = points.map((point, index) =>
    point.isMarked || (index > 0 && points[index - 1]?.isMarked === true) ? Number(point.kw) : null,
  )
  const figure = (value: number | null): string =>
    value === null ? '' : `${value.toLocaleString('en-US', { maximumFractionDigits: 3 })} kW`
  return (
    <Box role="img" aria-label={summary} sx={{ height, minHeight: 0 }}>
      <LineChart
        height={height}
        {...LOAD_CHART}
        xAxis={[
          {
            ...LOAD_TIME_AXIS,
            scaleType: 'linear',
            data: places,
            min: 0,
            max: points.length - 1,
            tickInterval: places.filter((index) => index % Math.round(240 / minutes) === 0),
            valueFormatter: (index: number) => clock(index),
          },
        ]}
        yAxis={[loadAxis('kW')]}
        series={[
          {
            label: 'Load',
            ...STEPPED,
            color: palette.calmBar,
            data: points.map((point) => Number(point.kw)),
            valueFormatter: figure,
          },
          {
            label: 'Counted here',
            ...STEPPED,
            color: palette.series[0],
            area: true,
            connectNulls: false,
            data: marked,
            valueFormatter: () => null,
          },
        ]}
      />
    </Box>
  )
}
