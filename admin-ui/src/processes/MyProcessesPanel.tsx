import Box from '@mui/material/Box'
import { useGetList } from 'react-admin'
import type { ProcessRecordJson } from '../../../api/processes/contract.js'
import { DueDay } from '../presentation/DueDay.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { plainSentence } from '../presentation/plain-sentence.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { processListPath, processPath, stepText } from './process-words.js'

const SHOWN = 12

interface Props {
  readonly userId: string
  readonly roles: readonly string[]
}

/** Processes that wait for a person or one of their roles, those due first at the top. */
export function MyProcessesPanel({ userId, roles }: Props) {
  const filter = { isOpen: true, owner: [userId, ...roles] }
  const { data, total = 0 } = useGetList<ProcessRecordJson>('processes', {
    filter,
    pagination: { page: 1, perPage: SHOWN },
    sort: { field: 'dueOn', order: 'ASC' },
  })
  return (
    <Panel
      title={total === 0 ? 'Processes that wait for you' : `Processes that wait for you: ${total}`}
      aside={<TextLink to={processListPath(filter)}>All of them</TextLink>}
    >
      {data === undefined && <RowSkeletons rows={3} />}
      {data?.length === 0 && (
        <EmptyState
          dense
          title="No process waits for you"
          sentence="Moves, orders and connections appear here when it is your turn."
        />
      )}
      {data?.map((process) => (
        <Box
          key={process.id}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 1,
            px: 1.5,
            py: 0.75,
            fontSize: '0.8125rem',
            borderBottom: 1,
            borderColor: 'divider',
            '&:last-child': { borderBottom: 0 },
          }}
        >
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <TextLink to={processPath(process.id)} strong>
              {process.title}
            </TextLink>
            <Box sx={{ color: 'text.secondary' }}>
              {process.waitsFor === null ? stepText(process.step) : `Waits for ${plainSentence(process.waitsFor)}`}
              {process.dueOn !== null && (
                <>
                  {' '}
                  · by <DueDay date={process.dueOn} daysOverdue={process.daysOverdue} />
                </>
              )}
            </Box>
          </Box>
          <StateChip state={process.state} />
        </Box>
      ))}
    </Panel>
  )
}
