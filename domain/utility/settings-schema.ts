import { CASE_KINDS } from '../cases/case-types.js'
import { DEMANDING_ACTS, IDENTITY_QUESTIONS } from '../customers/identification-rules.js'
import type { JsonSchema } from '../kernel/schema-check.js'
import { GL_KINDS } from '../ledger/chart-of-accounts.js'
import { BOOLEAN, listOf, objectOf, oneOf, ref, TEXT } from '../kernel/schema-parts.js'
import { SHARED_DEFINITIONS } from '../rating/schema-parts.js'
import { OPEN_ITEM_KINDS } from '../receivables/open-item.js'
import { CHECK_KINDS } from './check-settings.js'
import { CONNECTIONS_SCHEMA } from './connection-settings.js'
import { FIELD_SERVICE_SCHEMA } from './field-service-settings.js'
import { ONLINE_APPLICATIONS_SCHEMA } from './online-application-settings.js'
import { PREREQUISITES } from './service-request-settings.js'
import { WEEKDAYS } from './settings-file.js'
import { ESTIMATION_SCHEMA, METER_TESTS_SCHEMA, VALIDATION_SCHEMA } from './validation-settings.js'
import { WORK_QUEUES_SCHEMA } from './work-queue-settings.js'

const COUNT: JsonSchema = { type: 'integer', minimum: 0 }
const CODE: JsonSchema = {
  type: 'string',
  pattern: '^[A-Z][A-Z0-9_]*$',
  description: 'a code of capitals, digits and "_", such as HIGH_USE',
}
const PRINTING = objectOf({ from: oneOf('first_day', 'day_before'), to: oneOf('last_day', 'day_after') }, ['from', 'to'])

const utility = objectOf(
  {
    name: TEXT,
    address: listOf(TEXT),
    phone: TEXT,
    email: TEXT,
    website: TEXT,
    currency: { type: 'string', pattern: '^[A-Z]{3}$', description: 'an ISO 4217 code such as "USD"' },
    time_zone: {
      type: 'string',
      pattern: '^[A-Za-z_]+(/[A-Za-z0-9_+-]+)*$',
      description: 'an IANA zone such as "America/Denver"',
    },
    language: { type: 'string', pattern: '^[a-z]{2}$', description: 'an ISO 639-1 code such as "en"' },
  },
  ['name', 'address', 'currency', 'time_zone'],
)

const check = objectOf(
  {
    check: oneOf(...CHECK_KINDS),
    code: CODE,
    action: oneOf('park', 'flag', 'off'),
    services: listOf(TEXT),
    unit: TEXT,
    customer_classes: listOf(TEXT),
    at_most: COUNT,
    read_kinds: listOf(oneOf('actual', 'estimated', 'customer')),
    factor: ref('decimal'),
    bills: { type: 'integer', minimum: 1 },
    at_least_bills: COUNT,
    and_above: ref('decimal'),
    and_below: ref('decimal'),
    and_mean_above: ref('decimal'),
    only_normal_periods: BOOLEAN,
    compare: oneOf('period', 'per_day'),
    or_equal: BOOLEAN,
    days: COUNT,
    amount: ref('decimal'),
    quantity: ref('decimal'),
  },
  ['check'],
)

const holiday: JsonSchema = {
  description: 'a date "2026-11-27", a day of every year "12-25", or {"month": 11, "weekday": "thursday", "nth": 4}',
  anyOf: [
    { type: 'string', pattern: '^([0-9]{4}-)?[0-9]{2}-[0-9]{2}$' },
    objectOf(
      {
        month: { type: 'integer', minimum: 1, maximum: 12 },
        weekday: oneOf(...WEEKDAYS),
        nth: { type: 'integer', minimum: -5, maximum: 5 },
      },
      ['month', 'weekday', 'nth'],
    ),
  ],
}

