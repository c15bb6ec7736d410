import type pg from 'pg'
import { advanceDunning } from '../../activities/collections/advance-dunning.js'
import { sweepCollections } from '../../activities/collections/sweep-collections.js'
import { completeWorkOrder } from '../../activities/fieldwork/complete-work-order.js'
import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { insertOpenItems } from '../../db/ledger/open-item-store.js'
import { inTransaction } from '../../db/transaction.js'
import { Decimal } from '../../domain/kernel/decimal.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import type { PolicyPack } from '../../domain/policy/policy-pack.js'
import { TEST_CHART } from './chart.js'
import { packOf, type StatedRule } from './collections-policy.js'
import { seedFieldwork } from './fieldwork.js'
import { byTester } from './moves.js'
import { releasePacks } from './policy.js'

/** A short strategy: a reminder, a letter that holds twenty days after ten, the cut. */
export const SHORT_STRATEGY: readonly StatedRule[] = [
  ['dunning.start', { amount: '25.00', after: { days: 3, count: 'calendar' } }],
  [
    'dunning.steps',
    [
      { step: 'reminder', act: 'reminder', after: { days: 5, count: 'calendar' }, counted_from: 'due_date', channels: [] },
      {
        step: 'notice',
        act: 'first_notice',
        after: { days: 7, count: 'calendar' },
        counted_from: 'previous_step',
        channels: ['mail'],
      },
      { step: 'cut', act: 'disconnect', after: { days: 1, count: 'calendar' }, counted_from: 'previous_step', channels: [] },
    ],
  ],
  ['dunning.field_visit', 'collect_or_leave'],
  ['dunning.capacity', { cuts_per_day: 20, cuts_per_crew: 8 }],
  ['dunning.approval', false],
  ['cut.min_amount', '50.00'],
  ['notice.first', { channels: { mail: 10, posted: 5 }, count: 'calendar' }],
  ['notice.validity', { must_state: ['issued', 'effective', 'expires'], expires_after_days: 20 }],
  ['notice.third_party', true],
  [
    'cut.blocked_times',
    {
      weekdays: ['saturday', 'sunday'],
      on_holidays: true,
      on_eve_of_weekend: true,
      on_eve_of_holiday: true,
      hours: ['08:00', '14:00'],
    },
  ],
  ['medical.length', 30],
  ['medical.renewals', { times: 2, per: 'arrearage' }],
  ['medical.self_certified', false],
  ['medical.condition', 'certificate_alone'],
  ['protect.life_support', 'no_cut'],
  ['reconnect.within', { hours: 24 }],
  ['reconnect.fee', { amount: '35.00' }],
  ['reconnect.fee_cap', { amount: '30.00' }],
  ['reconnect.max_payment', null],
  ['credit.points', { late_payment: 1, returned_payment: 3, disconnection: 5, broken_plan: 3, decay_months: 24 }],
]

/** The pack of a utility that states these rules over the short strategy, and "none" of everything else. */
export function utilityPack(rules: readonly StatedRule[] = []): PolicyPack {
  const stated = [...SHORT_STRATEGY.filter(([key]) => !rules.some(([other]) => other === key)), ...rules]
  const [pack] = packOf(stated, 'test-utility')
  if (pack === undefined) throw new Error('a chain of one pack')
  return { ...pack.document, entity: 'municipal' } as PolicyPack
}

/** Accounts A1 to A3 with water at places of their own, and the packs that govern. */
export async function seedCollections(pool: pg.Pool, today: string, rules: readonly StatedRule[] = []): Promise<void> {
  await seedFieldwork(pool, today)
  await releasePacks(pool, [utilityPack(rules)])
}

/** Debt of an agreement, due on a day. */
export async function owe(pool: pg.Pool, accountId: string, agreementId: string, dueOn: string, amount: string): Promise<void> {
  await inTransaction(pool, async ({ client }) => {
    const served = await client.query<{ service: string }>(
      'select service from service_agreements join service_points using (service_point_id) where agreement_id = $1',
      [agreementId],
    )
    const [itemId = 0] = await takeIds(client, 'item_ids', 1)
    const entry = postingOf(
      {
        kind: 'opening_item',
        sourceId: `owed-${itemId}`,
        effectiveOn: dueOn,
        currency: 'USD',
        accountId,
        agreementId,
        service: served.rows[0]?.service,
        amount: new Decimal(amount),
      },
      TEST_CHART,
    )
    if (entry === undefined) throw new Error('a debt of zero')
    const [entryId = 0] = await insertEntries(client, [entry], 'test')
    await insertOpenItems(client, [
      {
        itemId,
        accountId,
        agreementId,
        glCode: entry.lines[0]?.glCode ?? '',
        kind: 'bill',
        originalOn: dueOn,
        dueOn,
        originalAmount: new Decimal(amount),
        openAmount: new Decimal(amount),
        entryId,
        currency: 'USD',
      },
    ])
  })
}

