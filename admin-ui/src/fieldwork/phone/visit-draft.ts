import type { FieldOrderJson, ResultBodyJson } from '../../../../api/fieldwork/contract.js'
import type { ReadWarningJson } from '../../../../api/metering/contract.js'
import { isReadValue } from '../../metering/read-value.js'
import { RESULT_FIELDS } from '../field-words.js'
import { type Dial, dialKey } from './dial.js'
import { readingHints } from './reading-hints.js'

/** A reading as it is typed, by meter and register. */
export interface TypedReading {
  readonly value: string
  /** The technician looked twice and stands by it. */
  readonly isConfirmed: boolean
  /** What stands on the plate, where the technician looked. */
  readonly multiplier?: string
}

/** A photo or a signature on the device. */
export interface DraftFile {
  /** Made here; the key under which the office takes it once. */
  readonly id: string
  readonly kind: 'photo' | 'signature'
  readonly blob: Blob
  readonly isSent: boolean
}

export interface TypedMaterial {
  readonly name: string
  readonly quantity: string
  readonly unit: string
}

/** A visit as it is being written down; kept on the device with every change. */
export interface VisitDraft {
  readonly orderId: string
  readonly stepsDone: readonly string[]
  readonly readings: Readonly<Record<string, TypedReading>>
  readonly removedMeterId: string | null
  readonly setMeterId: string | null
  readonly materials: readonly TypedMaterial[]
  readonly files: readonly DraftFile[]
  readonly note: string
  readonly resultCode: string
  /** What the office found odd about the readings when they were sent. */
  readonly officeWarnings: readonly ReadWarningJson[]
  /** The technician looked again and stands by them. */
  readonly standsByReadings: boolean
}

/** The parts of the page of a visit, from top to bottom. */
export type VisitPart = 'steps' | 'meter' | 'readings' | 'photos' | 'signature' | 'materials' | 'note' | 'result'

export interface Lack {
  readonly part: VisitPart
  /** What is to be done next, on the big button. */
  readonly says: string
}

/** A visit before anything is written down: where one meter hangs and comes out, that is the one. */
export function emptyDraft(order: FieldOrderJson): VisitDraft {
  const hanging = [...new Set(order.registers.map(({ meterId }) => meterId))]
  const comesOut = order.type.meterEffect === 'exchange' || order.type.meterEffect === 'remove'
  return {
    orderId: order.id,
    stepsDone: [],
    readings: {},
    removedMeterId: comesOut && hanging.length === 1 ? (hanging[0] ?? null) : null,
    setMeterId: null,
    materials: [],
    files: [],
    note: '',
    resultCode: '',
    officeWarnings: [],
    standsByReadings: false,
  }
}

/** True where the work puts a meter in: an exchange, or a connection where none hangs. */
export function setsMeter({ type, registers }: FieldOrderJson): boolean {
  return type.meterEffect === 'exchange' || (type.meterEffect === 'set_if_missing' && registers.length === 0)
}

export function removesMeter({ type }: FieldOrderJson): boolean {
  return type.meterEffect === 'exchange' || type.meterEffect === 'remove'
}

/** Every dial there is to read: those that hang there, then those of the meter that is set. */
export function dialsOf(order: FieldOrderJson, draft: VisitDraft): readonly Dial[] {
  const set = order.stock.find((meter) => meter.meterId === draft.setMeterId)
  return [...order.registers, ...(set?.registers ?? []).map((register) => ({ meterId: set?.meterId ?? '', register }))]
}

/** True where the plate is looked at: of a meter that is put in, and where the records have another multiplier than one. */
export function asksForPlate(dial: Dial, draft: VisitDraft): boolean {
  return dial.meterId === draft.setMeterId || (dial.multiplier !== undefined && Number(dial.multiplier) !== 1)
}

