import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startWhatIf } from '../../activities/what-if/start-what-if.js'
import { whatIfWorkflowId } from '../../workflows/what-if/contract.js'
import { ALDER_CREEK } from '../support/bill-run.js'
import { command, type Scene, type Studio } from './studio.js'

export const WHAT_IF_SCENES: readonly Scene[] = [
  { name: 'what-if-tried', data: 'alder creek', play: (studio) => tried(studio, 'done') },
  {
    name: 'what-if-failed',
    data: 'alder creek',
    play: async (studio) => {
      // What a defect would look like: a table refuses what the rules let through.
      await studio.owner.query('alter table what_if_accounts add check (bills < 0)')
      return tried(studio, 'failed')
    },
  },
]

async function tried(studio: Studio, state: string): Promise<string> {
  const file = readFileSync(join(ALDER_CREEK, 'tariffs', 'W-RES.json'), 'utf8')
  const input = { file, from: '2026-07-01', to: '2026-07-31', billedBy: 'W-RES', billCycle: '1' }
  const { whatIfId } = await startWhatIf(studio.pool, command(input))
  await studio.untilIs(`select state from what_ifs where what_if_id = ${whatIfId}`, state)
  return whatIfWorkflowId({ whatIfId })
}
