import Box from '@mui/material/Box'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import type { TaskRecordJson } from '../../../api/tasks/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { AgeCell } from '../presentation/AgeCell.js'
import { Day } from '../presentation/Day.js'
import { DueDay } from '../presentation/DueDay.js'
import { fieldText } from '../presentation/field-text.js'
import { FactList } from '../presentation/FactList.js'
import { Figure } from '../presentation/Figure.js'
import { Instant } from '../presentation/Instant.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { StateChip } from '../presentation/StateChip.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { ClaimButton } from './ClaimButton.js'
import { CloseTaskDialog } from './CloseTaskDialog.js'
import { HandingActs } from './HandingActs.js'
import { stateText } from '../presentation/state-tone.js'
import { TextLink } from '../presentation/TextLink.js'
import { queueText } from './task-words.js'

/** One task: what is to be done, about whom, and what came of it. */
export function TaskShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<TaskRecordJson>('tasks', id)
  return (
    <RecordPage query={query} what={`Task ${id}`} listPath="/tasks">
      {(task) => <TaskPanels task={task} />}
    </RecordPage>
  )
}

function TaskPanels({ task }: { readonly task: TaskRecordJson }) {
  const [closing, setClosing] = useState<'done' | 'cancelled'>()
  const isWaiting = task.state === 'open' || task.state === 'claimed'
  return (
    <>
      <RecordHeader
        kind="Task"
        number={String(task.id)}
        name={task.title}
        state={<StateChip state={task.state} />}
        figures={
          <>
            <Figure label="Queue">{queueText(task.queue)}</Figure>
            <Figure label="Due">
              <DueDay date={task.dueOn} daysOverdue={task.daysOverdue} />
            </Figure>
            <Figure label={isWaiting ? 'Waits' : 'Closed'}>
              {isWaiting ? <AgeCell since={task.createdAt} /> : <Instant at={task.closedAt} />}
            </Figure>
          </>
        }
        acts={
          isWaiting && (
            <>
              <ActionButton permission="tasks.work" variant="contained" onClick={() => setClosing('done')}>
                Done…
              </ActionButton>
              <ClaimButton task={task} />
              <HandingActs task={task} />
              <ActionButton permission="tasks.work" variant="outlined" onClick={() => setClosing('cancelled')}>
                Not needed…
              </ActionButton>
            </>
          )
        }
      />
      <Box sx={{ p: 1.5, maxWidth: 720 }}>
        <Panel title="About" padded>
          <FactList
            facts={[
              {
                label: 'Account',
                value:
                  task.accountId === null ? null : (
                    <RecordLink resource="accounts" id={task.accountId}>
                      {`${task.accountId} ${task.customerName ?? ''}`}
                    </RecordLink>
                  ),
              },
              {
                label: 'About',
                value:
                  task.subjectPath === null ? null : (
                    <TextLink to={task.subjectPath}>{`${stateText(task.subjectKind ?? '')} ${task.subjectId}`}</TextLink>
                  ),
              },
              { label: 'Taken by', value: task.claimedByName },
              {
                label: 'With supervisors',
                value:
                  task.escalatedFrom === null ? null : (
                    <>
                      since <Day date={task.escalatedOn} />, from {queueText(task.escalatedFrom).toLowerCase()}
                    </>
                  ),
              },
              { label: 'Put here by', value: task.createdBy },
              { label: 'On', value: <Instant at={task.createdAt} /> },
              ...Object.entries(task.facts).map(([name, value]) => ({ label: fieldText(name), value: factText(value) })),
              { label: 'What came of it', value: task.result },
              { label: 'Closed by', value: task.closedBy },
            ]}
          />
        </Panel>
      </Box>
      <CloseTaskDialog task={task} closing={closing} onClose={() => setClosing(undefined)} />
    </>
  )
}

function factText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : JSON.stringify(value)
}
