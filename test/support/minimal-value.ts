interface Schema {
  readonly [keyword: string]: unknown
}

// For texts with a pattern: the first of these that fits it. A route with a pattern that none of them fits adds one.
const SAMPLES = [
  'a',
  'abc',
  'A000001',
  '1',
  '12.50',
  '2026-09-01',
  '2026-09',
  '08:30',
  'user@utility.example',
  '2026-09-01T00:00:00Z',
  'US',
  'accounts.csv',
  '08:00',
  '00000000-0000-4000-8000-000000000000',
  'a'.repeat(64),
  '0'.repeat(64),
]

const FORMATS: Readonly<Record<string, string>> = {
  date: '2026-09-01',
  'date-time': '2026-09-01T00:00:00Z',
  email: 'user@utility.example',
  uuid: '00000000-0000-4000-8000-000000000000',
  uri: 'https://utility.example/',
}

/** The smallest value that a schema lets in: required fields only, shortest lists, first choices. */
export function minimalValue(schema: unknown): unknown {
  const { type, enum: choices, ...rest } = schema as Schema & { enum?: readonly unknown[] }
  if ('const' in rest) return rest.const
  if (choices !== undefined) return choices[0]
  const alternatives = (rest.anyOf ?? rest.oneOf) as readonly unknown[] | undefined
  if (alternatives !== undefined) return minimalValue(alternatives[0])
  if (rest.allOf !== undefined) return Object.assign({}, ...(rest.allOf as unknown[]).map(minimalValue))
  switch (Array.isArray(type) ? type[0] : type) {
    case 'object':
      return minimalObject(rest)
    case 'array':
      return Array.from({ length: Number(rest.minItems ?? 0) }, () => minimalValue(rest.items))
    case 'string':
      return minimalText(rest)
    case 'integer':
    case 'number':
      return Number(rest.minimum ?? rest.exclusiveMinimum ?? 1)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return {}
  }
}

function minimalObject(schema: Schema): Record<string, unknown> {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, unknown>>
  const required = (schema.required ?? []) as readonly string[]
  return Object.fromEntries(required.map((name) => [name, minimalValue(properties[name])]))
}

function minimalText(schema: Schema): string {
  const format = schema.format === undefined ? undefined : FORMATS[schema.format as string]
  if (format !== undefined) return format
  const [least, most] = [Number(schema.minLength ?? 0), Number(schema.maxLength ?? 1_000_000)]
  const pattern = schema.pattern === undefined ? /^/ : new RegExp(schema.pattern as string, 'u')
  const candidates = [...SAMPLES, 'a'.repeat(Math.max(1, least))]
  const fitting = candidates.find((text) => text.length >= least && text.length <= most && pattern.test(text))
  if (fitting === undefined) throw new Error(`no sample fits ${JSON.stringify(schema)}: add one to minimal-value.ts`)
  return fitting
}
