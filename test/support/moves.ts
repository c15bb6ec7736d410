import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { advanceMove } from '../../activities/services/advance-move.js'
import { openRequest, type OpenedRequest } from '../../activities/services/open-request.js'
import type { NewApplicant } from '../../activities/customers/check-new-customer.js'
import type { MoveWish } from '../../activities/services/plan-move.js'
import { enterRead } from '../../activities/metering/enter-read.js'
import { postPayment } from '../../activities/payments/post-payment.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { findProcess } from '../../db/processes/process-reads.js'
import { loadRequest } from '../../db/services/request-store.js'
import type { Command } from '../../domain/kernel/command.js'
import type { ServiceRequestsFile } from '../../domain/utility/service-request-settings.js'
import { moveWorkflowId } from '../../workflows/services/contract.js'
import { TESTER } from './import-folder.js'

export function byTester<Input>(input: Input, key: string = randomUUID()): Command<Input> {
  return { key, actor: TESTER, reason: 'test', input }
}

/** Nobody yet. */
export const NEWCOMER: NewApplicant = {
  kind: 'person',
  givenName: 'Nadia',
  familyName: 'Underhill',
  organisationName: null,
  email: 'nadia.underhill@example.com',
  phone: '+1-541-555-0199',
  language: 'en',
  dateOfBirth: '1990-05-17',
  mailLine1: '12 Mill Lane',
  mailLine2: null,
  mailCity: 'Alder Creek',
  mailState: 'OR',
  mailPostcode: '97995',
  mailCountry: 'US',
  // The same person asks more than once in a test.
  isAnother: true,
}

export const NOTHING_WISHED: Omit<MoveWish, 'kind'> = {
  accountId: null,
  customerId: null,
  newCustomer: null,
  customerClass: 'residential',
  delivery: 'email',
  premiseId: null,
  fromPremiseId: null,
  startOn: null,
  stopOn: null,
  movesOut: false,
  services: null,
  stopPoints: null,
  forwarding: null,
}

export function openMove(pool: pg.Pool, wish: Partial<MoveWish> & Pick<MoveWish, 'kind'>): Promise<OpenedRequest> {
  return openRequest(pool, byTester({ ...NOTHING_WISHED, ...wish }))
}

/** Takes every step a move has, as its workflow would, until it waits or ends. Returns what it waits for. */
export async function carryOn(pool: pg.Pool, requestId: string): Promise<string | null> {
  for (let steps = 0; steps < 60; steps += 1) {
    const step = await advanceMove(pool, { requestId })
    if (step.kind !== 'again') return waitsFor(pool, requestId)
  }
  throw new Error(`${requestId} does not come to rest`)
}

export async function waitsFor(pool: pg.Pool, requestId: string): Promise<string | null> {
  return (await findProcess(pool, moveWorkflowId(requestId)))?.process.waitsFor ?? null
}

/** The timeline of a move as staff read it. */
export async function sentencesOf(pool: pg.Pool, requestId: string): Promise<string[]> {
  return (await findProcess(pool, moveWorkflowId(requestId)))?.steps.map((step) => `${step.businessDate} ${step.sentence}`) ?? []
}

/** What an act names: the request with the version it has now. */
export async function onRequest(pool: pg.Pool, requestId: string): Promise<{ requestId: string; version: number }> {
  return { requestId, version: (await loadRequest(pool, requestId))?.version ?? 0 }
}

export async function clockTo(pool: pg.Pool, to: string): Promise<void> {
  await advanceClock(pool, byTester({ to }))
}

export async function pay(pool: pg.Pool, account: string, amount: string): Promise<void> {
  await postPayment(pool, byTester({ channel: 'counter', account, amount }))
}

/** Changes what the utility asks of a move, as an import of new settings would. */
export async function stateServiceRequests(admin: pg.Pool, rules: ServiceRequestsFile): Promise<void> {
  await admin.query(`update utility set settings = jsonb_set(settings, '{service_requests}', $1::jsonb)`, [JSON.stringify(rules)])
}

/** Reads every register that counts at a point on a day: what it showed last and so much more. */
export async function readPoint(pool: pg.Pool, servicePointId: string, readOn: string, more: number): Promise<void> {
  const found = await pool.query<{ meter_id: string; register: string; value: string }>(
    `select i.meter_id, i.register, (select d.value from reads d where d.meter_id = i.meter_id and d.register = i.register
       and d.superseded_by is null and d.read_on < $2 order by d.read_on desc limit 1) as value
     from meter_installs i where i.service_point_id = $1 and i.removed_on is null order by 1, 2`,
    [servicePointId, readOn],
  )
  for (const { meter_id: meterId, register, value } of found.rows) {
    await enterRead(
      pool,
      byTester({
        meterId,
        register,
        readOn,
        value: String(Number(value) + more),
        kind: 'actual' as const,
        source: 'handheld' as const,
        confirmed: ['SAME_DAY', 'BELOW_LAST', 'ROLLED_OVER', 'ABOVE_USUAL', 'NO_USE', 'ABOVE_NEXT'] as const,
      }),
    )
  }
}
