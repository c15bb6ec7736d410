import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { listQuery } from '../../data-provider.js'
import { isEnded, windowText } from '../../fieldwork/field-words.js'
import { BookDialog } from '../../fieldwork/orders/BookDialog.js'
import { OrderStateChip } from '../../fieldwork/OrderStateChip.js'
import { callApi } from '../../http.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { Day } from '../../presentation/Day.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { serviceText } from '../../presentation/service-words.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { usePermission } from '../../shell/use-permission.js'

const ASK_AGAIN_MS = 4_000

/** Who comes to the meter and when; a window is agreed here while the caller is on the line. */
export function VisitsPanel({ page }: { readonly page: ServiceRequestPageJson }) {
  const [booking, setBooking] = useState<WorkOrderRecordJson>()
  const mayRead = usePermission('fieldwork.read')
  const query = listQuery({
    filter: { requestedBy: page.processId },
    sort: { field: 'id', order: 'DESC' },
    pagination: { page: 1, perPage: 50 },
  })
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['work-orders', 'of-request', page.id],
    queryFn: async ({ signal }) => (await callApi<readonly WorkOrderRecordJson[]>(`/work-orders?${query}`, { signal })).body,
    enabled: mayRead,
    refetchInterval: page.state === 'open' ? ASK_AGAIN_MS : false,
  })
  if (!mayRead) return null
  return (
    <Panel title="Visits">
      {isPending && <RowSkeletons rows={2} />}
      {error !== null && <ErrorState dense error={error} what="The work orders" onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState dense title="Nothing ordered" sentence={whyNobody(page)} />}
      {data?.map((order) => (
        <Visit key={order.id} order={order} onBook={() => setBooking(order)} />
      ))}
      {booking !== undefined && <BookDialog order={booking} open onClose={() => setBooking(undefined)} />}
    </Panel>
  )
}

function whyNobody(page: ServiceRequestPageJson): string {
  if (page.prerequisites.some((each) => each.state === 'open'))
    return 'If a crew is needed, it is ordered once everything above is there.'
  if (page.reads.length > 0 && page.reads.every((read) => read.isRemoteCapable)) return 'The meters read themselves.'
  return 'A crew is ordered where a read is missing and the meter does not read itself.'
}

function Visit({ order, onBook }: { readonly order: WorkOrderRecordJson; readonly onBook: () => void }) {
  const promised = windowText(order.windowFrom, order.windowTo)
  return (
    <Box
      sx={{
        px: 1.5,
        py: 1,
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'center',
        fontSize: '0.8125rem',
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ flex: '1 1 180px', minWidth: 0 }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <RecordLink resource="work-orders" id={order.id} />
          {order.typeTitle}
          {order.service !== null && `, ${serviceText(order.service).toLowerCase()}`}
          <OrderStateChip state={order.state} />
        </Box>
        <Box sx={{ color: 'text.secondary' }}>
          {promised === null ? (
            <>
              wanted on <Day date={order.wantedOn} />, no window agreed
            </>
          ) : (
            <>
              <Day date={order.scheduledOn} />, {promised}
              {order.crewName !== null && `, ${order.crewName}`}
            </>
          )}
        </Box>
      </Box>
      {!isEnded(order.state) && (
        <ActionButton permission="fieldwork.dispatch" variant={promised === null ? 'contained' : 'outlined'} onClick={onBook}>
          {promised === null ? 'Agree on a window…' : 'Move the appointment…'}
        </ActionButton>
      )}
    </Box>
  )
}
