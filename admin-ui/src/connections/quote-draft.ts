import type { ConnectionPageJson, QuoteScopeJson } from '../../../api/connections/contract.js'

/** A line of a form, with a key of its own so that rows keep their fields when one is taken out. */
export interface MaterialDraft {
  readonly key: number
  readonly description: string
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
}

export interface LabourDraft {
  readonly key: number
  readonly description: string
  readonly hours: string
}

/** A quote as its form holds it. */
export interface QuoteDraft {
  readonly meterSize: string
  readonly materials: readonly MaterialDraft[]
  readonly labour: readonly LabourDraft[]
  readonly nextKey: number
}

/** What a quote begins with: the newest one there is, else what the survey found, else nothing. */
export function firstQuoteDraft(connection: Pick<ConnectionPageJson, 'quotes' | 'survey' | 'meterSize'>): QuoteDraft {
  const { survey } = connection
  const scope: QuoteScopeJson = connection.quotes.at(-1)?.scope ?? {
    meterSize: survey?.meterSize ?? connection.meterSize,
    materials: (survey?.materials ?? []).map((line) => ({ ...line, unitPrice: '' })),
    labour: survey === null || survey.labourHours === '0' ? [] : [{ description: 'Labour', hours: survey.labourHours }],
  }
  const materials = scope.materials.map((line, key) => ({ ...line, key }))
  const labour = scope.labour.map((line, index) => ({ ...line, key: materials.length + index }))
  return { meterSize: scope.meterSize, materials, labour, nextKey: materials.length + labour.length }
}

const FIGURE = /^\d{1,9}(\.\d{1,4})?$/

/** The scope to be priced; undefined while a line is unfinished. */
export function scopeOf(draft: QuoteDraft): QuoteScopeJson | undefined {
  const isWhole =
    draft.meterSize.trim() !== '' &&
    draft.materials.every(
      (line) =>
        line.description.trim() !== '' && line.unit.trim() !== '' && FIGURE.test(line.quantity) && FIGURE.test(line.unitPrice),
    ) &&
    draft.labour.every((line) => line.description.trim() !== '' && FIGURE.test(line.hours))
  if (!isWhole) return undefined
  return {
    meterSize: draft.meterSize.trim(),
    materials: draft.materials.map(({ description, quantity, unit, unitPrice }) => ({
      description: description.trim(),
      quantity,
      unit: unit.trim(),
      unitPrice,
    })),
    labour: draft.labour.map(({ description, hours }) => ({ description: description.trim(), hours })),
  }
}
