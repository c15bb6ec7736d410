import type { LocalDate } from '../kernel/local-date.js'

export type ImportedAgreementState = 'pending_start' | 'active' | 'pending_stop' | 'stopped'

/**
 * The state an agreement arrives in, from its first and last day of service and the business date: a stop that lies ahead, or is
 * today, is a pending one. `stopped` becomes `closed` where its last day is billed and nothing of it is open; that needs the other
 * files and is decided when all are read.
 */
export function stateOnImport(
  agreement: { startOn: LocalDate; stopOn: LocalDate | null },
  today: LocalDate,
): ImportedAgreementState {
  if (agreement.startOn > today) return 'pending_start'
  if (agreement.stopOn === null) return 'active'
  return agreement.stopOn >= today ? 'pending_stop' : 'stopped'
}

/** The day from which the agreement has been in that state, as far as an import can tell. */
export function stateSince(
  agreement: { startOn: LocalDate; stopOn: LocalDate | null },
  state: ImportedAgreementState,
  today: LocalDate,
): LocalDate {
  if (state === 'active') return agreement.startOn
  if (state === 'stopped') return agreement.stopOn ?? today
  return today
}
