import { startSimulation } from '../../activities/policy-effects/start-simulation.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { policyEffectWorkflowId } from '../../workflows/policy-effects/contract.js'
import { demoPack, presetPack, releasePacks } from '../support/policy.js'
import { command, type Scene, type Studio } from './studio.js'

export const POLICY_EFFECT_SCENES: readonly Scene[] = [
  { name: 'policy-effect-tried', data: 'alder creek', play: (studio) => tried(studio, 'done') },
  {
    name: 'policy-effect-failed',
    data: 'alder creek',
    play: async (studio) => {
      // What a defect would look like: a table refuses what the rules let through.
      await studio.owner.query(`alter table policy_simulation_counts add check (what <> 'opened')`)
      return tried(studio, 'failed')
    },
  },
]

async function tried(studio: Studio, state: string): Promise<string> {
  await releasePacks(studio.pool, [presetPack('municipal-default'), demoPack()])
  await advanceClock(studio.pool, command({ to: '2026-09-08' }))
  const input = { pack: 'municipal-default', version: 1, from: '2026-09-01', to: '2026-09-07' }
  const { simulationId } = await startSimulation(studio.pool, command(input))
  await studio.untilIs(`select state from policy_simulations where simulation_id = ${simulationId}`, state)
  return policyEffectWorkflowId({ simulationId })
}