/** What is still missing before the visit can be sent, in the order of the page. Work that could not be done needs only its reason. */
export function lacksOf(order: FieldOrderJson, draft: VisitDraft, today: string): readonly Lack[] {
  const code = order.type.resultCodes.find((one) => one.code === draft.resultCode)
  const dials = dialsOf(order, draft)
  const lacks: Lack[] = []
  const lack = (part: VisitPart, says: string): void => void lacks.push({ part, says })
  if (code?.outcome !== 'incomplete') {
    const undone = order.type.steps.filter((step) => step.isRequired && !draft.stepsDone.includes(step.code))
    if (undone.length > 0) lack('steps', undone.length === 1 ? 'Do the last step' : `Do ${undone.length} steps`)
    if (removesMeter(order) && draft.removedMeterId === null) lack('meter', 'Say which meter came out')
    if (setsMeter(order) && draft.setMeterId === null) lack('meter', 'Say which meter went in')
    const needed = dials.filter((dial) => isNeeded(order, draft, dial))
    const unread = needed.filter((dial) => (draft.readings[dialKey(dial)]?.value ?? '') === '')
    if (unread.length > 0) lack('readings', unread.length === 1 ? 'Read the dial' : `Read ${unread.length} dials`)
  }
  const isQuestioned = draft.officeWarnings.length > 0 && !draft.standsByReadings
  if (isQuestioned || dials.some((dial) => !isSound(dial, draft, today))) lack('readings', 'Check the reading')
  if (code?.outcome !== 'incomplete') {
    const { requiredFields: needs } = order.type
    if (needs.includes('photo') && !draft.files.some(({ kind }) => kind === 'photo')) lack('photos', 'Take a photo')
    if (needs.includes('signature') && !draft.files.some(({ kind }) => kind === 'signature'))
      lack('signature', 'Get the signature')
    if (needs.includes('materials') && soundMaterials(draft).length === 0) lack('materials', 'Say what was used')
    if (needs.includes('note') && draft.note.trim() === '') lack('note', `Write the ${RESULT_FIELDS.note.toLowerCase()}`)
  }
  if (code === undefined) lack('result', 'Choose the result')
  return lacks
}

function isNeeded(order: FieldOrderJson, draft: VisitDraft, dial: Dial): boolean {
  return (
    order.type.requiredFields.includes('reading') || dial.meterId === draft.removedMeterId || dial.meterId === draft.setMeterId
  )
}

/** A reading is a number, and where something about it is odd, the technician stands by it. */
function isSound(dial: Dial, draft: VisitDraft, today: string): boolean {
  const typed = draft.readings[dialKey(dial)]
  if (typed === undefined || typed.value === '') return true
  const isPlate = (typed.multiplier ?? '') === '' || isReadValue(typed.multiplier ?? '')
  return isPlate && isReadValue(typed.value) && (typed.isConfirmed || readingHints(dial, typed.value, today).length === 0)
}

export function soundMaterials(draft: VisitDraft): readonly TypedMaterial[] {
  return draft.materials.filter((one) => one.name.trim() !== '' && isReadValue(one.quantity) && one.unit.trim() !== '')
}

/** What is sent to the office. `resultId` is made here, so that sending it twice counts once. */
export function resultOf(order: FieldOrderJson, draft: VisitDraft, resultId: string, today: string): ResultBodyJson {
  const note = draft.note.trim()
  return {
    resultId,
    resultCode: draft.resultCode,
    doneOn: today,
    note: note === '' ? null : note,
    stepsDone: [...draft.stepsDone],
    readings: dialsOf(order, draft).flatMap((dial) => {
      const typed = draft.readings[dialKey(dial)]
      if (typed === undefined || typed.value === '') return []
      const hints = typed.isConfirmed ? readingHints(dial, typed.value, today).flatMap((hint) => hint.codes) : []
      const asked = draft.standsByReadings ? draft.officeWarnings.map(({ code }) => code) : []
      const confirmed = [...new Set([...hints, ...asked])]
      const plate = typed.multiplier === undefined || typed.multiplier === '' ? {} : { multiplier: typed.multiplier }
      return [{ meterId: dial.meterId, register: dial.register, value: typed.value, ...plate, confirmed }]
    }),
    materials: soundMaterials(draft).map((one) => ({ name: one.name.trim(), quantity: one.quantity, unit: one.unit.trim() })),
    removedMeterId: removesMeter(order) ? draft.removedMeterId : null,
    setMeterId: setsMeter(order) ? draft.setMeterId : null,
  }
}
