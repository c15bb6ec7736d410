import fc from 'fast-check'
import { minimalValue } from './minimal-value.js'

type Schema = Readonly<Record<string, unknown>>

/** Values that a request schema lets in: optional fields there or not, texts of any characters a text may have. */
export function arbitraryValue(schema: unknown): fc.Arbitrary<unknown> {
  const { type, ...rest } = schema as Schema & { type?: unknown }
  if ('const' in rest) return fc.constant(rest.const)
  if (Array.isArray(rest.enum)) return fc.constantFrom(...(rest.enum as unknown[]))
  const alternatives = (rest.anyOf ?? rest.oneOf) as readonly unknown[] | undefined
  if (alternatives !== undefined) return fc.oneof(...alternatives.map(arbitraryValue))
  switch (type) {
    case 'object':
      return arbitraryObject(rest)
    case 'array':
      return arbitraryList(rest)
    case 'string':
      return arbitraryText(rest)
    case 'integer':
      return fc.integer({ min: Number(rest.minimum ?? -1000), max: Math.min(Number(rest.maximum ?? 1000), 2_147_483_647) })
    case 'number':
      return fc.double({ min: Number(rest.minimum ?? -1000), max: Number(rest.maximum ?? 1000), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.constant(minimalValue(schema))
  }
}

function arbitraryObject(schema: Schema): fc.Arbitrary<unknown> {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, unknown>>
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, arbitraryValue(field)]))
  return fc.record(fields, { requiredKeys: (schema.required ?? []) as string[] })
}

function arbitraryList(schema: Schema): fc.Arbitrary<unknown> {
  const [minLength, maxLength] = [
    Number(schema.minItems ?? 0),
    Math.min(Number(schema.maxItems ?? 3), Number(schema.minItems ?? 0) + 3),
  ]
  const item = arbitraryValue(schema.items)
  return schema.uniqueItems === true
    ? fc.uniqueArray(item, { minLength, maxLength, comparator: 'SameValue' })
    : fc.array(item, { minLength, maxLength })
}

function arbitraryText(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.format === 'date') {
    return fc
      .date({ min: new Date('1990-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
  }
  if (schema.format !== undefined) return fc.constant(minimalValue({ type: 'string', ...schema }))
  const [minLength, maxLength] = [
    Number(schema.minLength ?? 0),
    Math.min(Number(schema.maxLength ?? 40), Number(schema.minLength ?? 0) + 40),
  ]
  if (schema.pattern === undefined) {
    // What PostgreSQL stores as text; the rest is refused, and has tests of its own.
    return fc
      .string({ minLength, maxLength, unit: 'grapheme' })
      .map((text) => fitted(text.replaceAll('\0', ' '), minLength, maxLength))
  }
  const pattern = new RegExp(schema.pattern as string, 'u')
  const simple = fc.stringMatching(/^[A-Za-z0-9.:_-]{1,12}$/).filter((text) => pattern.test(text) && text.length >= minLength)
  return fc.oneof(fc.constant(minimalValue({ type: 'string', ...schema })), simpleOr(simple, schema, pattern))
}

/** The text as long as its schema asks, in the units it counts in: whole characters are left out at its end, or letters put there. */
function fitted(text: string, minLength: number, maxLength: number): string {
  const characters = [...text]
  while (characters.join('').length > maxLength) characters.pop()
  return characters.join('').padEnd(minLength, 'x')
}

/** Patterns that ordinary words do not fit are served by the sample alone. */
function simpleOr(simple: fc.Arbitrary<string>, schema: Schema, pattern: RegExp): fc.Arbitrary<unknown> {
  const fitsWords = ['Ab1', 'zz', '7x'].filter((word) => pattern.test(word)).length > 1 && Number(schema.minLength ?? 0) <= 3
  return fitsWords ? simple : fc.constant(minimalValue({ type: 'string', ...schema }))
}

/** A value that the schema refuses, made of one it lets in: a field missing, unknown, of another type, beyond its bound. */
export function brokenValue(schema: unknown): fc.Arbitrary<unknown> | undefined {
  const { properties = {}, required = [] } = schema as { properties?: Readonly<Record<string, Schema>>; required?: string[] }
  const good = arbitraryValue(schema) as fc.Arbitrary<Record<string, unknown>>
  const breaks = [fc.constant((value: Record<string, unknown>): unknown => ({ ...value, unknownField: 1 }))]
  for (const name of required) {
    breaks.push(fc.constant(({ [name]: _left, ...value }: Record<string, unknown>): unknown => value))
  }
  for (const [name, field] of Object.entries(properties)) {
    for (const wrong of wrongValues(field))
      breaks.push(fc.constant((value: Record<string, unknown>): unknown => ({ ...value, [name]: wrong })))
  }
  return fc.tuple(good, fc.oneof(...breaks)).map(([value, broken]) => broken(value))
}

function wrongValues(field: Schema): unknown[] {
  // A field that takes anything cannot be broken.
  if (field.type === undefined && field.anyOf === undefined && field.enum === undefined) return []
  const wrong: unknown[] = []
  const takes = (kind: string): boolean =>
    field.type === kind ||
    ((field.anyOf as Schema[] | undefined)?.some((each) => each.type === kind || each.type === undefined) ?? false)
  if (!takes('object')) wrong.push({ nested: true })
  if (!takes('boolean')) wrong.push(true)
  if (!takes('array')) wrong.push([1, 2])
  if (!takes('null')) wrong.push(null)
  if (typeof field.maxLength === 'number') wrong.push('x'.repeat(field.maxLength + 1))
  if (typeof field.maxItems === 'number') wrong.push(Array.from({ length: field.maxItems + 1 }, () => minimalValue(field.items)))
  if (typeof field.maximum === 'number' && field.maximum < Number.MAX_SAFE_INTEGER) wrong.push(field.maximum + 1)
  if (typeof field.minimum === 'number') wrong.push(field.minimum - 1)
  return wrong
}
