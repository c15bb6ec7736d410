import Box from '@mui/material/Box'
import { useGetIdentity } from 'react-admin'
import { MyCasesPanel } from '../cases/MyCasesPanel.js'
import { AppointmentsPanel } from '../fieldwork/orders/AppointmentsPanel.js'
import { dayTitle } from '../home/day-title.js'
import { MyTasksPanel } from '../home/MyTasksPanel.js'
import { taskPath } from '../home/queue-words.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { useToday } from '../presentation/use-utility.js'
import { MyProcessesPanel } from '../processes/MyProcessesPanel.js'
import { usePermission } from '../shell/use-permission.js'
import { DayFigures } from './DayFigures.js'
import { NextTasksPanel } from './NextTasksPanel.js'

/** What is mine to do: what customers were promised for today, tasks I have taken, my cases with their clocks, processes that wait for me or my roles, and what I could take next. */
export function MyDayPage() {
  const { identity } = useGetIdentity()
  const today = useToday()
  const seesField = usePermission('fieldwork.read')
  const seesCases = usePermission('cases.read')
  if (identity === undefined || today === undefined) return <RecordSkeleton />
  const roles = Array.isArray(identity.roles) ? (identity.roles as readonly string[]) : []
  return (
    <>
      <PageHeader title="My day" subtitle={dayTitle(today, identity.fullName)} />
      <DayFigures userId={String(identity.id)} today={today} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          px: { xs: 0, sm: 1.5 },
          pb: 3,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          {seesField && <AppointmentsPanel today={today} />}
          <MyTasksPanel />
          <NextTasksPanel
            title="Overdue and nobody’s yet"
            filter={{ state: 'open', isOverdue: true }}
            path={taskPath({ state: 'open', isOverdue: true })}
            empty="Nothing is overdue"
          />
        </Box>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          {seesCases && <MyCasesPanel userId={String(identity.id)} />}
          <MyProcessesPanel userId={String(identity.id)} roles={roles} />
        </Box>
      </Box>
    </>
  )
}
