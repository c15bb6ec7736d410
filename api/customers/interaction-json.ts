import type { InteractionRecord } from '../../db/customers/interaction-reads.js'
import type { InteractionRecordJson } from './contract.js'

export function interactionJson({ recordedAt, ...entry }: InteractionRecord): InteractionRecordJson {
  return { ...entry, files: [...entry.files], recordedAt: recordedAt.toISOString() }
}
