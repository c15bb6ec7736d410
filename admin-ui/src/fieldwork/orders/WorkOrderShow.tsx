import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import type { WorkOrderPageJson } from '../../../../api/fieldwork/contract.js'
import { RecordPage } from '../../presentation/RecordPage.js'
import { useRecordPage } from '../../presentation/use-record-page.js'
import { AppointmentPanel } from './AppointmentPanel.js'
import { OrderFactsPanel } from './OrderFactsPanel.js'
import { OrderFilesPanel } from './OrderFilesPanel.js'
import { OrderHead } from './OrderHead.js'
import { OrderLogPanel } from './OrderLogPanel.js'
import { OrderNextPanel } from './OrderNextPanel.js'
import { OrderResultPanel } from './OrderResultPanel.js'
import { OrderStepsPanel } from './OrderStepsPanel.js'

const REFRESH_MS = 15_000

/** One job: what, where, for whom, who goes when, what came back, and everything that happened to it. */
export function WorkOrderShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<WorkOrderPageJson>('work-orders', id, { refreshMs: REFRESH_MS })
  return (
    <RecordPage query={query} what={`Work order ${id}`} listPath="/work-orders">
      {(order) => <OrderPanels order={order} />}
    </RecordPage>
  )
}

function OrderPanels({ order }: { readonly order: WorkOrderPageJson }) {
  const column = { display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' } as const
  return (
    <>
      <OrderHead order={order} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1.2fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={column}>
          <OrderFactsPanel order={order} />
          <AppointmentPanel order={order} />
        </Box>
        <Box sx={column}>
          <OrderStepsPanel order={order} />
          {order.result !== null && <OrderResultPanel order={order} result={order.result} />}
          <OrderFilesPanel order={order} />
        </Box>
        <Box sx={column}>
          <OrderNextPanel order={order} />
          <OrderLogPanel events={order.events} />
        </Box>
      </Box>
    </>
  )
}
