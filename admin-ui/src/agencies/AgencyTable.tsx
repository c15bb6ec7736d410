import Box from '@mui/material/Box'
import type { AgencyRecordJson } from '../../../api/agencies/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { countText } from '../presentation/count-text.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { ImportPaymentsButton } from './ImportPaymentsButton.js'
import { PlaceButton } from './PlaceButton.js'

interface Props {
  readonly agencies: readonly AgencyRecordJson[]
  readonly onChange: (agency: AgencyRecordJson) => void
}

/** Every agency with its figures and what can be done with it. */
export function AgencyTable({ agencies, onChange }: Props) {
  const columns: readonly DenseColumn<AgencyRecordJson>[] = [
    {
      label: 'Agency',
      render: (row) => (
        <>
          <strong>{row.id}</strong> {row.name}
          {row.isActive ? '' : ' (is given nothing any more)'}
          <Box sx={{ display: { xs: 'block', sm: 'none' }, color: 'text.secondary' }}>
            {countText(row.placed, 'debt')}, <Money amount={row.placedAmount} />; <Money amount={row.collected} /> collected
          </Box>
        </>
      ),
    },
    { label: 'Keeps', align: 'right', render: (row) => `${row.commissionPercent} %`, desktopOnly: true },
    { label: 'With it', align: 'right', render: (row) => row.placed, desktopOnly: true },
    { label: 'Placed for', align: 'right', render: (row) => <Money amount={row.placedAmount} />, desktopOnly: true },
    { label: 'Collected', align: 'right', render: (row) => <Money amount={row.collected} />, desktopOnly: true },
    { label: 'Kept', align: 'right', render: (row) => <Money amount={row.commission} />, desktopOnly: true },
    {
      label: 'Acts',
      hidesLabel: true,
      align: 'right',
      render: (row) => (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, justifyContent: 'flex-end' }}>
          {row.isActive && <PlaceButton agency={row} />}
          <ImportPaymentsButton agency={row} />
          <ActionButton permission="agencies.configure" size="small" onClick={() => onChange(row)}>
            Change…
          </ActionButton>
        </Box>
      ),
    },
  ]
  if (agencies.length === 0) {
    return (
      <EmptyState
        dense
        title="There is no agency yet"
        sentence="Add one with its code and what it keeps; then debts can be placed with it."
      />
    )
  }
  return <DenseTable label="Agencies" rows={agencies} columns={columns} rowKey={(row) => row.id} />
}