const account = objectOf(
  {
    code: TEXT,
    name: TEXT,
    kind: oneOf(...GL_KINDS),
    lines: listOf(TEXT),
    services: listOf(TEXT),
    channels: listOf(TEXT),
    authority: TEXT,
    written_off_to: TEXT,
  },
  ['code', 'name', 'kind'],
)

const serviceRequests = objectOf({
  prerequisites: listOf(objectOf({ prerequisite: oneOf(...PREREQUISITES), customer_classes: listOf(TEXT) }, ['prerequisite']), 0),
  deposit: objectOf({ average_bills: ref('decimal'), amount: ref('decimal'), interest_rate_code: TEXT }, ['amount']),
  connection_fee: objectOf({ amount: ref('decimal') }, ['amount']),
  start_at_most_days_back: COUNT,
  estimated_reads: objectOf({ allowed: BOOLEAN, after_days: COUNT }, ['allowed']),
  final_bill: oneOf('at_once', 'next_run'),
})

/** JSON Schema of settings.json, and what it is checked against. */
export const SETTINGS_SCHEMA: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://penstock.dev/schemas/settings.json',
  title: 'Penstock utility settings',
  ...objectOf(
    {
      $schema: TEXT,
      note: TEXT,
      utility,
      service_period: objectOf(
        {
          read_counts_for: oneOf('end_of_day', 'start_of_day'),
          period_printing: PRINTING,
          segment_printing: PRINTING,
          shortest_days: { type: 'integer', minimum: 1 },
        },
        ['read_counts_for', 'period_printing'],
      ),
      rollover: {
        ...objectOf({
          opening_from_percent: ref('decimal'),
          closing_below_percent: ref('decimal'),
          use_below_percent: ref('decimal'),
        }),
        minProperties: 1,
      },
      conventions: ref('conventions'),
      checks: listOf(check, 0),
      skips: objectOf({ not_started: CODE, no_active_service: CODE, short_period: CODE }),
      due_dates: objectOf(
        {
          days: COUNT,
          counted_from: oneOf('accounting_date', 'read_date'),
          move: oneOf('none', 'next_business_day', 'previous_business_day'),
        },
        ['move'],
      ),
      business_calendar: objectOf({ weekend: listOf(oneOf(...WEEKDAYS), 0), holidays: listOf(holiday, 0), observed: BOOLEAN }),
      chart_of_accounts: listOf(account),
      allocation: objectOf({ kinds: listOf(oneOf(...OPEN_ITEM_KINDS), 0) }, ['kinds']),
      tariffs: objectOf({ notice_days: { type: 'integer', minimum: 0 } }),
      approval: objectOf({ starter_may_approve: BOOLEAN }, ['starter_may_approve']),
      returned_payment_fee: objectOf({ amount: ref('decimal') }, ['amount']),
      field_service: FIELD_SERVICE_SCHEMA,
      work_queues: WORK_QUEUES_SCHEMA,
      validation: VALIDATION_SCHEMA,
      estimation: ESTIMATION_SCHEMA,
      meter_tests: METER_TESTS_SCHEMA,
      connections: CONNECTIONS_SCHEMA,
      retention: objectOf({ years: { type: 'integer', minimum: 0 } }, ['years']),
      case_types: listOf(
        objectOf(
          {
            code: CODE,
            name: TEXT,
            kind: oneOf(...CASE_KINDS),
            business_days: { type: 'integer', minimum: 1 },
            holds_collection: BOOLEAN,
          },
          ['code', 'name', 'kind', 'business_days'],
        ),
      ),
      identification: objectOf({
        questions: listOf(oneOf(...IDENTITY_QUESTIONS), 0),
        questions_needed: COUNT,
        pin: BOOLEAN,
        wrong_tries: { type: 'integer', minimum: 1 },
        demanded_for: listOf(oneOf(...DEMANDING_ACTS), 0),
      }),
      service_requests: serviceRequests,
      online_applications: ONLINE_APPLICATIONS_SCHEMA,
    },
    ['utility', 'service_period', 'conventions', 'chart_of_accounts'],
  ),
  definitions: SHARED_DEFINITIONS,
}
