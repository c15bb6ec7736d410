import Box from '@mui/material/Box'
import { useGetIdentity } from 'react-admin'
import { MyTasksPanel } from '../home/MyTasksPanel.js'
import { taskPath } from '../home/queue-words.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { MyProcessesPanel } from '../processes/MyProcessesPanel.js'
import { NextTasksPanel } from './NextTasksPanel.js'

/** What is mine to do: tasks I have taken, processes that wait for me or my roles, and what I could take next. */
export function MyDayPage() {
  const { identity } = useGetIdentity()
  if (identity === undefined) return <RecordSkeleton />
  const roles = Array.isArray(identity.roles) ? (identity.roles as readonly string[]) : []
  return (
    <>
      <PageHeader title="My day" subtitle="What is yours, the most urgent first" />
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
          <MyTasksPanel />
          <NextTasksPanel
            title="Overdue and nobody’s yet"
            filter={{ state: 'open', isOverdue: true }}
            path={taskPath({ state: 'open', isOverdue: true })}
            empty="Nothing is overdue"
          />
        </Box>
        <MyProcessesPanel userId={String(identity.id)} roles={roles} />
      </Box>
    </>
  )
}
