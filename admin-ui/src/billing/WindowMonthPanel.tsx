import Box from '@mui/material/Box'
import { Link } from 'react-router-dom'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { shortDayText } from '../presentation/date-text.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { StateChip } from '../presentation/StateChip.js'
import type { WindowRow } from './billing-records.js'
import { runChip } from './run-acts.js'
import { runPath } from './run-words.js'
import { StartRunButton } from './StartRunButton.js'

const COLUMNS: readonly DenseColumn<WindowRow>[] = [
  { label: 'Cycle', render: (row) => <strong>{row.billCycle}</strong>, width: 48 },
  { label: 'Read on', render: (row) => <Day date={row.readDate} /> },
  { label: 'Window', render: (row) => `${shortDayText(row.windowStart)} – ${shortDayText(row.windowEnd)}`, desktopOnly: true },
  { label: 'Bills dated', render: (row) => <Day date={row.accountingDate} />, desktopOnly: true },
  { label: 'Due', render: (row) => `${row.dueDays} days later`, desktopOnly: true },
  { label: 'Accounts', align: 'right', render: (row) => numberText(row.accounts), desktopOnly: true },
  {
    label: 'Run',
    render: (row) => (
      <>
        <RunOfWindow window={row} />
        <Box sx={{ display: { xs: 'block', sm: 'none' }, mt: 0.5 }}>
          <StartRunButton window={row} />
        </Box>
      </>
    ),
  },
  { label: '', align: 'right', render: (row) => <StartRunButton window={row} />, desktopOnly: true },
]

/** The windows of one month. */
export function WindowMonthPanel({ label, windows }: { readonly label: string; readonly windows: readonly WindowRow[] }) {
  return (
    <Panel title={label}>
      <DenseTable label={`Bill cycles of ${label}`} rows={windows} columns={COLUMNS} rowKey={(row) => row.id} />
    </Panel>
  )
}

function RunOfWindow({ window }: { readonly window: WindowRow }) {
  if (window.runId === null || window.runState === null) return <Box sx={{ color: 'text.secondary' }}>not started</Box>
  const chip = runChip({ state: window.runState, isPaused: false, isTrial: window.isTrial ?? false })
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Link to={runPath(window.runId)}>
        {window.isTrial === true ? 'Trial' : 'Run'} {window.runId}
      </Link>
      <StateChip state={window.runState} {...chip} />
    </Box>
  )
}
