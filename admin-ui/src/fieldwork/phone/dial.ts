import type { FieldOrderJson } from '../../../../api/fieldwork/contract.js'

/** A dial to be read, of the meter that hangs there or of the one that is set. */
export type Dial = Pick<FieldOrderJson['registers'][number], 'meterId' | 'register'> &
  Partial<FieldOrderJson['registers'][number]>

export const dialKey = (dial: Dial): string => `${dial.meterId}/${dial.register}`