/** Takes every step the case has now, as its workflow would, until it waits or ends. */
export async function goOn(pool: pg.Pool, accountId: string, episode = 1): Promise<void> {
  for (let steps = 0; steps < 40; steps += 1) {
    const { kind } = await advanceDunning(pool, { accountId, episode })
    if (kind !== 'again') return
  }
  throw new Error(`the case of ${accountId} does not come to rest`)
}

/** What the case has said so far, orders without their numbers. */
export async function caseSentences(pool: pg.Pool, accountId: string, episode = 1): Promise<string[]> {
  const found = await pool.query<{ said: string }>(
    `select business_date || ' ' || sentence as said from process_steps where process_id = $1 order by step_id`,
    [`dunning/${accountId}/${episode}`],
  )
  return found.rows.map(({ said }) => said.replaceAll(/W\d{5,}/g, 'W…'))
}

/** The business day becomes this one, and letters that wait are printed. */
export async function dayOf(admin: pg.Pool, day: string): Promise<void> {
  await admin.query('update utility set business_date = $1', [day])
}

/** Letters leave, as the printing does it. */
export async function printLetters(admin: pg.Pool): Promise<void> {
  await admin.query(
    `update messages set state = 'printed', settled_at = now(), waits_for = null where state = 'pending' and channel = 'post'`,
  )
}

/** Every day from one to another: the sweep of the night, letters, and what the case does; exactly as often as something happens. */
export async function liveThrough(
  { pool, adminPool }: { readonly pool: pg.Pool; readonly adminPool: pg.Pool },
  days: readonly string[],
  ...accountIds: readonly string[]
): Promise<void> {
  for (const day of days) {
    await dayOf(adminPool, day)
    await sweepCollections(pool)
    const open = await pool.query<{ accountId: string; episode: number }>(
      `select account_id as "accountId", episode from collection_cases where account_id = any($1) and state <> 'closed' order by 1`,
      [accountIds],
    )
    for (const { accountId, episode } of open.rows) await goOn(pool, accountId, episode)
    await printLetters(adminPool)
    for (const { accountId, episode } of open.rows) await goOn(pool, accountId, episode)
  }
}

export function daysFrom(from: string, to: string): string[] {
  const days: string[] = []
  for (
    let day = new Date(`${from}T00:00:00Z`);
    day.toISOString().slice(0, 10) <= to;
    day = new Date(day.getTime() + 86_400_000)
  ) {
    days.push(day.toISOString().slice(0, 10))
  }
  return days
}

/** The open order of a case: its number. */
export async function openOrder(pool: pg.Pool, accountId: string, typeCode: string): Promise<string> {
  const found = await pool.query<{ id: string }>(
    `select work_order_id as id from work_orders where account_id = $1 and type_code = $2 and state not in ('completed', 'incomplete', 'cancelled')`,
    [accountId, typeCode],
  )
  const id = found.rows[0]?.id
  if (id === undefined) throw new Error(`no open ${typeCode} for ${accountId}`)
  return id
}

/** The crew writes down what it did. */
export async function report(
  pool: pg.Pool,
  workOrderId: string,
  on: string,
  resultCode = 'DONE',
  reading?: { readonly meterId: string; readonly value: string },
) {
  const steps = await pool.query<{ code: string }>(
    `select step ->> 'code' as code from work_orders o join work_order_types t using (type_code), jsonb_array_elements(t.steps) as step where work_order_id = $1`,
    [workOrderId],
  )
  return completeWorkOrder(
    pool,
    byTester({
      workOrderId,
      resultId: `${workOrderId}/${resultCode}/${on}`,
      resultCode,
      doneOn: on,
      stepsDone: steps.rows.map(({ code }) => code),
      readings:
        reading === undefined
          ? []
          : [{ ...reading, register: '1', confirmed: ['SAME_DAY', 'ABOVE_USUAL', 'NO_USE', 'BELOW_LAST'] as const }],
      materials: [],
      removedMeterId: null,
      setMeterId: null,
      note: null,
      mayActForOthers: true,
    }),
  )
}
