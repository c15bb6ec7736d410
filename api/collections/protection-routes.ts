import { Type } from 'typebox'
import { addProtection } from '../../activities/collections/add-protection.js'
import { endProtection } from '../../activities/collections/end-protection.js'
import { holdCollection, releaseHold } from '../../activities/collections/hold-collection.js'
import { recordWeather } from '../../activities/collections/record-weather.js'
import { expiringProtections } from '../../db/collections/collection-reads.js'
import { heldBy, standingHolds } from '../../db/collections/hold-store.js'
import { importedProtections, protectionsOf } from '../../db/collections/protection-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { type CustomerMarks, protectionsByMarks } from '../../domain/collections/customer-marks.js'
import type { ProtectionKind } from '../../domain/collections/disconnection-facts.js'
import { isInForce } from '../../domain/collections/rule-context.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { expiringJson, holdsJson } from './collections-home.js'
import {
  expiringProtection,
  HOLD_SCOPES,
  holdRecord,
  type ProtectionJson,
  protectionBody,
  protectionRecord,
  WEATHER_KINDS,
  weatherPage,
} from './contract.js'
import { weatherPageOf } from './weather.js'

const params = closed({ id: key() })

const list = route({
  method: 'GET',
  url: '/accounts/:id/protections',
  permission: 'collections.read_protections',
  tag: 'collections',
  summary: 'List what protects a household',
  params,
  response: listOf(protectionRecord, 200),
  handler: async ({ deps, params: { id } }) => {
    const today = (await loadUtility(deps.pool))?.today ?? '0001-01-01'
    const rows = await protectionsOf(deps.pool, id)
    const recorded = rows.map(({ protectionId, renewalsInArrearage: _all, ...row }) => ({
      id: protectionId,
      ...row,
      isInForce: isInForce(
        { ...row, id: protectionId, renewalsInArrearage: 0, amount: row.amount === null ? null : decimal(row.amount) },
        today,
      ),
      mayRenew:
        row.kind === 'medical' && row.endedOn === null && !rows.some((other) => other.renewsProtectionId === protectionId),
    }))
    return [...recorded, ...marksOf(id, await importedProtections(deps.pool, id))]
  },
})

const MARKS: Readonly<Partial<Record<ProtectionKind, string>>> = {
  life_support: 'The customer is marked as depending on medical equipment',
  age: 'The customer is marked as 65 or older',
}

/** Marks on the customer, which the decision counts, so that people see them. */
function marksOf(accountId: string, marks: CustomerMarks): ProtectionJson[] {
  return protectionsByMarks(marks).map(({ renewalsInArrearage: _all, ...fact }) => ({
    ...fact,
    id: null,
    accountId,
    amount: null,
    evidence: MARKS[fact.kind] ?? '',
    renewsProtectionId: null,
    endedBy: null,
    endReason: null,
    recordedOn: marks.since,
    recordedBy: 'customer data',
    reason: 'Marked on the customer',
    isInForce: true,
    mayRenew: false,
  }))
}

const add = route({
  method: 'POST',
  url: '/accounts/:id/protections',
  permission: 'collections.protect',
  tag: 'collections',
  summary: 'Record what protects a household, or renew a certificate',
  idempotent: true,
  status: 201,
  params,
  body: closed({ ...protectionBody, reason: reason() }),
  response: closed({ protectionId: serial() }),
  handler: async ({ deps, params: { id }, body, command }) =>
    addProtection(
      deps.pool,
      command(
        {
          accountId: id,
          kind: body.kind,
          source: body.source,
          evidence: body.evidence,
          beginsOn: body.beginsOn,
          endsOn: body.endsOn ?? null,
          programme: body.programme ?? null,
          amount: body.amount ?? null,
          bornOn: body.bornOn ?? null,
          livesAlone: body.livesAlone ?? false,
          cannotPayAndArranges: body.cannotPayAndArranges ?? false,
          renewsProtectionId: body.renewsProtectionId ?? null,
        },
        body.reason,
      ),
    ),
})

const end = route({
  method: 'POST',
  url: '/protections/:id/end',
  permission: 'collections.protect',
  tag: 'collections',
  summary: 'End a protection',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ reason: reason() }),
  response: closed({ protectionId: serial(), endedOn: localDate() }),
  handler: async ({ deps, params: { id }, body, command }) =>
    endProtection(deps.pool, command({ protectionId: id }, body.reason)),
})

const expiring = route({
  method: 'GET',
  url: '/expiring-protections',
  permission: 'collections.read',
  tag: 'collections',
  summary: 'List protections that end soon',
  query: closed({ days: optional(Type.Integer({ minimum: 1, maximum: 365, description: '21 where it is left out' })) }),
  response: listOf(expiringProtection, 200),
  handler: async ({ deps, query, may }) => {
    const today = (await loadUtility(deps.pool))?.today ?? '0001-01-01'
    const rows = await expiringProtections(deps.pool, today, addDays(today, query.days ?? 21))
    return rows.map((each) => expiringJson(each, may))
  },
})

