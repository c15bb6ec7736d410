import { type Static, Type } from 'typebox'
import { acceptHeld } from '../../activities/metering/validation/accept-held.js'
import { findMeter } from '../../db/metering/meter-reads.js'
import { findingsOfMeter } from '../../db/metering/validation-store.js'
import { found } from '../errors.js'
import { closed, key, listOf, localDate, nullable, oneOf, reason, serial, text, timestamp } from '../fields.js'
import { type Route, route } from '../route.js'

const FINDINGS_MAX = 100

export const validationFinding = closed({
  id: serial(),
  meterId: key(),
  /** The read it is about, or … */
  readId: nullable(serial()),
  /** … the version of the day of intervals. */
  intervalDayId: nullable(serial()),
  /** Register, or channel as its file names it. */
  measured: text(200),
  day: localDate(),
  rule: text(60),
  severity: oneOf(['information', 'warning', 'exception']),
  sentence: text(1000),
  figures: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 200 })),
  state: oneOf(['noted', 'held', 'accepted', 'replaced']),
  recordedAt: timestamp(),
  decidedBy: nullable(text(200)),
  reason: nullable(text(500)),
})
export type ValidationFindingJson = Static<typeof validationFinding>

const findings = route({
  method: 'GET',
  url: '/meters/:id/validation-findings',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'Read what validation found at a meter',
  description: `What is held first, then the latest by day; ${FINDINGS_MAX} at most.`,
  params: closed({ id: key() }),
  response: listOf(validationFinding, FINDINGS_MAX),
  handler: async ({ deps, params }): Promise<ValidationFindingJson[]> => {
    found(await findMeter(deps.pool, params.id))
    const rows = await findingsOfMeter(deps.pool, params.id, FINDINGS_MAX)
    return rows.map((row) => ({ ...row, figures: { ...row.figures }, recordedAt: row.recordedAt.toISOString() }))
  },
})

const accept = route({
  method: 'POST',
  url: '/validation-findings/:id/acceptance',
  permission: 'metering.validate',
  tag: 'metering',
  summary: 'Accept a value that validation holds',
  description:
    'It counts from now on as it came, and accounts parked for want of it are tried again. To put another in its place, correct the read or the intervals.',
  idempotent: true,
  status: 201,
  params: closed({ id: serial() }),
  body: closed({ reason: reason() }),
  response: closed({ accountsTriedAgain: listOf(key(), 1000) }),
  handler: async ({ deps, params, body, command }) => {
    const { accountsTriedAgain } = await acceptHeld(deps.pool, command({ findingId: params.id }, body.reason))
    return { accountsTriedAgain: [...accountsTriedAgain] }
  },
})

export const validationRoutes: readonly Route[] = [findings, accept]
