import Box from '@mui/material/Box'
import type { MeterPageJson } from '../../../api/metering/contract.js'
import { dayText, monthText } from '../presentation/date-text.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { serviceText } from '../presentation/service-words.js'
import { UsageChart } from '../presentation/UsageChart.js'

const BARS = 13

/** What one register counted from read to read. */
export function RegisterUsePanel({
  register,
  service,
}: {
  readonly register: MeterPageJson['registers'][number]
  readonly service: string
}) {
  const what = register.role === 'demand' ? 'Highest load' : 'Use between reads'
  return (
    <Panel title={`${what}, register ${register.register} (${register.unit})`}>
      {register.uses.length === 0 ? (
        <EmptyState dense title="Nothing to draw yet" sentence="It takes two reads to tell a use." />
      ) : (
        <Box sx={{ px: 1.25, pt: 1, pb: 0.5 }}>
          <UsageChart
            series={{
              label: serviceText(service),
              unit: register.unit,
              points: register.uses.slice(-BARS).map((use) => ({
                label: monthText(use.to),
                title: `${dayText(use.from)} – ${dayText(use.to)}`,
                value: use.use,
                ...noteOf(use),
              })),
            }}
          />
        </Box>
      )}
    </Panel>
  )
}

function noteOf(use: { readonly isEstimated: boolean; readonly rolledOver: boolean }): { note?: string } {
  if (use.isEstimated) return { note: 'estimated' }
  return use.rolledOver ? { note: 'over the end of the dial' } : {}
}
