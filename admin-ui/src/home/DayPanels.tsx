import Box from '@mui/material/Box'
import type { ReactElement } from 'react'
import type { DayPageJson } from '../../../api/home/contract.js'
import { MoneyPanel } from './MoneyPanel.js'
import { MyTasksPanel } from './MyTasksPanel.js'
import { QueuePanel } from './QueuePanel.js'
import { RunningPanel } from './RunningPanel.js'
import { WindowPanel } from './WindowPanel.js'
import { type DayPart, dayParts } from './day-parts.js'

/** The parts of the day in the order of the person's own work: what they act on at the left, what they watch at the right. */
export function DayPanels({ day, roles }: { readonly day: DayPageJson; readonly roles: readonly string[] }) {
  const panels: Readonly<Record<DayPart, ReactElement | undefined>> = {
    queues: day.kinds.length === 0 ? undefined : <QueuePanel key="queues" queues={day.queues} />,
    windows: day.windows === null ? undefined : <WindowPanel key="windows" windows={day.windows} today={day.today} />,
    money: day.money === null ? undefined : <MoneyPanel key="money" money={day.money} bills={day.billsToday} />,
    running: <RunningPanel key="running" />,
    tasks: day.myTasks === null ? undefined : <MyTasksPanel key="tasks" />,
  }
  const { main, side } = dayParts(roles)
  const column = (parts: readonly DayPart[]) => (
    <Box sx={{ display: 'grid', gap: 1.5, alignContent: 'start', gridTemplateColumns: 'minmax(0, 1fr)' }}>
      {parts.map((part) => panels[part])}
    </Box>
  )
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        px: 1.5,
        pb: 3,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.5fr) minmax(0, 1fr)' },
      }}
    >
      {column(main)}
      {column(side)}
    </Box>
  )
}
