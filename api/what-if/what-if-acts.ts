import { findWhatIf } from '../../db/what-if/what-if-store.js'
import type { ActsOfKind } from '../processes/process-act.js'

/** What may be done to a what-if from its process. */
export const whatIfActs: ActsOfKind = async (db, process) => {
  const whatIf = await findWhatIf(db, Number(process.subjectId))
  if (whatIf === undefined) return []
  return [
    {
      act: 'cancel',
      label: 'Cancel the what-if',
      consequence: 'It stops after the accounts it is at. What it counted so far can still be read.',
      permission: 'rating.write',
      how: 'post',
      path: `/what-ifs/${whatIf.whatIfId}/cancel`,
      needsReason: true,
      isDangerous: false,
      disabledReason: whatIf.state === 'running' ? null : 'It has ended.',
    },
  ]
}
