import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { RecordPage } from '../../presentation/RecordPage.js'
import { useRecordPage } from '../../presentation/use-record-page.js'
import { LeavingPanel } from './LeavingPanel.js'
import { PartsPanel } from './PartsPanel.js'
import { PrerequisitesPanel } from './PrerequisitesPanel.js'
import { ReadsPanel } from './ReadsPanel.js'
import { RequestBillsPanel } from './RequestBillsPanel.js'
import { RequestHead } from './RequestHead.js'
import { RequestStepsPanel } from './RequestStepsPanel.js'
import { TellCustomerPanel } from './TellCustomerPanel.js'
import { VisitsPanel } from './VisitsPanel.js'

/** One request from the call to the last bill: what begins and ends, what has to be there first, and what it waits for. */
export function RequestShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<ServiceRequestPageJson>('service-requests', id, { refreshMs: 4_000 })
  return (
    <RecordPage query={query} what={`Service request ${id}`} listPath="/service-requests">
      {(page) => <RequestPanels page={page} />}
    </RecordPage>
  )
}

const column = { display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)', alignContent: 'start' } as const

function RequestPanels({ page }: { readonly page: ServiceRequestPageJson }) {
  return (
    <>
      <RequestHead page={page} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.35fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={column}>
          {page.prerequisites.length > 0 && <PrerequisitesPanel page={page} />}
          <PartsPanel page={page} />
          {page.reads.length > 0 && <ReadsPanel page={page} />}
          {page.leaving.length > 0 && <LeavingPanel page={page} />}
        </Box>
        <Box sx={column}>
          <TellCustomerPanel page={page} />
          <VisitsPanel page={page} />
          <RequestBillsPanel page={page} />
          <RequestStepsPanel processId={page.processId} />
        </Box>
      </Box>
    </>
  )
}
