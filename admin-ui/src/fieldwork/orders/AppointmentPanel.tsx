import Box from '@mui/material/Box'
import type { AppointmentJson, WorkOrderPageJson } from '../../../../api/fieldwork/contract.js'
import { Day } from '../../presentation/Day.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Panel } from '../../presentation/Panel.js'
import { StateChip } from '../../presentation/StateChip.js'

/** What the customer was promised, what became of it, and whether they were reminded. */
export function AppointmentPanel({ order }: { readonly order: WorkOrderPageJson }) {
  const newestFirst = [...order.appointments].reverse()
  return (
    <Panel title="Appointment">
      {newestFirst.length === 0 && (
        <EmptyState
          dense
          title={order.needsAppointment ? 'None booked yet' : 'None needed'}
          sentence={
            order.needsAppointment
              ? 'Somebody must be there for this work. Book a window with the customer.'
              : 'This work is done without anybody being there; a window may be booked all the same.'
          }
        />
      )}
      {newestFirst.map((appointment, index) => (
        <BookedWindow
          key={`${appointment.on}-${appointment.windowCode}-${newestFirst.length - index}`}
          appointment={appointment}
        />
      ))}
    </Panel>
  )
}

function BookedWindow({ appointment }: { readonly appointment: AppointmentJson }) {
  return (
    <Box
      sx={{
        px: 1.5,
        py: 0.75,
        borderBottom: 1,
        borderColor: 'divider',
        fontSize: '0.8125rem',
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Day date={appointment.on} />
        <span>
          {appointment.from} – {appointment.to}
        </span>
        <StateChip state={appointment.state} />
      </Box>
      {appointment.remindedOn !== null && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
          reminded on <Day date={appointment.remindedOn} />
        </Box>
      )}
    </Box>
  )
}
