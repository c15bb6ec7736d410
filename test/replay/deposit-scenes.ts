import { advanceClock } from '../../activities/utility/advance-clock.js'
import { depositSweepWorkflowId } from '../../workflows/deposits/contract.js'
import { demoPack, presetPack, releasePacks } from '../support/policy.js'
import { command, type Scene } from './studio.js'

export const DEPOSIT_SCENES: readonly Scene[] = [
  {
    name: 'deposit-sweep',
    data: 'alder creek',
    play: async ({ pool, client, untilIs }) => {
      await releasePacks(pool, [presetPack('municipal-default'), demoPack()])
      const { rows } = await pool.query<{ name: string }>('select current_database() as name')
      const workflowId = depositSweepWorkflowId(rows[0]?.name ?? '')
      const waits = (until: string) =>
        untilIs(`select next_wake_on::text from processes where process_id = '${workflowId}'`, until)
      await waits('2026-09-02')
      // Anniversaries of deposits that were brought over: interest is credited, and they are reviewed.
      await advanceClock(pool, command({ to: '2027-06-20' }))
      await waits('2027-06-21')
      // It lives as long as its utility does; the recording ends here.
      await client.workflow.getHandle(workflowId).cancel()
      return workflowId
    },
  },
]
