import Box from '@mui/material/Box'
import { useNavigate } from 'react-router-dom'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { Day } from '../../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { serviceText } from '../../presentation/service-words.js'
import { StateChip } from '../../presentation/StateChip.js'
import { partyText } from '../request-words.js'

type Part = ServiceRequestPageJson['agreements'][number]

const COLUMNS: readonly DenseColumn<Part>[] = [
  {
    label: 'What',
    render: (row) => (
      <RecordLink resource="agreements" id={row.agreementId}>
        {serviceText(row.service)} {row.act === 'start' ? 'begins' : 'ends'}
      </RecordLink>
    ),
  },
  {
    label: 'Day',
    render: (row) => (
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        <Day date={row.onDate} />
        {row.doneOn !== null && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {' '}
            done
          </Box>
        )}
      </Box>
    ),
  },
  {
    label: 'Account',
    render: (row) => (
      <>
        <RecordLink resource="accounts" id={row.accountId} />
        {row.party !== 'applicant' && <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{partyText(row.party)}</Box>}
      </>
    ),
  },
  { label: 'Tariff', render: (row) => row.tariffCode, desktopOnly: true },
  { label: 'Service point', render: (row) => row.servicePointId, desktopOnly: true },
  { label: 'State', render: (row) => <StateChip state={row.state} /> },
]

/** Every agreement that begins or ends by the request, for whom and when. */
export function PartsPanel({ page }: { readonly page: ServiceRequestPageJson }) {
  const navigate = useNavigate()
  const rows = [...page.agreements].sort((left, right) => left.onDate.localeCompare(right.onDate))
  return (
    <Panel title="What begins and ends">
      <DenseTable
        label="Agreements of the request"
        rows={rows}
        columns={COLUMNS}
        rowKey={(row) => `${row.agreementId} ${row.act}`}
        onOpen={(row) => navigate(`/agreements/${row.agreementId}/show`)}
      />
    </Panel>
  )
}
