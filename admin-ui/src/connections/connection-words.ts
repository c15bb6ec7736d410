import type { ConnectionPageJson, ConnectionRecordJson } from '../../../api/connections/contract.js'
import { isRole, ROLE_TITLES } from '../../../domain/access/roles.js'
import type { ListFilter } from '../presentation/list-column.js'
import { serviceText } from '../presentation/service-words.js'
import type { Tone } from '../shell/palette.js'

export type Stage = ConnectionRecordJson['stage']
export type BackStage = ConnectionPageJson['backTo'][number]

/** The stages a connection passes, in their order, `cancelled` apart. */
export const STAGES = [
  'application',
  'survey',
  'quote',
  'acceptance',
  'payment',
  'permits',
  'construction',
  'energise',
  'agreement',
  'as_built',
  'completed',
] as const satisfies readonly Stage[]

const STAGE_TEXTS: Readonly<Record<Stage, string>> = {
  application: 'Application',
  survey: 'Site survey',
  quote: 'Quote',
  acceptance: 'Acceptance',
  payment: 'Payment',
  permits: 'Permits and inspections',
  construction: 'Construction and meter set',
  energise: 'Energise',
  agreement: 'Agreement active',
  as_built: 'As-built record',
  completed: 'Completed',
  cancelled: 'Cancelled',
}

export function stageText(stage: Stage): string {
  return STAGE_TEXTS[stage]
}

/** Amber while it waits for somebody, blue where it goes on by itself. */
export function stageTone(stage: Stage): Tone {
  if (stage === 'completed') return 'done'
  if (stage === 'cancelled') return 'idle'
  return stage === 'application' || stage === 'agreement' ? 'running' : 'waiting'
}

/** Whose turn it is. */
export function ownerText(owner: string | null): string {
  return owner === null ? '–' : isRole(owner) ? ROLE_TITLES[owner].title : owner
}

export const STAGE_FILTER: ListFilter = {
  source: 'stage',
  label: 'Stage',
  choices: [...STAGES, 'cancelled' as const].map((value) => ({ value, label: stageText(value) })),
}

export const SERVICE_FILTER: ListFilter = {
  source: 'service',
  label: 'Service',
  choices: ['electric', 'water', 'gas', 'sewer', 'stormwater', 'refuse', 'lighting'].map((value) => ({
    value,
    label: serviceText(value),
  })),
}

/** Page of a connection in the console. */
export function connectionPath(id: string): string {
  return `/connections/${encodeURIComponent(id)}/show`
}

/** Address of an act of a connection in the API. */
export function actPath(id: string, act: string): string {
  return `/connections/${encodeURIComponent(id)}/${act}`
}
