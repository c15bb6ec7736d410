import { done, type Outcome, refused } from '../kernel/outcome.js'
import { type BackStage, BACK_STAGES, type ConnectionStage, isAfter, isEnded, stageWords } from './stages.js'

/** The stages a connection may be taken back to from where it is, its own among them. */
export function stagesBackFrom(stage: ConnectionStage): BackStage[] {
  return isEnded(stage) ? [] : BACK_STAGES.filter((back) => !isAfter(back, stage))
}

/** Refuses BACK_NOT_BEFORE for a stage that the connection has not reached. */
export function checkGoBack(stage: ConnectionStage, to: BackStage): Outcome<BackStage, 'BACK_NOT_BEFORE'> {
  if (stagesBackFrom(stage).includes(to)) return done(to)
  return refused(
    'BACK_NOT_BEFORE',
    `The connection is in the stage ${stageWords(stage)}; ${stageWords(to)} does not lie behind it.`,
    {
      stage,
      to,
    },
  )
}
