import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type pg from 'pg'
import { acceptQuote } from '../../activities/connections/accept-quote.js'
import { advanceConnection } from '../../activities/connections/advance-connection.js'
import { decidePermit } from '../../activities/connections/decide-permit.js'
import { draftQuote } from '../../activities/connections/draft-quote.js'
import { openConnection, type OpenConnectionInput } from '../../activities/connections/open-connection.js'
import { recordSurvey } from '../../activities/connections/record-survey.js'
import { sendQuote } from '../../activities/connections/send-quote.js'
import { addOrderFile } from '../../activities/fieldwork/add-order-file.js'
import { completeWorkOrder } from '../../activities/fieldwork/complete-work-order.js'
import { postPayment } from '../../activities/payments/post-payment.js'
import { latestQuote } from '../../db/connections/quote-store.js'
import { findType } from '../../db/fieldwork/type-store.js'
import { ordersOf } from '../../db/fieldwork/work-order-store.js'
import type { QuoteScope } from '../../domain/connections/price-quote.js'
import type { Command } from '../../domain/kernel/command.js'
import type { ConnectionsFile } from '../../domain/utility/connections-file.js'
import { serviceConnectionWorkflowId } from '../../workflows/connections/contract.js'
import { seedFieldwork } from './fieldwork.js'
import { TESTER } from './import-folder.js'
import { TEST_SETTINGS } from './ledger.js'

export const CONNECTION_SETTINGS: ConnectionsFile = {
  capacity_charges: [
    { service: 'water', meter_size: '5/8"', amount: '1850.00' },
    { service: 'water', meter_size: '1"', amount: '4625.00' },
  ],
  labour_rate: '85.00',
  tax: { percent: '6.25' },
  quote_validity_days: 30,
  instalments_at_most: 4,
  reminder_days: [5, 1],
  permits: [
    { service: 'water', code: 'PLUMBING', title: 'Plumbing permit', kind: 'permit', obtained_by: 'customer' },
    { service: 'water', code: 'STREET', title: 'Street opening permit', kind: 'permit', obtained_by: 'utility' },
  ],
  remote_energising: ['electric'],
}

/** 250.00 of pipe, six hours, the smaller meter: 250 + 510 + 1850 = 2610.00, tax 163.13, total 2773.13. */
export const SCOPE: QuoteScope = {
  meterSize: '5/8"',
  materials: [{ description: 'Copper pipe 3/4"', quantity: '20', unit: 'ft', unitPrice: '12.50' }],
  labour: [{ description: 'Excavation and tap', hours: '6' }],
}
/** The same with the larger meter: 5385.00, tax 336.56, total 5721.56. */
export const LARGER_SCOPE: QuoteScope = { ...SCOPE, meterSize: '1"' }

/** The utility of `seedFieldwork` with rules of connections, a tariff, and a place P9 that has no service yet. */
export async function seedConnections(pool: pg.Pool, today: string): Promise<void> {
  await seedFieldwork(pool, today)
  await pool.query('update utility set settings = $1', [JSON.stringify({ ...TEST_SETTINGS, connections: CONNECTION_SETTINGS })])
  for (const service of ['water', 'electric', 'sewer']) {
    await pool.query(
      `insert into tariffs (tariff_code, service, name, document) values ($1, $2, $3, '{}') on conflict do nothing`,
      [`${service.charAt(0).toUpperCase()}-RES`, service, `Residential ${service}`],
    )
  }
  await pool.query(
    `insert into premises (premise_id, line1, city, state, postcode, inside_city, read_route, read_sequence, lot_area_sqft, impervious_sqft,
       dwelling_units, latitude, longitude)
     values ('P9', '9 Jasper St', 'Alder Creek', 'OR', '97996', true, 'R101', 90, 0, 0, 1, 44.62, -121.95)`,
  )
}

export function command<Input>(input: Input, reason = 'Asked for by phone', key: string = randomUUID()): Command<Input> {
  return { key, actor: TESTER, reason, input }
}

export async function applyForConnection(pool: pg.Pool, more: Partial<OpenConnectionInput> = {}): Promise<string> {
  const { id } = await openConnection(
    pool,
    command({
      premiseId: 'P9',
      service: 'water',
      accountId: 'A1',
      customerId: null,
      newCustomer: null,
      customerClass: 'residential',
      delivery: 'post',
      tariffCode: 'W-RES',
      meterSize: '5/8"',
      wishedOn: '2026-10-15',
      note: null,
      ...more,
    }),
  )
  return id
}

