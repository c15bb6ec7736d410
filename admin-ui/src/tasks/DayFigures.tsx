import Box from '@mui/material/Box'
import { useGetList } from 'react-admin'
import { taskPath } from '../home/queue-words.js'
import { Figure } from '../presentation/Figure.js'
import { numberText } from '../presentation/money-text.js'
import { TextLink } from '../presentation/TextLink.js'
import { usePermission } from '../shell/use-permission.js'

interface Props {
  readonly userId: string
  readonly today: string
}

const ONE = { pagination: { page: 1, perPage: 1 }, sort: { field: 'id', order: 'ASC' } } as const

/** How one's day stands in a few figures: what is late, what is due today, and what customers were promised. */
export function DayFigures({ userId, today }: Props) {
  const seesField = usePermission('fieldwork.read')
  const seesCases = usePermission('cases.read')
  const mine = { state: 'claimed', claimedBy: userId }
  const late = useGetList('tasks', { ...ONE, filter: { ...mine, isOverdue: true } })
  const due = useGetList('tasks', { ...ONE, filter: { ...mine, isOverdue: false, dueTo: today } })
  const lateCases = useGetList('cases', { ...ONE, filter: { ownerId: userId, isOverdue: true } }, { enabled: seesCases })
  const promised = useGetList(
    'work-orders',
    { ...ONE, filter: { hasAppointment: true, scheduledFrom: today, scheduledTo: today } },
    { enabled: seesField },
  )
  const count = (total: number | undefined) => (total === undefined ? '…' : numberText(total))
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1, px: { xs: 2, sm: 2 }, pb: 1.5 }}>
      <Figure label="My tasks, late" emphasis={(late.total ?? 0) > 0}>
        <TextLink plain to={taskPath({ ...mine, isOverdue: true })}>
          {count(late.total)}
        </TextLink>
      </Figure>
      <Figure label="My tasks, due today">
        <TextLink plain to={taskPath({ ...mine, dueTo: today })}>
          {count(due.total)}
        </TextLink>
      </Figure>
      {seesCases && (
        <Figure label="My cases, late" emphasis={(lateCases.total ?? 0) > 0}>
          {count(lateCases.total)}
        </Figure>
      )}
      {seesField && <Figure label="Appointments today">{count(promised.total)}</Figure>}
    </Box>
  )
}
