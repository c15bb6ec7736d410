import { sql } from 'drizzle-orm'
import { boolean, date, integer, numeric, pgTable, text } from 'drizzle-orm/pg-core'

// Describes the tables of db/migrations for typed queries; db/schema.test.ts compares the two.

export const premises = pgTable('premises', {
  premiseId: text('premise_id').primaryKey(),
  line1: text('line1').notNull(),
  line2: text('line2'),
  city: text('city').notNull(),
  state: text('state').notNull(),
  postcode: text('postcode').notNull(),
  insideCity: boolean('inside_city').notNull(),
  readRoute: text('read_route').notNull(),
  readSequence: integer('read_sequence').notNull(),
  lotAreaSqft: integer('lot_area_sqft').notNull(),
  imperviousSqft: integer('impervious_sqft').notNull(),
  dwellingUnits: integer('dwelling_units').notNull(),
  ownerCustomerId: text('owner_customer_id'),
  latitude: numeric('latitude').notNull(),
  longitude: numeric('longitude').notNull(),
  version: integer('version').notNull().default(1),
  searchText: text('search_text').notNull().generatedAlwaysAs(sql``),
})

export const servicePoints = pgTable('service_points', {
  servicePointId: text('service_point_id').primaryKey(),
  premiseId: text('premise_id').notNull(),
  service: text('service', { enum: ['electric', 'water', 'gas', 'sewer', 'stormwater', 'refuse', 'lighting'] }).notNull(),
  inServiceOn: date('in_service_on', { mode: 'string' }).notNull(),
  cartSizeGal: integer('cart_size_gal'),
  cartCount: integer('cart_count'),
  noCustomerSince: date('no_customer_since', { mode: 'string' }),
  version: integer('version').notNull().default(1),
})