/** Takes the steps a connection takes by itself, as its workflow would, until it waits. */
export async function advanceUntilWaits(pool: pg.Pool, connectionOrderId: string): Promise<string> {
  for (;;) {
    const { kind } = await advanceConnection(pool, { connectionOrderId })
    if (kind === 'again') continue
    const found = await pool.query('select stage from connection_orders where connection_order_id = $1', [connectionOrderId])
    return found.rows[0].stage
  }
}

/** What the process of a connection has said so far. */
export async function connectionSentences(pool: pg.Pool, connectionOrderId: string): Promise<string[]> {
  const found = await pool.query<{ business_date: string; sentence: string }>(
    'select business_date, sentence from process_steps where process_id = $1 order by step_id',
    [serviceConnectionWorkflowId(connectionOrderId)],
  )
  return found.rows.map((row) => `${row.business_date} ${row.sentence}`)
}

export async function survey(pool: pg.Pool, connectionOrderId: string): Promise<void> {
  const found = await pool.query('select business_date from utility')
  await recordSurvey(
    pool,
    command({
      connectionOrderId,
      surveyedOn: found.rows[0].business_date,
      meterSize: '5/8"',
      materials: [{ description: 'Copper pipe 3/4"', quantity: '20', unit: 'ft' }],
      labourHours: '6',
      hindrances: null,
    }),
  )
}

export async function quoteAndSend(pool: pg.Pool, connectionOrderId: string, scope: QuoteScope = SCOPE): Promise<void> {
  const { version } = await draftQuote(pool, command({ connectionOrderId, scope }))
  await sendQuote(pool, command({ connectionOrderId, version }))
}

export async function accept(pool: pg.Pool, connectionOrderId: string, instalments = 1): Promise<void> {
  const version = (await latestQuote(pool, connectionOrderId))?.version ?? 0
  await acceptQuote(pool, command({ connectionOrderId, version, instalments }))
}

export async function pay(pool: pg.Pool, amount: string, account = 'A1'): Promise<void> {
  await postPayment(pool, command({ channel: 'counter', account, amount }))
}

export async function grantPermits(pool: pg.Pool, connectionOrderId: string): Promise<void> {
  for (const code of ['PLUMBING', 'STREET']) {
    await decidePermit(pool, command({ connectionOrderId, code, act: 'grant', reference: `${code}-77` }))
  }
}

/** Smallest picture that is whole. */
const PHOTO = Buffer.from('\u0089PNG\r\n\u001a\n and the trench \u0000\u0000\u0000\u0000IEND\u00ae\u0042\u0060\u0082', 'latin1')

/** Reports the open field order of a kind as done, with all it wants; the meter that is set is M8. */
export async function workDone(pool: pg.Pool, connectionOrderId: string, typeCode: string): Promise<void> {
  const orders = await ordersOf(pool, serviceConnectionWorkflowId(connectionOrderId))
  const order = orders.findLast((each) => each.typeCode === typeCode && each.state === 'created')
  const type = await findType(pool, typeCode)
  if (order === undefined || type === undefined) throw new Error(`${typeCode} is not open`)
  const { workOrderId } = order
  await addOrderFile(
    pool,
    command({ workOrderId, kind: 'photo' as const, caption: null, mayActForOthers: true }),
    Readable.from([PHOTO]),
  )
  const utility = await pool.query<{ today: string }>('select business_date as today from utility')
  const hasMeter = typeCode === 'METERSET' || typeCode === 'CONNECT'
  await completeWorkOrder(
    pool,
    command({
      workOrderId,
      resultId: `result-${workOrderId}`,
      resultCode: 'DONE',
      doneOn: utility.rows[0]?.today ?? '',
      note: 'As planned',
      stepsDone: type.steps.map(({ code }) => code),
      readings: hasMeter ? [{ meterId: 'M8', register: '1', value: '0', confirmed: [] }] : [],
      materials: [{ name: 'Copper pipe', quantity: '20', unit: 'ft' }],
      removedMeterId: null,
      setMeterId: typeCode === 'METERSET' ? 'M8' : null,
      mayActForOthers: true,
    }),
  )
}
