import type { CaseRecord } from '../../db/cases/case-reads.js'
import type { CaseRecordJson } from './contract.js'

export function caseJson({ openedAt, holdsCollection: _holds, ...entry }: CaseRecord): CaseRecordJson {
  return { ...entry, openedAt: openedAt.toISOString() }
}
