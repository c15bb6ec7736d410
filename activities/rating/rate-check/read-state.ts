import { isLocalDate } from '../../../domain/kernel/local-date.js'
import type { RateRefusal, RateState } from './contract.js'
import { parseJson } from '../parse-json.js'

type StateReading =
  | { readonly ok: true; readonly state: RateState | undefined }
  | { readonly ok: false; readonly refusals: RateRefusal[] }

/** Reads the state of an earlier answer. */
export function readState(text: string | undefined): StateReading {
  if (text === undefined) return { ok: true, state: undefined }
  const parsed = parseJson(text)
  const message = parsed.ok ? 'this is not the state of an earlier answer' : parsed.message
  const value: unknown = parsed.ok ? parsed.value : undefined
  return isState(value) ? { ok: true, state: value } : { ok: false, refusals: [{ code: 'STATE', field: 'state', message }] }
}

function isState(value: unknown): value is RateState {
  if (!isRecord(value) || typeof value['next'] !== 'string' || !isLocalDate(value['next'])) return false
  const carried = value['carried']
  return (
    isRecord(carried) &&
    Object.values(carried).every((entry) => isRecord(entry) && Object.values(entry).every((figure) => typeof figure === 'string'))
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
