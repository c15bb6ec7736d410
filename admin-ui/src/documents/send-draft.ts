import type { MergeFieldJson } from '../../../api/documents/contract.js'

/** Fields that the message still needs. */
export function missingFields(fields: readonly MergeFieldJson[], values: Readonly<Record<string, string>>): string[] {
  return fields
    .filter((field) => field.isOptional !== true && (values[field.name] ?? '').trim() === '')
    .map((field) => field.name)
}

export interface SendDraft {
  readonly templateCode: string
  readonly channel: '' | 'email' | 'sms' | 'post'
  readonly fields: readonly MergeFieldJson[]
  readonly values: Readonly<Record<string, string>>
}

/** As the API takes it: the fields of this template alone, none that is empty, no channel where the customer's choice holds. */
export function sendBodyOf({ templateCode, channel, fields, values }: SendDraft) {
  return {
    templateCode,
    ...(channel === '' ? {} : { channel }),
    fields: fields.map(({ name }) => ({ name, value: (values[name] ?? '').trim() })).filter(({ value }) => value !== ''),
  }
}

/** `dueDate` → `Due date`. */
export function fieldLabel(name: string): string {
  const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
