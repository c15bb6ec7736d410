import type { CrewRecordJson } from '../../../../api/fieldwork/contract.js'

export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export interface CrewMember {
  readonly userId: string
  readonly name: string
}

/** The fields of the dialog; figures as they are typed. */
export interface CrewDraft {
  readonly id: string
  readonly name: string
  readonly skills: readonly string[]
  readonly areas: readonly string[]
  readonly latitude: string
  readonly longitude: string
  readonly shifts: CrewRecordJson['shifts']
  readonly members: readonly CrewMember[]
  readonly daysOff: CrewRecordJson['daysOff']
  readonly isActive: boolean
}

/** A new crew, or the one that is there. */
export function crewDraft(crew: CrewRecordJson | undefined): CrewDraft {
  return {
    id: crew?.id ?? '',
    name: crew?.name ?? '',
    skills: crew?.skills ?? [],
    areas: crew?.areas ?? [],
    latitude: crew === undefined ? '' : String(crew.startLatitude),
    longitude: crew === undefined ? '' : String(crew.startLongitude),
    shifts: crew?.shifts ?? [],
    members: crew?.members ?? [],
    daysOff: crew?.daysOff ?? [],
    isActive: crew?.isActive ?? true,
  }
}

/** Why the crew cannot be kept yet; undefined where it can. */
export function whatCrewLacks(draft: CrewDraft): string | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9._:/-]*$/.test(draft.id)) return 'Give it a short code of letters and digits.'
  if (draft.name.trim() === '') return 'Give it a name.'
  if (!isDegrees(draft.latitude, 90) || !isDegrees(draft.longitude, 180)) return 'Say where it starts from, in degrees.'
  if (draft.shifts.some((shift) => shift.from === '' || shift.to === '' || shift.from >= shift.to))
    return 'A shift ends after it begins.'
  if (draft.daysOff.some((day) => day.on === '' || day.reason.trim() === '')) return 'A day off has a day and a reason.'
  return undefined
}

/** The request's body; `version` is the one that was seen, 0 for a new crew. */
export function crewBody(draft: CrewDraft, version: number) {
  return {
    name: draft.name.trim(),
    skills: [...draft.skills],
    areas: [...draft.areas],
    startLatitude: Number(draft.latitude),
    startLongitude: Number(draft.longitude),
    shifts: [...draft.shifts],
    memberIds: draft.members.map((member) => member.userId),
    daysOff: draft.daysOff.map((day) => ({ on: day.on, reason: day.reason.trim() })),
    isActive: draft.isActive,
    version,
  }
}

/** A skill as the kinds of work name it: `gas fitting` → `GAS_FITTING`. */
export function skillCode(text: string): string {
  return text
    .trim()
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
}

function isDegrees(text: string, most: number): boolean {
  return /^-?\d{1,3}(\.\d{1,8})?$/.test(text) && Math.abs(Number(text)) <= most
}
