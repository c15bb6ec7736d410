import { isLocalDate } from './local-date.js'

/** Where something stands in a JSON document: `['versions', 0, 'rules', 2, 'price']`. */
export type JsonPath = readonly (string | number)[]

/** What is wrong with a document, where, and what to do about it. */
export interface DocumentProblem {
  readonly path: JsonPath
  readonly code: string
  readonly message: string
  /** True where the problem is the name of the member at `path`, not its value: the position shown is the name's. */
  readonly atName?: boolean
}

/** The part of JSON Schema that Penstock's own schemas use; `checkSchema` refuses nothing else silently. */
export interface JsonSchema {
  readonly $schema?: string
  readonly $id?: string
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly definitions?: Readonly<Record<string, JsonSchema>>
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null'
  readonly const?: string | number | boolean
  readonly enum?: readonly (string | number | boolean)[]
  readonly pattern?: string
  readonly format?: 'date'
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minProperties?: number
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
}

/** All places where the value does not follow the schema; none: it follows. `root` holds the definitions `$ref` names. */
export function checkSchema(
  value: unknown,
  schema: JsonSchema,
  root: JsonSchema = schema,
  path: JsonPath = [],
): DocumentProblem[] {
  const problem = (message: string, at: JsonPath = path, atName = false): DocumentProblem => ({
    path: at,
    code: 'SCHEMA',
    message,
    atName,
  })
  const resolved = resolve(schema, root)
  if (resolved.anyOf !== undefined) return checkAnyOf(value, resolved, root, path)
  if (resolved.const !== undefined && value !== resolved.const) return [problem(`must be ${JSON.stringify(resolved.const)}`)]
  if (resolved.enum !== undefined && !resolved.enum.includes(value as string)) {
    return [problem(`must be one of ${resolved.enum.map((entry) => JSON.stringify(entry)).join(', ')}${found(value)}`)]
  }
  if (resolved.type !== undefined && !hasType(value, resolved.type)) {
    return [problem(`must be ${expectation(resolved)}${found(value)}`)]
  }
  if (typeof value === 'string') return checkText(value, resolved).map((message) => problem(message))
  if (typeof value === 'number') return checkNumber(value, resolved).map((message) => problem(message))
  if (Array.isArray(value)) return checkArray(value, resolved, root, path)
  if (value !== null && typeof value === 'object') return checkObject(value as Record<string, unknown>, resolved, root, path)
  return []
}

function resolve(schema: JsonSchema, root: JsonSchema): JsonSchema {
  let current = schema
  while (current.$ref !== undefined) {
    const target = root.definitions?.[current.$ref.replace('#/definitions/', '')]
    if (target === undefined) return {}
    current = target
  }
  return current
}

function hasType(value: unknown, type: NonNullable<JsonSchema['type']>): boolean {
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return value !== null && typeof value === 'object' && !Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'null') return value === null
  return typeof value === type
}

function expectation(schema: JsonSchema): string {
  if (schema.description !== undefined) return schema.description
  if (schema.type === 'object') return `an object with ${Object.keys(schema.properties ?? {}).join(', ') || 'members'}`
  return schema.type === 'array' ? 'a list' : schema.type === 'integer' ? 'a whole number' : (schema.type ?? 'a value')
}

function found(value: unknown): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return ', not a list'
  if (value !== null && typeof value === 'object') return ', not an object'
  return `, not ${JSON.stringify(value)}`
}

function checkText(value: string, schema: JsonSchema): string[] {
  if (schema.minLength !== undefined && value.length < schema.minLength) return ['must not be empty']
  if (schema.format === 'date' && !isLocalDate(value))
    return [`must be a day that exists, as YYYY-MM-DD, not ${JSON.stringify(value)}`]
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) {
    return [`must be ${schema.description ?? `of the form ${schema.pattern}`}, not ${JSON.stringify(value)}`]
  }
  return []
}

function checkNumber(value: number, schema: JsonSchema): string[] {
  if (schema.minimum !== undefined && value < schema.minimum) return [`must be at least ${schema.minimum}, not ${value}`]
  if (schema.maximum !== undefined && value > schema.maximum) return [`must be at most ${schema.maximum}, not ${value}`]
  return []
}

function checkArray(value: readonly unknown[], schema: JsonSchema, root: JsonSchema, path: JsonPath): DocumentProblem[] {
  const problems: DocumentProblem[] = []
  if (schema.minItems !== undefined && value.length < schema.minItems) {
    problems.push({
      path,
      code: 'SCHEMA',
      message: `must have at least ${schema.minItems} ${schema.minItems === 1 ? 'entry' : 'entries'}`,
    })
  }
  if (schema.maxItems !== undefined && value.length > schema.maxItems) {
    problems.push({ path, code: 'SCHEMA', message: `must have at most ${schema.maxItems} entries` })
  }
  const items = schema.items
  if (items !== undefined) value.forEach((entry, index) => problems.push(...checkSchema(entry, items, root, [...path, index])))
  return problems
}

