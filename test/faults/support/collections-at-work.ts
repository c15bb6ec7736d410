import type { Client } from '@temporalio/client'
import type pg from 'pg'
import { actOnCollection } from '../../../activities/collections/act-on-collection.js'
import { holdCollection } from '../../../activities/collections/hold-collection.js'
import { recordContact } from '../../../activities/collections/record-contact.js'
import { demandDeposit } from '../../../activities/deposits/demand-deposit.js'
import { postPayment } from '../../../activities/payments/post-payment.js'
import { reinstatePlan } from '../../../activities/plans/change-plan.js'
import { makePlan } from '../../../activities/plans/make-plan.js'
import { startSimulation } from '../../../activities/policy-effects/start-simulation.js'
import { advanceClock } from '../../../activities/utility/advance-clock.js'
import type { Command } from '../../../domain/kernel/command.js'
import type { PolicyPack } from '../../../domain/policy/policy-pack.js'
import { seedBilledYear } from '../../support/billed-year.js'
import { openOrder, owe, printLetters, report } from '../../support/collections.js'
import type { StatedRule } from '../../support/collections-policy.js'
import type { TestDatabase } from '../../support/database.js'
import { seedFieldwork } from '../../support/fieldwork.js'
import { TESTER } from '../../support/import-folder.js'
import { seedAccounts, seedItems } from '../../support/ledger.js'
import { presetPack, releasePacks } from '../../support/policy.js'
import { giveSwitches } from '../../support/remote-meters.js'
import { atRest } from './at-rest.js'

// What collections do in a year to four accounts: a crew cuts A1, a meter cuts A2 from afar, A3 pays a plan off after it broke once, A4 has a
// deposit that bears interest and goes back.

const BEGINS_ON = '2026-09-04'
const PACK = 'short-strategy'

/** The municipal rules with a short strategy, so that few days see every step. */
const RULES: readonly StatedRule[] = [
  ['dunning.start', { amount: '25.00', after: { days: 3, count: 'calendar' } }],
  [
    'dunning.steps',
    [
      { step: 'reminder', act: 'reminder', after: { days: 3, count: 'calendar' }, counted_from: 'due_date', channels: [] },
      {
        step: 'call',
        act: 'call',
        after: { days: 0, count: 'calendar' },
        counted_from: 'previous_step',
        channels: [],
        when: { amount_at_least: '500.00' },
      },
      {
        step: 'notice',
        act: 'first_notice',
        after: { days: 2, count: 'calendar' },
        counted_from: 'previous_step',
        channels: ['mail'],
      },
      { step: 'cut', act: 'disconnect', after: { days: 1, count: 'calendar' }, counted_from: 'previous_step', channels: [] },
    ],
  ],
  ['dunning.field_visit', 'collect_or_leave'],
  ['notice.first', { channels: { mail: 5, posted: 5 }, count: 'calendar' }],
  ['notice.second', null],
  ['cut.min_age', null],
  ['cut.blocked_times', null],
  ['weather.low', null],
  ['weather.high', null],
  ['contact.personal', { attempts: 1, channels: ['phone'], lead: { days: 0, count: 'calendar' }, must_reach: true }],
  ['reconnect.remote', 'at_once'],
]

/** Fills a database for the story; nobody stays connected. */
export async function seedCollectionsAtWork(pool: pg.Pool, admin: pg.Pool): Promise<void> {
  await seedFieldwork(pool, BEGINS_ON)
  await seedAccounts(pool, ['A4'])
  await seedBilledYear({ adminPool: admin } as TestDatabase, 'A4', '60.00', BEGINS_ON)
  await giveSwitches(admin, 'M2')
  await owe(pool, 'A1', 'G1', '2026-09-01', '120.00')
  await owe(pool, 'A2', 'G2', '2026-09-01', '120.00')
  await owe(pool, 'A3', 'G3', '2026-08-20', '180.00')
  // Two bills paid late are why a deposit is asked for.
  await seedItems(pool, [
    ['A4', 'bill', '2026-06-03', '20.00', 'water'],
    ['A4', 'bill', '2026-07-03', '20.00', 'water'],
  ])
  await releasePacks(pool, [packOfStory()])
}

function packOfStory(): PolicyPack {
  const preset = presetPack('municipal-default')
  const isStated = (key: string): boolean => RULES.some(([stated]) => stated === key)
  const rows = RULES.map(([key, value]) => ({
    key,
    value,
    citation: 'Rule of the story',
    mark: 'U' as const,
    says: 'As the story needs it.',
    from: null,
    to: null,
  }))
  return {
    ...preset,
    pack: PACK,
    name: 'A short strategy',
    level: 'utility',
    entity: 'municipal',
    rows: [...preset.rows.filter(({ key }) => !isStated(key)), ...rows],
  } as PolicyPack
}

