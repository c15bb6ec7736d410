/**
 * A fact about an account, premise, service point or meter that a tariff may ask for by name (`inside_city`,
 * `dwelling_units`, `customer_class` …). Numbers are decimal text or whole numbers. Absent, null and '' mean unknown:
 * a rule that needs it refuses.
 */
export type AttributeValue = string | number | boolean | null | undefined
export type Attributes = Readonly<Record<string, AttributeValue>>
