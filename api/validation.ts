import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import type { FieldError } from './errors.js'
import { FORM_SENTENCES } from './fields.js'

// Ajv's own promise: a field that a schema does not name is refused, never dropped.
const COMMON = { allErrors: true, removeAdditional: false, useDefaults: true, strict: false, allowUnionTypes: true } as const

function build(coerceTypes: false | 'array'): Ajv {
  const ajv = new Ajv({ ...COMMON, coerceTypes })
  // Its types describe the CommonJS module only.
  ;(addFormats as unknown as (ajv: Ajv) => void)(ajv)
  return ajv
}

/** JSON has types: a body is taken as it is. */
const strict = build(false)
/** An address is text: `5` becomes a number where the schema wants one, one value a list. */
const coercing = build('array')

/** Validates the body strictly, the parts of the address with conversion from text. */
export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  return (httpPart === 'body' ? strict : coercing).compile(schema) as ValidateFunction<unknown> &
    ReturnType<FastifySchemaCompiler<object>>
}

/** Errors of Ajv as fields and sentences, the most telling one per field. */
export function fieldErrorsOf(errors: readonly Partial<ErrorObject>[], part: string): FieldError[] {
  const byField = new Map<string, string>()
  for (const error of errors) {
    const { field, message } = fieldErrorOf(error, part)
    if (!byField.has(field) && byField.size < MAX_REPORTED) byField.set(field, message)
  }
  return [...byField].map(([field, message]) => ({ field, message }))
}

const MAX_REPORTED = 50

function fieldErrorOf(error: Partial<ErrorObject>, part: string): FieldError {
  const path = (error.instancePath ?? '').split('/').slice(1).map(unescaped)
  const params = (error.params ?? {}) as Readonly<Record<string, unknown>>
  if (error.keyword === 'additionalProperties') {
    return { field: nameOf([...path, String(params.additionalProperty)], part), message: 'is not a field of this request' }
  }
  if (error.keyword === 'required') {
    return { field: nameOf([...path, String(params.missingProperty)], part), message: 'is missing' }
  }
  return { field: nameOf(path, part), message: sentenceOf(error, params) }
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a date YYYY-MM-DD',
  'date-time': 'an instant like 2026-09-01T12:00:00Z',
  email: 'an e-mail address',
  uuid: 'a UUID',
}

function sentenceOf(error: Partial<ErrorObject>, params: Readonly<Record<string, unknown>>): string {
  switch (error.keyword) {
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).join(', ')}`
    case 'format':
      return `must be ${FORMATS[String(params.format)] ?? String(params.format)}`
    case 'pattern':
      return FORM_SENTENCES[String(params.pattern)] ?? 'does not have the form it needs'
    case 'minLength':
      return Number(params.limit) === 1 ? 'must not be empty' : `needs at least ${String(params.limit)} characters`
    case 'maxLength':
      return `may have at most ${String(params.limit)} characters`
    default:
      return error.message ?? 'is not valid'
  }
}

/** Of what the caller sent only names are repeated, and those shortened. */
function nameOf(path: readonly string[], part: string): string {
  return path.length === 0 ? part : path.map((segment) => segment.slice(0, 60)).join('/')
}

function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~')
}
