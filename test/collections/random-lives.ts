import { advanceDunning } from '../../activities/collections/advance-dunning.js'
import { sweepCollections } from '../../activities/collections/sweep-collections.js'
import { advanceSweep } from '../../activities/late-fees/advance-sweep.js'
import { advancePlan } from '../../activities/plans/advance-plan.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { checkLedger } from '../../db/ledger/invariant-store.js'
import { addDays } from '../../domain/kernel/local-date.js'
import type { PolicyPack, PolicyRow } from '../../domain/policy/policy-pack.js'
import { chance } from '../simulation/collections/chance.js'
import { printLetters, SHORT_STRATEGY } from '../support/collections.js'
import type { StatedRule } from '../support/collections-policy.js'
import { testDatabase } from '../support/database.js'
import { type Household, seedHouseholds } from '../support/households.js'
import { byTester } from '../support/moves.js'
import { presetPack, releasePacks } from '../support/policy.js'
import { contradictions, standingOfAccount, wronglyDone } from './contradictions.js'
import { happen } from './household-life.js'

const FIRST_DAY = '2026-05-04'

/** What the city of these lives says beside the municipal default: a short strategy, plans that are taken up again, a part forgiven. */
const OWN_RULES: readonly StatedRule[] = [
  ...SHORT_STRATEGY.filter(([key]) => !['dunning.start', 'dunning.steps', 'notice.first', 'cut.blocked_times'].includes(key)),
  ['dunning.start', { amount: '25.00', after: { days: 1, count: 'calendar' } }],
  [
    'dunning.steps',
    [
      { step: 'reminder', act: 'reminder', after: { days: 1, count: 'calendar' }, counted_from: 'due_date', channels: [] },
      {
        step: 'notice',
        act: 'first_notice',
        after: { days: 1, count: 'calendar' },
        counted_from: 'previous_step',
        channels: ['mail'],
      },
      { step: 'cut', act: 'disconnect', after: { days: 0, count: 'calendar' }, counted_from: 'previous_step', channels: [] },
    ],
  ],
  ['notice.first', { channels: { mail: 4 }, count: 'calendar' }],
  ['cut.blocked_times', { weekdays: ['sunday'], on_holidays: true, on_eve_of_weekend: false, on_eve_of_holiday: false }],
  ['contact.personal', null],
  ['notice.second', null],
  ['cut.min_age', null],
  ['weather.low', null],
  ['weather.high', null],
  ['late_fee.rule', { kind: 'repeated', percent: '2', every_days: 30, is_compounding: true }],
  ['plan.reinstate', { times: 3, fee: '0' }],
  ['plan.renegotiate', { times: 3, after_full_payments: 0 }],
  ['plan.forgiveness', { per_payment: '10', cap: '25.00' }],
  ['plan.term', { min_instalments: 2, max_instalments: 6, unit: 'month' }],
]

export interface Lives {
  /** What was found wrong, each with the events of its household before it. */
  readonly wrong: readonly string[]
  readonly events: number
  /** How often each event happened, and how often each thing came of a case or a plan. */
  readonly happened: ReadonlyMap<string, number>
}

/**
 * Lets households live through so many days on which something happens to each of them by chance, with everything Penstock does by itself
 * in between, and looks after every event whether plan, dunning and bill agree. Stops at the first day on which something is wrong.
 */
