import type { AttributeKind } from './tariff.js'

export interface KnownAttribute {
  readonly kind: AttributeKind
  /** Where it comes from: a column of the import contract, or what Penstock works out itself. */
  readonly source: string
  readonly meaning: string
}

/** What any tariff may key by without declaring it. Others are declared in the tariff's `attributes`. */
export const KNOWN_ATTRIBUTES: Readonly<Record<string, KnownAttribute>> = {
  customer_class: {
    kind: 'text',
    source: 'accounts.customer_class',
    meaning: 'residential, commercial, industrial, public_authority',
  },
  bill_cycle: { kind: 'text', source: 'accounts.bill_cycle', meaning: 'the cycle the account is billed in' },
  delivery: { kind: 'text', source: 'accounts.delivery', meaning: 'email, post, both' },
  tax_exempt: { kind: 'boolean', source: 'accounts.tax_exempt', meaning: 'the account pays no taxes' },
  low_income_discount: {
    kind: 'boolean',
    source: 'accounts.low_income_discount',
    meaning: 'the account has the low-income discount',
  },
  customer_kind: { kind: 'text', source: 'customers.kind of the main customer', meaning: 'person, organisation' },
  life_support: { kind: 'boolean', source: 'customers.life_support of the main customer', meaning: 'medical equipment at home' },
  senior: { kind: 'boolean', source: 'customers.senior of the main customer', meaning: '65 or older, as registered' },
  inside_city: { kind: 'boolean', source: 'premises.inside_city', meaning: 'the premise lies inside the city limits' },
  premise_city: { kind: 'text', source: 'premises.city', meaning: 'city of the address' },
  premise_postcode: { kind: 'text', source: 'premises.postcode', meaning: 'postcode of the address' },
  read_route: { kind: 'text', source: 'premises.read_route', meaning: 'route of the meter reader' },
  lot_area_sqft: { kind: 'number', source: 'premises.lot_area_sqft', meaning: 'area of the lot in square feet' },
  impervious_sqft: { kind: 'number', source: 'premises.impervious_sqft', meaning: 'impervious area in square feet' },
  dwelling_units: { kind: 'number', source: 'premises.dwelling_units', meaning: 'dwelling units of the premise' },
  cart_size_gal: { kind: 'number', source: 'service_points.cart_size_gal', meaning: 'size of the carts in gallons' },
  cart_count: { kind: 'number', source: 'service_points.cart_count', meaning: 'number of carts' },
  meter_size: {
    kind: 'text',
    source: 'meters.size of the meter in place',
    meaning: 'size as written in the meter list: 5/8, 3/4, 1, 1.5, 2, 3',
  },
  meter_count: { kind: 'number', source: 'worked out', meaning: 'meters in place at the end of the period' },
  metered: { kind: 'boolean', source: 'worked out', meaning: 'a meter served the service point in the period' },
  first_bill: { kind: 'boolean', source: 'worked out', meaning: 'the first bill of the agreement' },
  final_bill: { kind: 'boolean', source: 'worked out', meaning: 'the last bill of the agreement' },
  days: { kind: 'number', source: 'worked out', meaning: 'days of the period, first and last included' },
  months: { kind: 'number', source: 'worked out', meaning: 'months of the period by the months convention' },
  normal_period: { kind: 'boolean', source: 'worked out', meaning: 'the days lie within normal_days of the months convention' },
}

/** Quantities that need no declaration. */
export const BUILT_IN_QUANTITIES: Readonly<Record<string, string>> = {
  use: 'metered use of the service point in the period, delivered, in the unit of the tariff',
  demand: 'highest reading of the demand registers in the period, after the multiplier',
}
