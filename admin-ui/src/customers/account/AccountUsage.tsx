import Tab from '@mui/material/Tab'
import Tabs from '@mui/material/Tabs'
import Box from '@mui/material/Box'
import { useState } from 'react'
import type { AccountUsageJson } from '../../../../api/customers/account-page-contract.js'
import { printedPeriodText } from '../../billing/printed-period.js'
import { monthText } from '../../presentation/date-text.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Panel } from '../../presentation/Panel.js'
import { serviceText } from '../../presentation/service-words.js'
import { UsageChart } from '../../presentation/UsageChart.js'
import { UsageComparison } from './UsageComparison.js'

/** Thirteen bills: this one and the same month of last year are both there. */
const BARS = 13

/** Use of the metered services, bill by bill, with the answer to "why is it higher". */
export function AccountUsage({ usage }: { readonly usage: readonly AccountUsageJson[] }) {
  const [chosen, setChosen] = useState(0)
  const series = usage[Math.min(chosen, usage.length - 1)]
  return (
    <Panel title="Use, 13 months">
      {series === undefined ? (
        <EmptyState dense title="No metered use yet" sentence="The chart begins with the first bill of a metered service." />
      ) : (
        <Box sx={{ height: '100%', minHeight: { xs: 240, lg: 0 }, display: 'flex', flexDirection: 'column' }}>
          {usage.length > 1 && (
            <Tabs
              value={Math.min(chosen, usage.length - 1)}
              onChange={(_event, next: number) => setChosen(next)}
              aria-label="Service"
            >
              {usage.map((one) => (
                <Tab key={`${one.service}/${one.unit}`} label={`${serviceText(one.service)} (${one.unit})`} />
              ))}
            </Tabs>
          )}
          <Box sx={{ px: 1.25, pt: 0.75, pb: 0.25, flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
            <UsageComparison series={series} />
            <UsageChart
              height="fill"
              series={{
                label: serviceText(series.service),
                unit: series.unit,
                points: series.points.slice(-BARS).map((point) => ({
                  label: monthText(point.periodTo),
                  title: printedPeriodText(point.periodFrom, point.periodTo, point.days),
                  value: point.quantity,
                  ...(point.isEstimated ? { note: 'estimated' } : {}),
                })),
              }}
            />
          </Box>
        </Box>
      )}
    </Panel>
  )
}
