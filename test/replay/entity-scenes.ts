import { decideCase } from '../../activities/cases/decide-case.js'
import { cancelRequest } from '../../activities/services/cancel-request.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { caseOf } from './case-scenes.js'
import { applied, cancelled } from './connection-scenes.js'
import { asked, LEAVES, waitsFor } from './move-scenes.js'
import { command, type Scene, type Studio } from './studio.js'
import { missedForMoney } from './work-order-scenes.js'
import { caseWorkflowId } from '../../workflows/cases/contract.js'
import { serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'
import { workOrderWorkflowId } from '../../workflows/fieldwork/contract.js'
import { moveWorkflowId } from '../../workflows/services/contract.js'
import { loadRequest } from '../../db/services/request-store.js'

const SHORT_HISTORY = { 'limit.historyCount.suggestContinueAsNew': '30' }

/** What the loop of every process that waits can do beside stepping and waiting, played by one process each. */
export const ENTITY_SCENES: readonly Scene[] = [
  {
    name: 'case-woken-at-its-end',
    data: 'alder creek',
    play: async (studio) => {
      const { pool, owner, client } = studio
      const caseId = await caseOf(studio)
      const workflowId = caseWorkflowId(caseId)
      const holder = await owner.connect()
      await studio.withoutWorker(async () => {
        await decideCase(pool, command({ caseId, decision: { act: 'close', outcome: 'settled' }, body: null }))
        await holder.query('begin')
        await holder.query('select from cases where case_id = $1 for update', [caseId])
      })
      // The last step stands at the case; another signal comes meanwhile.
      await untilBlocked(studio)
      await client.workflow.getHandle(workflowId).signal(WAKE_SIGNAL, { eventId: 1 })
      await holder.query('commit')
      holder.release()
      return workflowId
    },
  },
  {
    name: 'case-continued-as-new',
    data: 'alder creek',
    dynamicConfig: SHORT_HISTORY,
    play: async (studio) => {
      const caseId = await caseOf(studio)
      await wakeUntilNew(studio, caseWorkflowId(caseId))
      await decideCase(studio.pool, command({ caseId, decision: { act: 'close', outcome: 'settled' }, body: null }))
      return caseWorkflowId(caseId)
    },
  },
  {
    name: 'move-continued-as-new',
    data: 'alder creek',
    dynamicConfig: SHORT_HISTORY,
    play: async (studio) => {
      const requestId = await asked(studio, LEAVES)
      await waitsFor(studio, requestId, 'the day')
      await wakeUntilNew(studio, moveWorkflowId(requestId))
      const version = (await loadRequest(studio.pool, requestId))?.version ?? 0
      await cancelRequest(studio.pool, command({ requestId, version }))
      return moveWorkflowId(requestId)
    },
  },
  {
    name: 'work-order-refused-after-its-end',
    data: 'alder creek',
    play: async (studio) => {
      const { pool, owner } = studio
      const workOrderId = await missedForMoney(studio)
      const processId = workOrderWorkflowId(workOrderId)
      // The step that is refused for good comes when the process has just been ended by somebody else.
      await studio.withoutWorker(async () => {
        await advanceClock(pool, command({ to: '2026-09-04' }))
        await owner.query(`update processes set state = 'cancelled', ended_at = now() where process_id = $1`, [processId])
      })
      return processId
    },
  },
  {
    name: 'connection-continued-as-new',
    data: 'alder creek',
    dynamicConfig: SHORT_HISTORY,
    play: async (studio) => {
      const connectionOrderId = await applied(studio)
      await studio.untilIs(`select count(*) from work_orders where type_code = 'SURVEY'`, 1)
      await wakeUntilNew(studio, serviceConnectionWorkflowId(connectionOrderId))
      await cancelled(studio, connectionOrderId)
      return serviceConnectionWorkflowId(connectionOrderId)
    },
  },
]

/** Signals a waiting process until its history is as long as this server lets it be, and it goes on in a new one. */
async function wakeUntilNew({ client, untilIs }: Studio, workflowId: string): Promise<void> {
  await untilIs('select count(*) from outbox where delivered_at is null', 0)
  const handle = client.workflow.getHandle(workflowId)
  const first = (await handle.describe()).runId
  for (let looks = 0; (await handle.describe()).runId === first; looks += 1) {
    await handle.signal(WAKE_SIGNAL, { eventId: looks })
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

function untilBlocked({ untilIs }: Studio): Promise<void> {
  return untilIs(
    `select count(*) > 0 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    true,
  )
}
