import Box from '@mui/material/Box'
import { Link } from 'react-router-dom'
import { EmptyState } from '../presentation/EmptyState.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import type { RunPage } from './billing-records.js'
import { flagText, reasonText } from './billing-words.js'
import { queuePath, runAccountsPath } from './run-words.js'

/** Accounts that have no bill, by reason, and what was noted of those that have; each leads to its accounts. */
export function RunOutcomes({ run }: { readonly run: RunPage }) {
  const parked = run.byReason.filter((entry) => entry.outcome === 'parked')
  const skipped = run.byReason.filter((entry) => entry.outcome === 'skipped')
  const isEmpty = parked.length + skipped.length + run.byFlag.length === 0
  return (
    <Panel title="What to look at" aside={<Link to={runAccountsPath({ runId: run.id })}>All accounts</Link>}>
      {isEmpty && <EmptyState dense title="Nothing stands out" sentence="No account is parked, skipped or flagged." />}
      <Group
        title="Parked"
        rows={parked.map((entry) => ({
          label: reasonText(entry.reasonCode),
          accounts: entry.accounts,
          to: queuePath({ runId: run.id, reasonCode: entry.reasonCode }),
        }))}
      />
      <Group
        title="Skipped"
        rows={skipped.map((entry) => ({
          label: reasonText(entry.reasonCode),
          accounts: entry.accounts,
          to: runAccountsPath({ runId: run.id, outcome: 'skipped', reasonCode: entry.reasonCode }),
        }))}
      />
      <Group
        title="Billed, noted"
        rows={run.byFlag.map((entry) => ({
          label: flagText(entry.flag),
          accounts: entry.accounts,
          to: runAccountsPath({ runId: run.id, outcome: 'billed', flag: entry.flag }),
        }))}
      />
    </Panel>
  )
}

interface GroupProps {
  readonly title: string
  readonly rows: readonly { readonly label: string; readonly accounts: number; readonly to: string }[]
}

function Group({ title, rows }: GroupProps) {
  if (rows.length === 0) return null
  return (
    <Box sx={{ px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}>
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', fontWeight: 600, mb: 0.25 }}>{title}</Box>
      {rows.map((row) => (
        <Box key={row.label} sx={{ display: 'flex', justifyContent: 'space-between', fontSize: '0.8125rem', py: '2px' }}>
          <Link to={row.to}>{row.label}</Link>
          <span>{numberText(row.accounts)}</span>
        </Box>
      ))}
    </Box>
  )
}