const holds = route({
  method: 'GET',
  url: '/collection-holds',
  permission: 'collections.read',
  tag: 'collections',
  summary: 'List holds of collection that stand',
  response: listOf(holdRecord, 200),
  handler: async ({ deps }) => {
    const today = (await loadUtility(deps.pool))?.today ?? '0001-01-01'
    return holdsJson(deps.pool, await standingHolds(deps.pool, today))
  },
})

const reach = route({
  method: 'GET',
  url: '/collection-hold-reach',
  permission: 'collections.read',
  tag: 'collections',
  summary: 'Count what a hold would reach',
  query: closed({ scope: oneOf(HOLD_SCOPES), value: text(100, { min: 1 }) }),
  response: closed({ cases: Type.Integer({ minimum: 0 }), owed: amount() }),
  handler: async ({ deps, query }) => heldBy(deps.pool, { scope: query.scope, scopeValue: query.value }),
})

const heldAnswer = closed({ holdId: serial(), cases: Type.Integer({ minimum: 0 }), owed: amount() })

const holdAccount = route({
  method: 'POST',
  url: '/accounts/:id/collection-holds',
  permission: 'collections.work',
  tag: 'collections',
  summary: 'Hold collection of an account',
  idempotent: true,
  status: 201,
  params,
  body: closed({ toOn: optional(nullable(localDate('The last day; left out: until it is released'))), reason: reason() }),
  response: heldAnswer,
  handler: async ({ deps, params: { id }, body, command }) =>
    holdCollection(deps.pool, command({ scope: 'account' as const, scopeValue: id, toOn: body.toOn ?? null }, body.reason)),
})

const holdMany = route({
  method: 'POST',
  url: '/collection-holds',
  permission: 'collections.release',
  tag: 'collections',
  summary: 'Hold collection of a class of customers or in a read route',
  idempotent: true,
  status: 201,
  body: closed({
    scope: oneOf(['class', 'area']),
    value: text(100, { min: 1 }),
    toOn: optional(nullable(localDate('The last day; left out: until it is released'))),
    reason: reason(),
  }),
  response: heldAnswer,
  handler: async ({ deps, body, command }) =>
    holdCollection(deps.pool, command({ scope: body.scope, scopeValue: body.value, toOn: body.toOn ?? null }, body.reason)),
})

const release = route({
  method: 'POST',
  url: '/collection-holds/:id/release',
  permission: 'collections.release',
  tag: 'collections',
  summary: 'Release a hold of collection',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ reason: reason() }),
  response: closed({ holdId: serial() }),
  handler: async ({ deps, params: { id }, body, command }) => releaseHold(deps.pool, command({ holdId: id }, body.reason)),
})

const degrees = (): ReturnType<typeof nullable> =>
  nullable(Type.String({ pattern: '^-?[0-9]{1,3}(\\.[0-9])?$', maxLength: 6, description: 'Degrees Fahrenheit' }))

const weather = route({
  method: 'POST',
  url: '/weather-readings',
  permission: 'collections.release',
  tag: 'collections',
  summary: 'Write down a forecast, an observation or an advisory',
  idempotent: true,
  status: 201,
  body: closed({
    source: text(200, { min: 3 }),
    readings: listOf(
      closed({
        kind: oneOf(WEATHER_KINDS),
        on: localDate(),
        low: optional(degrees()),
        high: optional(degrees()),
        isAdvised: optional(Type.Boolean()),
      }),
      30,
      { min: 1 },
    ),
    reason: reason(),
  }),
  response: closed({ readings: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, body, command }) =>
    recordWeather(
      deps.pool,
      command(
        {
          source: body.source,
          readings: body.readings.map(({ kind, on, low, high, isAdvised }) => ({
            kind,
            on,
            low: (low as string | null | undefined) ?? null,
            high: (high as string | null | undefined) ?? null,
            isAdvised: isAdvised ?? false,
          })),
        },
        body.reason,
      ),
    ),
})

const weatherRead = route({
  method: 'GET',
  url: '/weather',
  permission: 'collections.read',
  tag: 'collections',
  summary: 'Read what is known of the weather, and what forbids every cut today',
  response: weatherPage,
  handler: async ({ deps }) => weatherPageOf(deps.pool),
})

export const protectionRoutes: readonly Route[] = [
  list,
  add,
  end,
  expiring,
  holds,
  reach,
  holdAccount,
  holdMany,
  release,
  weather,
  weatherRead,
]