export async function liveByChance(options: {
  readonly seed: number
  readonly households: number
  readonly days: number
}): Promise<Lives> {
  const database = await testDatabase()
  const { pool, adminPool } = database
  const random = chance(options.seed)
  const homes = await seedHouseholds(pool, { count: options.households, today: FIRST_DAY })
  await releasePacks(pool, [cityPack()])
  const told = new Map<string, string[]>(homes.map(({ accountId }) => [accountId, []]))
  const happened = new Map<string, number>()
  const count = (what: string): unknown => happened.set(what, (happened.get(what) ?? 0) + 1)
  const wrong: string[] = []
  let [today, events] = [FIRST_DAY, 0]

  const look = async (accountId: string): Promise<void> => {
    const first = random.happens(0.5)
    // What one of them did may be news to the other.
    for (let [isPlan, news] = [first, 2]; news > 0; isPlan = !isPlan, news -= 1) {
      if ((await (isPlan ? planLooks : caseLooks)(accountId)) > 0) news = 2
    }
  }
  const planLooks = async (accountId: string): Promise<number> => {
    let steps = 0
    const plans = await pool.query<{ planId: number }>(
      `select plan_id as "planId" from payment_plans where account_id = $1 and state = 'active'`,
      [accountId],
    )
    for (const plan of plans.rows) while ((await advancePlan(pool, plan)).kind === 'again') steps += 1
    return steps
  }
  const caseLooks = async (accountId: string): Promise<number> => {
    let steps = 0
    const cases = await pool.query<{ accountId: string; episode: number }>(
      `select account_id as "accountId", episode from collection_cases where account_id = $1 and state <> 'closed'`,
      [accountId],
    )
    for (const input of cases.rows) {
      for (let before = await standingOfAccount(pool, accountId); ; ) {
        const { kind } = await advanceDunning(pool, input)
        const after = await standingOfAccount(pool, accountId)
        blame(accountId, wronglyDone(before, after))
        if (kind !== 'again') break
        before = after
        steps += 1
      }
    }
    return steps
  }
  const blame = (accountId: string, found: readonly string[]): void => {
    wrong.push(...found.map((what) => `${today} ${accountId}: ${what}; before: ${told.get(accountId)?.join(', ')}`))
  }
  const check = async (): Promise<void> => {
    for (const sentence of await contradictions(pool)) blame(sentence.slice(0, 6), [sentence.slice(8)])
    for (const { id, name, examples } of (await checkLedger(pool)).filter(({ rows }) => rows > 0)) {
      wrong.push(
        `${today} ${id} ${name}: ${JSON.stringify(examples.slice(0, 2))}; last: ${[...told].map(([who, what]) => `${who} ${what.at(-1)}`).join(', ')}`,
      )
    }
  }
  const night = async (): Promise<void> => {
    today = addDays(today, random.between(1, 5))
    await advanceClock(pool, byTester({ to: today }))
    await printLetters(adminPool)
    for (const sweep of random.happens(0.5) ? [fees, arrears] : [arrears, fees]) await sweep()
    for (const { accountId } of homes) await look(accountId)
    await check()
  }
  const fees = async (): Promise<void> => {
    while ((await advanceSweep(pool, { database: database.name })).kind === 'again');
  }
  const arrears = async (): Promise<void> => {
    for (let opened = (await sweepCollections(pool)) ?? 0; opened > 0; opened -= 1) count('case opened')
  }
  const event = async (home: Household): Promise<void> => {
    const before = await standingOfAccount(pool, home.accountId)
    const { what, became } = await happen({ pool, home, random, today })
    told.get(home.accountId)?.push(`${today} ${what} ${became}`)
    count(became === 'ok' ? what : `${what}: ${became}`)
    events += 1
    blame(home.accountId, wronglyDone(before, await standingOfAccount(pool, home.accountId)))
    await look(home.accountId)
    await check()
  }

  for (let day = 0; day < options.days && wrong.length === 0; day += 1) {
    await night()
    for (const home of homes) if (wrong.length === 0) await event(home)
  }
  for (const { row } of (
    await pool.query<{ row: string }>(
      `select 'case closed ' || close_code as row from collection_cases where state = 'closed'
     union all select 'plan ' || state from payment_plans union all select 'late fee' from late_fees union all select 'cut' from disconnections
     union all select 'forgiven' from plan_instalments where forgiven is not null union all select 'notice' from collection_notices`,
    )
  ).rows)
    count(row)
  await database.close()
  return { wrong, events, happened }
}

function cityPack(): PolicyPack {
  const municipal = presetPack('municipal-default')
  const rows = [...municipal.rows.filter((row) => !OWN_RULES.some(([key]) => key === row.key)), ...OWN_RULES.map(rowOf)]
  return { ...municipal, pack: 'city', level: 'utility', entity: 'municipal', rows }
}

function rowOf([key, value]: StatedRule): PolicyRow {
  return { key, value, from: null, to: null, citation: 'made for these lives', mark: 'U', says: `The rule ${key}.` }
}
