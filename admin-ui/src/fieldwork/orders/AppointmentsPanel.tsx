import Box from '@mui/material/Box'
import { useGetIdentity, useGetList } from 'react-admin'
import { useNavigate } from 'react-router-dom'
import type { WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { TextLink } from '../../presentation/TextLink.js'
import { orderPage } from '../field-paths.js'
import { windowText } from '../field-words.js'
import { OrderStateChip } from '../OrderStateChip.js'
import { useCrews } from '../use-field-choices.js'
import { appointmentFilter, byWindow } from './appointments-of-day.js'

const SHOWN = 50

const COLUMNS: readonly DenseColumn<WorkOrderRecordJson>[] = [
  {
    label: 'When',
    width: 108,
    render: (row) => (
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {windowText(row.windowFrom, row.windowTo) ?? '–'}
      </Box>
    ),
  },
  {
    label: 'What and where',
    render: (row) => (
      <>
        <RecordLink resource="work-orders" id={row.id}>
          {row.typeTitle}
        </RecordLink>{' '}
        {row.address}
      </>
    ),
  },
  { label: 'Customer', desktopOnly: true, render: (row) => row.customerName ?? '–' },
  { label: 'Crew', desktopOnly: true, render: (row) => row.crewName ?? 'nobody yet' },
  { label: 'State', render: (row) => <OrderStateChip state={row.state} /> },
]

/** What customers were promised for today: of one's own crews, or of all of them for who belongs to none. */
export function AppointmentsPanel({ today }: { readonly today: string }) {
  const navigate = useNavigate()
  const { identity } = useGetIdentity()
  const crews = useCrews()
  const mine = (crews ?? []).filter((crew) => crew.members.some(({ userId }) => userId === identity?.id)).map(({ id }) => id)
  const filter = appointmentFilter(today, mine)
  const { data, total = 0 } = useGetList<WorkOrderRecordJson>(
    'work-orders',
    { filter, pagination: { page: 1, perPage: SHOWN }, sort: { field: 'scheduledOn', order: 'ASC' } },
    { enabled: crews !== undefined && identity !== undefined },
  )
  const whose = mine.length === 0 ? 'Appointments today' : 'Appointments of your crews today'
  return (
    <Panel
      title={total === 0 ? whose : `${whose}: ${total}`}
      aside={<TextLink to={`/dispatch?view=day&on=${today}`}>Dispatch board</TextLink>}
    >
      {data === undefined && <RowSkeletons rows={3} />}
      {data?.length === 0 && (
        <EmptyState
          dense
          title="Nobody was promised anything today"
          sentence="Windows agreed on with customers stand here on their day."
        />
      )}
      {data !== undefined && data.length > 0 && (
        <DenseTable
          label="Appointments today"
          rows={byWindow(data)}
          columns={COLUMNS}
          rowKey={(row) => row.id}
          onOpen={(row) => void navigate(orderPage(row.id))}
        />
      )}
    </Panel>
  )
}
