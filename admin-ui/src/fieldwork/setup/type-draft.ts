import type { WorkOrderTypeJson } from '../../../../api/fieldwork/contract.js'

/** The fields of the dialog; figures as they are typed, empty text where there is none. */
export interface TypeDraft extends Omit<WorkOrderTypeJson, 'id' | 'version' | 'expectedMinutes' | 'chargeAmount'> {
  readonly minutes: string
  readonly charge: string
}

const NEW_TYPE: TypeDraft = {
  typeCode: '',
  title: '',
  steps: [],
  requiredFields: [],
  meterEffect: 'none',
  skills: [],
  minutes: '30',
  needsAppointment: false,
  resultCodes: [
    { code: 'DONE', title: 'Done', outcome: 'completed', followUps: [] },
    { code: 'NO_ACCESS', title: 'No access', outcome: 'incomplete', followUps: ['again'] },
  ],
  charge: '',
  isActive: true,
}

/** A new kind of work with the two results nearly all have, or the one that is there. */
export function typeDraft(type: WorkOrderTypeJson | undefined): TypeDraft {
  if (type === undefined) return NEW_TYPE
  const { id: _id, version: _version, expectedMinutes, chargeAmount, ...same } = type
  return { ...same, minutes: String(expectedMinutes), charge: chargeAmount ?? '' }
}

const CODE = /^[A-Z][A-Z0-9_]*$/

/** Why it cannot be kept yet; undefined where it can. */
export function whatTypeLacks(draft: TypeDraft): string | undefined {
  if (!CODE.test(draft.typeCode)) return 'Give it a code of capital letters.'
  if (draft.title.trim() === '') return 'Give it a name.'
  const minutes = Number(draft.minutes)
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > 1440) return 'It takes 5 to 1,440 minutes.'
  if (draft.steps.some((step) => !CODE.test(step.code) || step.text.trim() === '')) return 'Every step has a code and words.'
  if (draft.resultCodes.some((code) => !CODE.test(code.code) || code.title.trim() === ''))
    return 'Every result has a code and a name.'
  if (!draft.resultCodes.some((code) => code.outcome === 'completed')) return 'One result must mean that the work is done.'
  if (draft.charge !== '' && !/^\d{1,10}(\.\d{1,2})?$/.test(draft.charge)) return 'The charge is an amount, or empty.'
  return undefined
}

/** The request's body; `version` is the one that was seen, 0 for a new kind. */
export function typeBody(draft: TypeDraft, version: number) {
  const { typeCode: _code, minutes, charge, ...same } = draft
  return {
    ...same,
    title: draft.title.trim(),
    expectedMinutes: Number(minutes),
    chargeAmount: charge === '' ? null : charge,
    version,
  }
}

/** `Look at the dial` → `LOOK_AT_THE_DIAL`: a code for what was only named. */
export function codeOf(words: string): string {
  return words
    .trim()
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 40)
}
