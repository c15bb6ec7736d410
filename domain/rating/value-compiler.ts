import type { LocalDate } from '../kernel/local-date.js'
import type { JsonPath } from '../kernel/schema-check.js'
import { BUILT_IN_QUANTITIES, KNOWN_ATTRIBUTES } from './known-attributes.js'
import type { CompiledValue, Scope } from './scope.js'
import type { AttributeKind, Value } from './tariff.js'

/** What a compiler of values knows, and where it reports. */
export interface ValueCompiler {
  readonly quantities: ReadonlyMap<string, CompiledValue>
  readonly seasons: ReadonlyMap<string, readonly { readonly name: string }[]>
  readonly schedules: ReadonlyMap<string, { readonly periods: readonly string[] }>
  readonly attributes: ReadonlyMap<string, AttributeKind>
  /** First day of the version: a dated list must begin by then, or where its rule begins. */
  readonly from: LocalDate
  readonly report: (path: JsonPath, code: string, message: string) => void
  /** What every period leaves for look-backs of later ones, whether it asks for them itself or not; filled while values are compiled. */
  readonly leaving: ((scope: Scope) => void)[]
  /** Compiles a value inside another. */
  readonly compile: (value: Value, path: JsonPath) => CompiledValue
}

/** What kind of attribute a name is; undefined where it is none. Seasons are text. */
export function attributeKind(name: string, compiler: ValueCompiler): AttributeKind | undefined {
  if (compiler.seasons.has(name)) return 'text'
  const known = Object.hasOwn(KNOWN_ATTRIBUTES, name) ? KNOWN_ATTRIBUTES[name] : undefined
  return compiler.attributes.get(name) ?? known?.kind
}

/** The name itself where its value may change from day to day. */
export function dayNamesOf(name: string, compiler: ValueCompiler): readonly string[] {
  return name === 'meter_size' || compiler.seasons.has(name) ? [name] : []
}

export function unknownNameMessage(name: string, compiler: ValueCompiler): string {
  const quantities = [...compiler.quantities.keys(), ...Object.keys(BUILT_IN_QUANTITIES)]
  return (
    `${JSON.stringify(name)} is neither a quantity declared before (${quantities.join(', ')}), ` +
    'nor a season, nor an attribute Penstock knows; declare it in "quantities" or "attributes"'
  )
}
