import Box from '@mui/material/Box'
import { useNavigate } from 'react-router-dom'
import type { PremisePageJson } from '../../../api/premises/contract.js'
import { dayText } from '../presentation/date-text.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { serviceText } from '../presentation/service-words.js'
import { StateChip } from '../presentation/StateChip.js'
import { type Stay, stays } from './occupancy.js'

const COLUMNS: readonly DenseColumn<Stay>[] = [
  {
    label: 'Customer',
    render: (row) => (
      <RecordLink resource="customers" id={row.customerId}>
        {row.customerName}
      </RecordLink>
    ),
  },
  { label: 'Account', render: (row) => <RecordLink resource="accounts" id={row.accountId} /> },
  {
    label: 'From – to',
    render: (row) => (
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {dayText(row.startOn)} – {row.stopOn === null ? 'today' : dayText(row.stopOn)}
      </Box>
    ),
  },
  { label: 'Services', render: (row) => row.services.map(serviceText).join(', '), desktopOnly: true },
  {
    label: 'There',
    render: (row) =>
      row.isNow ? (
        <StateChip state="active" label="Now" />
      ) : (
        <StateChip state="closed" label={row.stopOn === null ? 'Coming' : 'Before'} />
      ),
  },
]

/** Who takes service at the place now, and who did before. */
export function OccupancyPanel({ occupancies }: { readonly occupancies: PremisePageJson['occupancies'] }) {
  const navigate = useNavigate()
  const rows = stays(occupancies)
  return (
    <Panel title="Who is here, and who was">
      {rows.length === 0 ? (
        <EmptyState
          dense
          title="Nobody took service here yet"
          sentence="The first service agreement at one of its service points will appear here."
        />
      ) : (
        <DenseTable
          label="Stays"
          rows={rows}
          columns={COLUMNS}
          rowKey={(row) => row.accountId}
          onOpen={(row) => navigate(`/accounts/${row.accountId}/show`)}
        />
      )}
    </Panel>
  )
}
