import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox'

// The vocabulary of request and answer schemas. Every text and list of a request has a bound; the server refuses to start
// with one that has none.

/** The forms that texts have here, and how an error says what was wanted. */
export const FORMS = {
  key: '^[A-Za-z0-9][A-Za-z0-9._:/-]*$',
  amount: '^-?[0-9]{1,15}(\\.[0-9]{1,8})?$',
  notBlank: '\\S',
  clockTime: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  language: '^[a-z]{2}$',
} as const

export const FORM_SENTENCES: Readonly<Record<string, string>> = {
  [FORMS.key]: 'must be a key of letters, digits and . _ : / -, like A000001',
  [FORMS.amount]: 'must be a decimal number as text, like 12.50',
  [FORMS.notBlank]: 'must not be blank',
  [FORMS.clockTime]: 'must be a time of day, like 21:30',
  [FORMS.language]: 'must be a language of two letters, like en',
}

/** An object that refuses fields it does not name. */
export function closed<Properties extends TProperties>(properties: Properties): TObject<Properties> {
  return Type.Object(properties, { additionalProperties: false })
}

/** Free text of `min` to `max` characters. */
export function text(max: number, options: { min?: number; description?: string } = {}) {
  return Type.String({ minLength: options.min ?? 0, maxLength: max, ...describe(options.description) })
}

/** A business key as people read it out: `A000001`, `W-RES`. */
export function key(description?: string) {
  return Type.String({ minLength: 1, maxLength: 64, pattern: FORMS.key, ...describe(description) })
}

/** A key that the machine made. */
export function serial(description?: string) {
  return Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, ...describe(description) })
}

/** `YYYY-MM-DD`. */
export function localDate(description?: string) {
  return Type.String({ format: 'date', minLength: 10, maxLength: 10, ...describe(description) })
}

/** A minute of the day on the utility's clock: `21:30`. */
export function clockTime() {
  return Type.String({ pattern: FORMS.clockTime, minLength: 5, maxLength: 5 })
}

/** ISO 639-1: `en`. */
export function languageCode() {
  return Type.String({ pattern: FORMS.language, minLength: 2, maxLength: 2 })
}

/** An instant, ISO 8601 with its offset. */
export function timestamp(description?: string) {
  return Type.String({ format: 'date-time', maxLength: 40, ...describe(description) })
}

/** A decimal as text, at most 15 digits before the point and 8 behind: `-12.50`. */
export function amount(description?: string) {
  return Type.String({ pattern: FORMS.amount, maxLength: 25, ...describe(description) })
}

/** Why somebody does it; goes into the audit. */
export function reason() {
  return Type.String({ minLength: 3, maxLength: 500, pattern: FORMS.notBlank, description: 'Why; kept in the audit' })
}

export function oneOf<const Values extends readonly string[]>(values: Values, description?: string) {
  return Type.Unsafe<Values[number]>({ type: 'string', enum: [...values], ...describe(description) })
}

/** At most `max` items. */
export function listOf<Item extends TSchema>(item: Item, max: number, options: { min?: number } = {}) {
  return Type.Array(item, { minItems: options.min ?? 0, maxItems: max })
}

/** The value or null; for answers, where a field is always there. */
export function nullable<Schema extends TSchema>(schema: Schema) {
  return Type.Unsafe<Static<Schema> | null>({ anyOf: [schema, { type: 'null' }] })
}

/** May be left out of a request, or be absent in an answer. */
export const optional = Type.Optional

function describe(description: string | undefined): { description?: string } {
  return description === undefined ? {} : { description }
}
