import type { JsonSchema } from '../kernel/schema-check.js'

/** One parameter in which the rules differ from place to place. */
export interface Parameter<Value = unknown> {
  /** What the value means, in a sentence. */
  readonly means: string
  readonly schema: JsonSchema
  /**
   * How far a value protects the customer, to compare two values of this parameter: the greater, the further. Undefined where values of
   * this parameter cannot be ranked.
   */
  readonly protects?: (value: Value) => number
  /** True where every row that applies holds beside the others (two seasons, two temperatures), so that a narrower pack adds and never replaces. */
  readonly gathers?: boolean
}

/** A parameter of which one row holds at a time: the narrowest. */
export function parameter<Value>(means: string, schema: JsonSchema, protects?: (value: Value) => number): Parameter<Value> {
  return protects === undefined ? { means, schema } : { means, schema, protects }
}

/** A parameter of which every row that applies holds. */
export function gatheredParameter<Value>(means: string, schema: JsonSchema): Parameter<Value> {
  return { means, schema, gathers: true }
}