/** Where the story is played. */
export interface Office {
  /** As the application. */
  readonly pool: pg.Pool
  /** As the owner: what printing does to letters. */
  readonly admin: pg.Pool
  readonly temporal: Client
  /** Throws where the worker could not be started again. */
  alive(): Promise<void>
}

/** Plays the year. After each thing that a person does, and on each new day, everything comes to rest first. */
export async function playCollections(office: Office): Promise<void> {
  const { pool, admin } = office
  let commands = 0
  const rest = async (): Promise<void> => {
    await office.alive()
    await atRest(admin, office.temporal)
  }
  const does = async <Input, Answer>(
    run: (pool: pg.Pool, command: Command<Input>) => Promise<Answer>,
    input: Input,
  ): Promise<Answer> => {
    const answer = await run(pool, { key: `k${(commands += 1)}`, actor: TESTER, reason: 'The story goes on', input })
    await rest()
    return answer
  }
  /** The letters of a day leave on it, whether a round of printing took them or not. */
  const day = async (to: string): Promise<void> => {
    await printLetters(admin)
    await does(advanceClock, { to })
  }
  const pay = (account: string, amount: string) =>
    does(postPayment, { channel: 'counter' as const, account, amount, externalId: `receipt-${commands}` })
  const release = (accountId: string) => does(actOnCollection, { collectionId: `${accountId}-1`, act: 'release_cut' as const })
  const crew = async (type: 'DISCONNECT' | 'RECONNECT', on: string, result = 'DONE'): Promise<void> => {
    const reading = result === 'DONE' ? { meterId: 'M1', value: '1010' } : undefined
    await report(pool, await openOrder(admin, 'A1', type), on, result, reading)
    await rest()
  }
  const reached = (accountId: string, on: string) =>
    does(recordContact, {
      accountId,
      channel: 'phone' as const,
      reached: 'customer' as const,
      on,
      leftDoorHanger: false,
      offeredPrepayment: false,
      note: null,
      notice: null,
    })
  const SIGNED = new Date('2026-09-04T16:05:00Z')

  await rest()
  const { planId } = await does((on, command) => makePlan(on, command, SIGNED), {
    accountId: 'A3',
    firstDueOn: null,
    monthlyIncome: null,
    count: 3,
    arrears: '180',
    signedName: 'Ada Quill',
    signedBy: 'by_phone' as const,
    isSupervisor: false,
  })
  // The down payment, and the late fee of the day before it.
  await pay('A3', '54.00')
  await does(demandDeposit, { accountId: 'A4', count: 1, firstDueOn: null, amount: '120.00' })
  await pay('A4', '400.00')

  // Notices, and the cut that nobody may make before somebody was reached and a supervisor agreed.
  await day('2026-09-06')
  await day('2026-09-07')
  await day('2026-09-14')
  await reached('A1', '2026-09-14')
  await reached('A2', '2026-09-14')
  await release('A2')
  await pay('A2', '120.00')

  // The crew is paid at the door, is called back by a hold, cuts, cannot turn it on, and does so late.
  await release('A1')
  await crew('DISCONNECT', '2026-09-14', 'PAID_AT_DOOR')
  await day('2026-09-15')
  await release('A1')
  await does(holdCollection, { scope: 'account' as const, scopeValue: 'A1', toOn: '2026-09-16' })
  await day('2026-09-17')
  await release('A1')
  await crew('DISCONNECT', '2026-09-17')
  await does(actOnCollection, { collectionId: 'A1-1', act: 'order_reconnection' as const })
  await crew('RECONNECT', '2026-09-17', 'HAZARD')
  await day('2026-09-20')
  await crew('RECONNECT', '2026-09-20')

  // The plan is missed, broken, taken up again and kept; the packs are tried on the month before.
  await day('2026-10-06')
  await does(startSimulation, { pack: PACK, version: 1, from: '2026-09-01', to: '2026-09-30' })
  await day('2026-10-11')
  await pay('A3', '45.00')
  const version = await admin.query<{ version: number }>('select version from payment_plans where plan_id = $1', [planId])
  await does(reinstatePlan, { planId, version: version.rows[0]?.version ?? 0 })
  await pay('A3', '200.00')

  // What is owed by now is paid; a year later interest is credited, and the deposit goes back.
  await pay('A1', '500.00')
  await day('2027-10-05')
}
