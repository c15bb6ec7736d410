import Box from '@mui/material/Box'
import { useTheme } from '@mui/material/styles'
import { BarChart } from '@mui/x-charts/BarChart'
import type { BankJson } from '../../../../api/billing/bank-contract.js'
import { dayText } from '../../presentation/date-text.js'
import { bankFigure, bankName } from './bank-words.js'

interface Props {
  readonly banks: readonly BankJson[]
  readonly height: number
}

/** What was left in each bank after each period; in a chunk of its own, loaded where it is shown. */
export function BankChart({ banks, height }: Props) {
  const { console: palette } = useTheme()
  const days = [...new Set(banks.flatMap((bank) => bank.periods.map((period) => period.periodTo)))].sort().slice(-13)
  const balanceOn = (bank: BankJson, day: string): string =>
    bank.periods.findLast((period) => period.periodTo <= day)?.balance ?? '0'
  const units = [...new Set(banks.map((bank) => bank.unit))]
  const summary = banks.map((bank) => `${bankName(bank)} ${bankFigure(bank.balance, bank.unit)}`).join(', ')
  return (
    <Box role="img" aria-label={`Balance of the banks after each period, now ${summary}`} sx={{ height, minHeight: 0 }}>
      <BarChart
        height={height}
        skipAnimation
        hideLegend={banks.length < 2}
        margin={{ left: 0, right: 8, top: 8, bottom: 0 }}
        borderRadius={2}
        grid={{ horizontal: true }}
        xAxis={[
          {
            data: days,
            scaleType: 'band',
            height: 20,
            disableLine: true,
            disableTicks: true,
            categoryGapRatio: 0.3,
            tickLabelStyle: { fontSize: 11 },
            valueFormatter: (day: string, context) =>
              context.location === 'tick'
                ? dayText(day)
                    .replace(/^\d+ /, '')
                    .replace(/ \d{4}$/, '')
                : dayText(day),
          },
        ]}
        yAxis={[
          {
            width: 46,
            label: units.length === 1 ? units[0] : undefined,
            disableLine: true,
            disableTicks: true,
            tickNumber: 3,
            tickLabelStyle: { fontSize: 11 },
          },
        ]}
        series={banks.map((bank, index) => ({
          label: bankName(bank),
          color: palette.series[index % palette.series.length],
          data: days.map((day) => Number(balanceOn(bank, day))),
          valueFormatter: (_value, { dataIndex }) => bankFigure(balanceOn(bank, days[dataIndex] ?? ''), bank.unit),
        }))}
      />
    </Box>
  )
}
