import type { PremisePageJson } from '../../../../api/premises/contract.js'
import type { Priority } from '../field-words.js'

/** The fields of the dialog; empty text where nothing is chosen. */
export interface OrderDraft {
  readonly typeCode: string
  readonly servicePointId: string
  readonly accountId: string
  readonly wantedOn: string
  readonly priority: Priority
  readonly note: string
}

export const firstOrderDraft: OrderDraft = {
  typeCode: '',
  servicePointId: '',
  accountId: '',
  wantedOn: '',
  priority: 'normal',
  note: '',
}

/** Why the work cannot be ordered yet, in a few words; undefined where it can. */
export function whatOrderLacks(premiseId: string | undefined, draft: OrderDraft): string | undefined {
  if (premiseId === undefined) return 'Choose the place.'
  if (draft.typeCode === '') return 'Choose the kind of work.'
  if (draft.wantedOn === '') return 'Choose the day.'
  return undefined
}

/** The request's body. Who takes service at the chosen point is whom the work is for, unless somebody else was named. */
export function orderBody(premiseId: string, draft: OrderDraft, premise: PremisePageJson | undefined) {
  const point = draft.servicePointId === '' ? null : draft.servicePointId
  const note = draft.note.trim()
  return {
    typeCode: draft.typeCode,
    premiseId,
    servicePointId: point,
    accountId: draft.accountId !== '' ? draft.accountId : (occupantOf(premise)?.accountId ?? null),
    wantedOn: draft.wantedOn,
    priority: draft.priority,
    note: note === '' ? null : note,
  }
}

/** The one account that takes service at the place now; none where there are several. */
function occupantOf(premise: PremisePageJson | undefined): { readonly accountId: string } | undefined {
  const now = (premise?.occupancies ?? []).filter((stay) => stay.state === 'active' || stay.state === 'pending_stop')
  const accounts = [...new Set(now.map((stay) => stay.accountId))]
  return accounts.length === 1 ? now[0] : undefined
}
