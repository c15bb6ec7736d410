import { advanceClock } from '../../activities/utility/advance-clock.js'
import { lateFeeSweepWorkflowId } from '../../workflows/late-fees/contract.js'
import { demoPack, presetPack, releasePacks } from '../support/policy.js'
import { command, type Scene } from './studio.js'

export const LATE_FEE_SCENES: readonly Scene[] = [
  {
    name: 'late-fee-sweep',
    data: 'alder creek',
    play: async ({ pool, client, untilIs }) => {
      await releasePacks(pool, [presetPack('municipal-default'), demoPack()])
      const { rows } = await pool.query<{ name: string }>('select current_database() as name')
      const workflowId = lateFeeSweepWorkflowId(rows[0]?.name ?? '')
      const waits = (until: string) =>
        untilIs(`select next_wake_on::text from processes where process_id = '${workflowId}'`, until)
      await waits('2026-09-02')
      await advanceClock(pool, command({ to: '2026-10-10' }))
      await waits('2026-10-11')
      // It lives as long as its utility does; the recording ends here.
      await client.workflow.getHandle(workflowId).cancel()
      return workflowId
    },
  },
]
