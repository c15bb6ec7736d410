import { StateChip } from '../presentation/StateChip.js'
import { type Stage, stageText, stageTone } from './connection-words.js'

/** The stage a connection is in, in its words and colour. */
export function StageChip({ stage }: { readonly stage: Stage }) {
  return <StateChip state={stage} label={stageText(stage)} tone={stageTone(stage)} />
}