function checkObject(value: Record<string, unknown>, schema: JsonSchema, root: JsonSchema, path: JsonPath): DocumentProblem[] {
  const problems: DocumentProblem[] = []
  for (const name of schema.required ?? []) {
    if (!Object.hasOwn(value, name)) problems.push({ path, code: 'SCHEMA', message: `${JSON.stringify(name)} is missing` })
  }
  const known = schema.properties ?? {}
  for (const [name, member] of Object.entries(value)) {
    const at = [...path, name]
    const own = Object.hasOwn(known, name) ? known[name] : undefined
    if (own !== undefined) problems.push(...checkSchema(member, own, root, at))
    else if (schema.additionalProperties === false) {
      problems.push({
        path: at,
        code: 'SCHEMA',
        message: unknownName(name, Object.keys(known), Object.keys(value)),
        atName: true,
      })
    } else if (typeof schema.additionalProperties === 'object') {
      problems.push(...checkSchema(member, schema.additionalProperties, root, at))
    }
  }
  if (schema.minProperties !== undefined && Object.keys(value).length < schema.minProperties) {
    problems.push({
      path,
      code: 'SCHEMA',
      message: `must have at least ${schema.minProperties} member${schema.minProperties === 1 ? '' : 's'}`,
    })
  }
  return problems
}

/**
 * Of several forms a value may have, the one it was meant to be is told by what it has: the form whose named constant
 * (`kind`) it carries, or else the one it misses least. Only that form's problems are worth reading.
 */
function checkAnyOf(value: unknown, schema: JsonSchema, root: JsonSchema, path: JsonPath): DocumentProblem[] {
  const forms = formsOf(schema, root)
  let best: DocumentProblem[] = []
  let bestDistance = OTHER_TYPE
  for (const form of forms) {
    const problems = checkSchema(value, form, root, path)
    if (problems.length === 0) return []
    const distance = distanceOf(value, form, problems, path)
    if (distance < bestDistance) {
      best = problems
      bestDistance = distance
    }
  }
  if (bestDistance >= OTHER_TYPE) {
    return [
      { path, code: 'SCHEMA', message: `must be ${schema.description ?? forms.map(expectation).join(', or ')}${found(value)}` },
    ]
  }
  return foreignMembers(value, forms, path) ?? best
}

/** The forms of a schema, those inside one another laid side by side. */
function formsOf(schema: JsonSchema, root: JsonSchema): JsonSchema[] {
  return (schema.anyOf ?? []).flatMap((form) => {
    const resolved = resolve(form, root)
    return resolved.anyOf === undefined ? [resolved] : formsOf(resolved, root)
  })
}

/** What makes a value none of the forms: a constant that no form has, or members that none of them knows. */
function foreignMembers(value: unknown, forms: readonly JsonSchema[], path: JsonPath): DocumentProblem[] | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined
  const objects = forms.filter((form) => form.type === 'object')
  for (const [name, member] of Object.entries(value)) {
    const constants = objects.map((form) => form.properties?.[name]?.const)
    if (constants.length > 1 && constants.every((constant) => constant !== undefined) && !constants.includes(member)) {
      const message = `must be one of ${constants.map((constant) => JSON.stringify(constant)).join(', ')}${found(member)}`
      return [{ path: [...path, name], code: 'SCHEMA', message }]
    }
  }
  if (objects.some((form) => form.additionalProperties !== false)) return undefined
  const known = [...new Set(objects.flatMap((form) => Object.keys(form.properties ?? {})))]
  const foreign = Object.keys(value).filter((name) => !known.includes(name))
  if (foreign.length === 0) return undefined
  const given = Object.keys(value)
  return foreign.map((name) => ({
    path: [...path, name],
    code: 'SCHEMA',
    message: unknownName(name, known, given),
    atName: true,
  }))
}

const OTHER_TYPE = 1_000_000

function distanceOf(value: unknown, form: JsonSchema, problems: readonly DocumentProblem[], path: JsonPath): number {
  const atTop = problems.filter((entry) => entry.path.length === path.length).length
  if (form.type !== undefined && !hasType(value, form.type)) return OTHER_TYPE
  if (form.type === undefined && atTop > 0) return OTHER_TYPE
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return problems.length
  const members = value as Record<string, unknown>
  const named = Object.entries(form.properties ?? {}).filter(([, member]) => member.const !== undefined)
  if (named.some(([name, member]) => members[name] !== member.const)) return 10_000 + problems.length
  const unknownNames = problems.filter((entry) => entry.atName === true && entry.path.length === path.length + 1).length
  return unknownNames * 100 + atTop * 100 + problems.length
}

/** Says so, and which name was meant: the nearest that is not given already. */
function unknownName(name: string, known: readonly string[], given: readonly string[]): string {
  const near = known
    .filter((candidate) => !given.includes(candidate))
    .map((candidate) => ({ candidate, edits: editsBetween(candidate, name) }))
    .sort((left, right) => left.edits - right.edits)[0]
  const hint =
    near !== undefined && near.edits <= (name.length > 4 ? 2 : 1)
      ? `did you mean ${JSON.stringify(near.candidate)}?`
      : `known here: ${known.join(', ')}`
  return `${JSON.stringify(name)} is not known here; ${hint}`
}

/** How many single letters must be put in, left out or replaced to make one text of the other. */
function editsBetween(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const change = left[row - 1] === right[column - 1] ? 0 : 1
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (previous[column - 1] ?? 0) + change))
    }
    previous = current
  }
  return previous[right.length] ?? 0
}
