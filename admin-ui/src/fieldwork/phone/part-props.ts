import type { FieldOrderJson } from '../../../../api/fieldwork/contract.js'
import type { VisitDraft } from './visit-draft.js'

/** What every part of a visit needs. */
export interface PartProps {
  readonly order: FieldOrderJson
  readonly draft: VisitDraft
  readonly onDraft: (draft: VisitDraft) => void
}
