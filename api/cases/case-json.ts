import type { CaseRecord } from '../../db/cases/case-reads.js'
import { caseDaysLeft } from '../../domain/cases/case-acts.js'
import type { BusinessCalendar } from '../../domain/kernel/business-calendar.js'
import type { CaseRecordJson } from './contract.js'

/** A case as the API tells of it, with what its clock says today. */
export function caseJson(clock: { readonly today: string; readonly calendar: BusinessCalendar }) {
  return ({ openedAt, holdsCollection: _holds, ...entry }: CaseRecord): CaseRecordJson => ({
    ...entry,
    openedAt: openedAt.toISOString(),
    businessDaysLeft: caseDaysLeft(entry, clock.today, clock.calendar),
  })
}
