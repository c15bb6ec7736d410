import type { ConnectionBodyJson } from '../../../api/connections/contract.js'
import type { PremisePageJson, PremiseRecordJson } from '../../../api/premises/contract.js'
import { isLocalDate } from '../../../domain/kernel/local-date.js'
import { type WhoDraft, whoBody } from '../services/moves/who-draft.js'

/** An application as the representative fills it in. */
export interface ConnectionDraft {
  readonly premise: PremiseRecordJson | null
  readonly who: WhoDraft
  readonly service: ConnectionBodyJson['service'] | ''
  readonly tariffCode: string
  readonly meterSize: string
  readonly wishedOn: string
  readonly note: string
}

/** The application as the API takes it, and what is still to be filled in, in few words. */
export function connectionBodyOf(
  { premise, who, service, tariffCode, meterSize, wishedOn, note }: ConnectionDraft,
  place: PremisePageJson | undefined,
): { readonly body: ConnectionBodyJson | undefined; readonly missing: readonly string[] } {
  const applicant = whoBody(who, place)
  const missing = [
    ...(premise === null ? ['the place'] : []),
    ...applicant.missing,
    ...(service === '' || tariffCode === '' ? ['the service and its tariff'] : []),
    ...(service !== '' && meterSize.trim() === '' ? ['the size of the meter'] : []),
    ...(isLocalDate(wishedOn) ? [] : ['the day it is wanted from']),
  ]
  if (premise === null || service === '' || missing.length > 0) return { body: undefined, missing }
  const body: ConnectionBodyJson = {
    premiseId: premise.id,
    ...applicant.body,
    service,
    tariffCode,
    meterSize: meterSize.trim(),
    wishedOn,
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  }
  return { body, missing }
}
