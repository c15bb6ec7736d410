import type { ProcessRecord } from '../../db/processes/process-reads.js'
import type { Queryable } from '../../db/pool.js'
import { billCycleActs } from '../billing/bill-cycle-acts.js'
import { collectionProcessActs } from '../collections/collection-process-acts.js'
import { connectionProcessActs } from '../connections/connection-process-acts.js'
import { workOrderActs } from '../fieldwork/work-order-acts.js'
import { moveActs } from '../services/move-acts.js'
import { policyEffectActs } from '../policy-effects/policy-effect-acts.js'
import { whatIfActs } from '../what-if/what-if-acts.js'
import type { ActsOfKind, ProcessAct } from './process-act.js'

/** What may be done to each kind of process: a line per kind, its acts in a file of its own slice. A kind that is missing has none. */
const KINDS: Readonly<Record<string, ActsOfKind>> = {
  bill_cycle: billCycleActs,
  dunning: collectionProcessActs,
  policy_effect: policyEffectActs,
  service_connection: connectionProcessActs,
  work_order: workOrderActs,
  move: moveActs,
  what_if: whatIfActs,
}

/** What may be done now. A stuck process of any kind may be let try again. */
export async function actsOf(db: Queryable, process: ProcessRecord): Promise<ProcessAct[]> {
  if (process.endedAt !== null) return []
  const acts = (await KINDS[process.kind]?.(db, process)) ?? []
  return process.state === 'stuck' ? [tryAgain(process), ...acts] : acts
}

function tryAgain(process: ProcessRecord): ProcessAct {
  return {
    act: 'retry',
    label: 'Try again',
    permission: 'processes.act',
    how: 'post',
    path: `/processes/${encodeURIComponent(process.id)}/retry`,
    needsReason: true,
    isDangerous: false,
    consequence: 'The step that was refused is tried once more. Mend its cause first: what is still wrong is refused again.',
    disabledReason: null,
  }
}
