import type { LocalDate } from '../kernel/local-date.js'

/**
 * A fact about an account, premise, service point or meter that a tariff may ask for by name (`inside_city`,
 * `dwelling_units`, `customer_class` …). Numbers are decimal text or whole numbers. Absent, null and '' mean unknown:
 * a rule that needs it refuses.
 */
export type AttributeValue = string | number | boolean | null | undefined

/** From a day on an attribute has another value: carts that are added, a lamp that is taken down, a lot that comes into the city. */
export interface AttributeChange {
  readonly name: string
  readonly from: LocalDate
  readonly value: AttributeValue
}

export type Attributes = Readonly<Record<string, AttributeValue>>
