import type { JsonSchema } from './schema-check.js'

/** Building blocks of the schemas of documents that people write: tariffs, settings, policy packs. */

export const ref = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` })
export const oneOf = (...values: readonly (string | number | boolean)[]): JsonSchema => ({ enum: values })
export const listOf = (items: JsonSchema, minItems = 1): JsonSchema => ({ type: 'array', items, minItems })
export const TEXT: JsonSchema = { type: 'string', minLength: 1 }
export const DAY: JsonSchema = { type: 'string', format: 'date', description: 'a day as YYYY-MM-DD' }
export const BOOLEAN: JsonSchema = { type: 'boolean' }
export const MONTH_DAY: JsonSchema = {
  type: 'string',
  pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  description: 'a month and day as MM-DD',
}

export function objectOf(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false }
}
