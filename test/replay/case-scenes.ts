import { decideCase } from '../../activities/cases/decide-case.js'
import { openCase } from '../../activities/cases/open-case.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { caseWorkflowId } from '../../workflows/cases/contract.js'
import { command, type Scene, type Studio } from './studio.js'

export const CASE_SCENES: readonly Scene[] = [
  {
    name: 'case-settled-in-time',
    data: 'alder creek',
    play: async (studio) => {
      const caseId = await caseOf(studio)
      await decideCase(studio.pool, command({ caseId, decision: { act: 'close', outcome: 'settled' }, body: null }))
      return caseWorkflowId(caseId)
    },
  },
  {
    name: 'case-overdue',
    data: 'alder creek',
    play: async (studio) => {
      const { pool, untilIs } = studio
      const caseId = await caseOf(studio)
      await decideCase(pool, command({ caseId, decision: { act: 'wait' }, body: null }))
      await decideCase(pool, command({ caseId, decision: { act: 'resume' }, body: null }))
      await advanceClock(pool, command({ to: '2026-10-01' }))
      await untilIs(`select escalated_on from cases where case_id = ${caseId}`, '2026-10-01')
      await decideCase(pool, command({ caseId, decision: { act: 'close', outcome: 'upheld' }, body: null }))
      return caseWorkflowId(caseId)
    },
  },
]

/** Opens a complaint, once its process waits for the day after it is due. */
export async function caseOf({ pool, untilIs }: Studio): Promise<number> {
  const { caseId } = await openCase(
    pool,
    command({
      accountId: 'A000001',
      typeCode: 'COMPLAINT',
      summary: 'Recorded',
      body: null,
      disputed: null,
      itemId: null,
      links: [],
    }),
  )
  await untilIs(`select next_wake_on is not null from processes where process_id = '${caseWorkflowId(caseId)}'`, true)
  return caseId
}
