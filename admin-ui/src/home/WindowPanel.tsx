import Box from '@mui/material/Box'
import { useNavigate } from 'react-router-dom'
import type { WindowJson } from '../../../api/home/contract.js'
import { RunStateChip } from '../billing/RunStateChip.js'
import { shortDayText } from '../presentation/date-text.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { windowStanding } from './window-standing.js'
import { TextLink } from '../presentation/TextLink.js'

/** The billing calendar around today: each cycle's window with its run. */
export function WindowPanel({ windows, today }: { readonly windows: readonly WindowJson[]; readonly today: string }) {
  const navigate = useNavigate()
  const pathOf = (row: WindowJson): string => (row.runId === null ? '/bill-windows' : `/bill-runs/${row.runId}/show`)
  const columns: readonly DenseColumn<WindowJson>[] = [
    {
      label: 'Cycle',
      render: (row) => (
        <TextLink to={pathOf(row)} strong>
          Cycle {row.billCycle}
        </TextLink>
      ),
    },
    { label: 'Read', render: (row) => <Day date={row.readDate} />, desktopOnly: true },
    {
      label: 'Window',
      render: (row) => (
        <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
          {shortDayText(row.windowStart)} – {shortDayText(row.windowEnd)}
        </Box>
      ),
      desktopOnly: true,
    },
    { label: 'Accounts', align: 'right', render: (row) => numberText(row.accounts), desktopOnly: true },
    { label: 'Billed', align: 'right', render: (row) => (row.runId === null ? '–' : numberText(row.billed ?? 0)) },
    { label: 'Parked', align: 'right', render: (row) => (row.runId === null ? '–' : numberText(row.parked ?? 0)) },
    { label: 'Total', align: 'right', render: (row) => <Money amount={row.total} />, desktopOnly: true },
    {
      label: 'Standing',
      render: (row) =>
        row.runState === null ? (
          windowStanding(row, today)
        ) : (
          <RunStateChip
            run={{
              state: row.runState,
              isTrial: row.isTrial ?? false,
              isPaused: row.isPaused ?? false,
              pending: row.pending ?? 0,
              // They have a column of their own here.
              parked: 0,
            }}
          />
        ),
    },
  ]
  return (
    <Panel title="Bill cycles" aside={<TextLink to="/bill-windows">All windows</TextLink>}>
      {windows.length === 0 ? (
        <EmptyState dense title="No window is near" sentence="Windows of the next 45 days appear here." />
      ) : (
        <DenseTable
          label="Bill cycles"
          rows={windows}
          columns={columns}
          rowKey={(row) => `${row.billCycle}/${row.readDate}`}
          onOpen={(row) => navigate(pathOf(row))}
        />
      )}
    </Panel>
  )
}
