import type { MeterPageJson, ReadCheckJson, ReadRecordJson, ReadWarningJson } from '../../../api/metering/contract.js'
import { isReadValue } from './read-value.js'

/** The fields of the dialog. */
export interface ReadDraft {
  readonly register: string
  readonly readOn: string
  readonly value: string
  readonly kind: ReadRecordJson['kind']
  readonly source: 'phone' | 'web' | 'card' | 'handheld' | 'move'
  readonly reason: string
}

const REASON_MIN = 3

/** A new read is of today and was told on the telephone; a correction begins with what it corrects. */
export function firstDraft(meter: MeterPageJson, correcting: ReadRecordJson | undefined): ReadDraft {
  if (correcting !== undefined) {
    const { register, readOn, value, kind } = correcting
    return { register, readOn, value, kind: kind === 'estimated' ? 'actual' : kind, source: 'phone', reason: '' }
  }
  const register = meter.registers.find(({ role }) => role === 'consumption') ?? meter.registers[0]
  return { register: register?.register ?? '', readOn: meter.today, value: '', kind: 'customer', source: 'phone', reason: '' }
}

/** Why the read cannot be kept yet, as a few words; undefined where it can. */
export function whatIsMissing(
  draft: ReadDraft,
  check: ReadCheckJson | undefined,
  confirmed: ReadonlySet<ReadWarningJson['code']>,
  isCorrection: boolean,
): string | undefined {
  if (draft.value === '') return 'Enter what the dial shows.'
  if (!isReadValue(draft.value)) return 'A read is a number without blanks or separators.'
  if (check === undefined) return 'Checking…'
  const open = check.warnings.filter((warning) => !confirmed.has(warning.code)).length
  if (open > 0) return open === 1 ? 'Confirm what is odd about it.' : `Confirm the ${open} oddities.`
  const needsReason = isCorrection || check.warnings.length > 0
  if (needsReason && draft.reason.trim().length < REASON_MIN) return 'Give the reason.'
  return undefined
}

/** The request's body. */
export function readBody(draft: ReadDraft, confirmed: ReadonlySet<ReadWarningJson['code']>, isCorrection: boolean) {
  const reason = draft.reason.trim()
  const common = { value: draft.value, kind: draft.kind, confirmed: [...confirmed] }
  if (isCorrection) return { ...common, reason }
  return {
    ...common,
    register: draft.register,
    readOn: draft.readOn,
    source: draft.kind === 'estimated' ? ('estimate' as const) : draft.source,
    ...(reason.length < REASON_MIN ? {} : { reason }),
  }
}
