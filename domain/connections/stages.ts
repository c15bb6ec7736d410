/** From the application to the record of what was built. `completed` and `cancelled` are ends. */
export const CONNECTION_STAGES = [
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
  'cancelled',
] as const
export type ConnectionStage = (typeof CONNECTION_STAGES)[number]

/** The stages in which a connection waits for somebody; the others pass by themselves. */
export const WAITING_STAGES = [
  'survey',
  'quote',
  'acceptance',
  'payment',
  'permits',
  'construction',
  'energise',
  'as_built',
] as const satisfies readonly ConnectionStage[]
export type WaitingStage = (typeof WAITING_STAGES)[number]

/** Where a connection can be taken back to: each begins anew from there. What only a customer or Penstock does is reached through them. */
export const BACK_STAGES = [
  'survey',
  'quote',
  'permits',
  'construction',
  'energise',
  'as_built',
] as const satisfies readonly ConnectionStage[]
export type BackStage = (typeof BACK_STAGES)[number]

const WORDS: Readonly<Record<ConnectionStage, string>> = {
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

/** A stage as people call it: "Site survey". */
export function stageTitle(stage: ConnectionStage): string {
  return WORDS[stage]
}

/** A stage in running text: "site survey". */
export function stageWords(stage: ConnectionStage): string {
  return WORDS[stage].replace(/^./, (first) => first.toLowerCase())
}

export function isEnded(stage: ConnectionStage): boolean {
  return stage === 'completed' || stage === 'cancelled'
}

export function isWaiting(stage: ConnectionStage): stage is WaitingStage {
  return (WAITING_STAGES as readonly string[]).includes(stage)
}

/** True where `stage` comes after `other` on the way to the end. */
export function isAfter(stage: ConnectionStage, other: ConnectionStage): boolean {
  return CONNECTION_STAGES.indexOf(stage) > CONNECTION_STAGES.indexOf(other)
}

/** The stage that follows when nothing goes back. */
export function stageAfter(stage: ConnectionStage): ConnectionStage {
  return isEnded(stage) ? stage : (CONNECTION_STAGES[CONNECTION_STAGES.indexOf(stage) + 1] as ConnectionStage)
}
