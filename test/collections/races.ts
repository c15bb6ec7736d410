import type pg from 'pg'
import { advanceDunning } from '../../activities/collections/advance-dunning.js'
import { addProtection } from '../../activities/collections/add-protection.js'
import { holdCollection } from '../../activities/collections/hold-collection.js'
import { sweepCollections } from '../../activities/collections/sweep-collections.js'
import { makePlan } from '../../activities/plans/make-plan.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { PolicyPack, PolicyRow } from '../../domain/policy/policy-pack.js'
import { chance } from '../simulation/collections/chance.js'
import { goOn, openOrder, owe, report } from '../support/collections.js'
import type { TestDatabase } from '../support/database.js'
import { type Household, seedHouseholds } from '../support/households.js'
import { byTester, pay } from '../support/moves.js'
import { presetPack, releasePacks } from '../support/policy.js'
import { codeOf } from '../support/refusals.js'

const TODAY = '2026-09-09'
const OWED = '120.00'

/** What collection does, and what comes in the same moment. */
export const RACES = [
  'payment × notice',
  'payment × order',
  'payment × cut',
  'plan × cut',
  'hold × cut',
  'protection × cut',
] as const
export type RaceKind = (typeof RACES)[number]

/** Who is let go first, or `nobody`: both at once, a few milliseconds apart. */
const FIRST = ['collection', 'other', 'nobody'] as const

export interface Raced {
  readonly kind: RaceKind
  readonly first: (typeof FIRST)[number]
  /** What collection did: `done`, or the code it was refused with. */
  readonly collection: string
  /** Everything that is not as it has to be, whoever came first. */
  readonly wrong: readonly string[]
}

/** A policy by which the debt of the day before is cut for at once; commercial customers are given notice first. */
function racingPack(): PolicyPack {
  const municipal = presetPack('municipal-default')
  const at = { after: { days: 0, count: 'calendar' }, counted_from: 'due_date' } as const
  const cut = { step: 'cut', act: 'disconnect', ...at, channels: [] }
  const stated: Readonly<Record<string, readonly (readonly [value: unknown, scope?: PolicyRow['scope']])[]>> = {
    'dunning.start': [[{ amount: '25.00', after: { days: 0, count: 'calendar' } }]],
    'dunning.steps': [
      [[cut]],
      [[{ step: 'notice', act: 'first_notice', ...at, channels: ['mail'] }, cut], { customer_classes: ['commercial'] }],
    ],
    'dunning.approval': [[false]],
    'dunning.capacity': [[{ cuts_per_day: 100_000, cuts_per_crew: 100_000 }]],
    'notice.first': [[null], [{ channels: { mail: 10 }, count: 'calendar' }, { customer_classes: ['commercial'] }]],
    'notice.second': [[null]],
    'contact.personal': [[null]],
    'cut.min_age': [[null]],
    'cut.blocked_times': [[null]],
    'weather.low': [[null]],
    'weather.high': [[null]],
  }
  const own = Object.entries(stated).flatMap(([key, values]) =>
    values.map(([value, scope]) => ({
      key,
      value,
      ...(scope === undefined ? {} : { scope }),
      from: null,
      to: null,
      citation: 'made for these races',
      mark: 'U',
      says: `The rule ${key}.`,
    })),
  ) as unknown as PolicyRow[]
  const rows = [...municipal.rows.filter(({ key }) => stated[key] === undefined), ...own]
  return { ...municipal, pack: 'racing', level: 'utility', entity: 'municipal', rows }
}

/** Runs so many races, the kinds in turn, each in a household of its own, and says what came of each. */
export async function race(database: TestDatabase, options: { readonly count: number; readonly seed: number }): Promise<Raced[]> {
  const { pool, adminPool } = database
  const homes = await seedHouseholds(pool, { count: options.count, today: TODAY })
  await releasePacks(pool, [racingPack()])
  const kindOf = (index: number): RaceKind => RACES[index % RACES.length] as RaceKind
  const noticed = homes.filter((_, index) => kindOf(index) === 'payment × notice').map(({ accountId }) => accountId)
  await adminPool.query(`update accounts set customer_class = 'commercial' where account_id = any($1)`, [noticed])
  await inFours(homes, ({ accountId, agreementId }) => owe(pool, accountId, agreementId, '2026-09-08', OWED))
  await sweepCollections(pool)
  await inFours(homes, async ({ accountId }, index) => {
    if (kindOf(index).endsWith('cut')) await goOn(pool, accountId)
  })
  const random = chance(options.seed)
  const raced: Raced[] = []
  for (const [index, home] of homes.entries()) {
    const first = FIRST[Math.floor(index / RACES.length) % FIRST.length] as Raced['first']
    raced.push(await raceOf(pool, home, kindOf(index), first, [random.between(0, 6), random.between(0, 6)]))
  }
  return raced
}

async function inFours<Item>(items: readonly Item[], work: (item: Item, index: number) => Promise<unknown>): Promise<void> {
  const left = [...items.entries()]
  const take = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next[1], next[0])
  }
  await Promise.all([take(), take(), take(), take()])
}

async function raceOf(
  pool: pg.Pool,
  home: Household,
  kind: RaceKind,
  first: Raced['first'],
  pauses: readonly [number, number],
): Promise<Raced> {
  const { accountId } = home
  const isCut = kind.endsWith('cut')
  const order = isCut ? await openOrder(pool, accountId, 'DISCONNECT') : ''
  const reading = { meterId: home.meterId, value: '1000' }
  const collect = (): Promise<string> =>
    codeOf(isCut ? report(pool, order, TODAY, 'DONE', reading) : advanceDunning(pool, { accountId, episode: 1 }))
  const others: Readonly<Record<string, () => Promise<unknown>>> = {
    payment: () => pay(pool, accountId, OWED),
    plan: () => plan(pool, accountId),
    hold: () => holdCollection(pool, byTester({ scope: 'account' as const, scopeValue: accountId, toOn: null })),
    protection: () => protect(pool, accountId),
  }
  const happen = others[kind.split(' ')[0] ?? ''] as () => Promise<unknown>
  const collection = await (first === 'nobody'
    ? bothAtOnce(collect, happen, pauses)
    : oneBehindTheOther(
        pool,
        accountId,
        first === 'collection' ? [collect, happen] : [happen, collect],
        first === 'collection' ? 0 : 1,
      ))
  await goOn(pool, accountId)
  return { kind, first, collection, wrong: await wrongAfter(pool, accountId, kind, first, collection) }
}

async function bothAtOnce(
  collect: () => Promise<string>,
  happen: () => Promise<unknown>,
  [one, other]: readonly [number, number],
): Promise<string> {
  const after = async <Answer>(ms: number, work: () => Promise<Answer>): Promise<Answer> => {
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
    return work()
  }
  const [collection] = await Promise.all([after(one, collect), after(other, happen)])
  return collection
}

/** Holds the account until both stand in line for it, in this order, and lets them go. */
async function oneBehindTheOther(
  pool: pg.Pool,
  accountId: string,
  [first, second]: readonly [() => Promise<unknown>, () => Promise<unknown>],
  collectionIs: 0 | 1,
): Promise<string> {
  const holder = await pool.connect()
  try {
    await holder.query('begin')
    await lockAccounts(holder, [accountId])
    const waiting = async (count: number): Promise<void> => {
      for (;;) {
        const found = await holder.query<{ count: number }>(
          `select count(*)::integer as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )
        if ((found.rows[0]?.count ?? 0) >= count) return
      }
    }
    const one = first()
    await waiting(1)
    const two = second()
    await waiting(2)
    await holder.query('commit')
    return String((await Promise.all([one, two]))[collectionIs])
  } finally {
    holder.release()
  }
}

function plan(pool: pg.Pool, accountId: string): Promise<unknown> {
  const signed = { signedName: 'A. Customer', signedBy: 'by_phone' as const, isSupervisor: false }
  return makePlan(pool, byTester({ accountId, firstDueOn: null, monthlyIncome: null, count: 3, arrears: OWED, ...signed }))
}

function protect(pool: pg.Pool, accountId: string): Promise<unknown> {
  return addProtection(
    pool,
    byTester({
      accountId,
      kind: 'medical' as const,
      source: 'certificate' as const,
      evidence: 'Seen at the counter',
      beginsOn: TODAY,
      endsOn: null,
      programme: null,
      amount: null,
      bornOn: null,
      livesAlone: false,
      cannotPayAndArranges: false,
      renewsProtectionId: null,
    }),
  )
}

interface Left {
  readonly notices: number
  readonly cuts: string[]
  readonly openCutOrders: number
  readonly openReconnections: number
  readonly reconnectionFees: number
  readonly state: string
  readonly closeCode: string | null
  readonly restoreReason: string | null
  readonly owed: string
}

/** How a case has to stand by what came first, its process having looked once more. */
async function wrongAfter(
  pool: pg.Pool,
  accountId: string,
  kind: RaceKind,
  first: Raced['first'],
  collection: string,
): Promise<string[]> {
  const found = await pool.query<Left & Record<string, unknown>>(
    `select (select count(*) from collection_notices n where n.collection_id = k.collection_id)::integer as notices,
       array(select past_due::text from disconnections d where d.collection_id = k.collection_id) as cuts,
       (select count(*) from work_orders o where o.account_id = k.account_id and type_code = 'DISCONNECT' and o.state not in ('completed', 'incomplete', 'cancelled'))::integer as "openCutOrders",
       (select count(*) from work_orders o where o.account_id = k.account_id and type_code = 'RECONNECT' and o.state not in ('completed', 'incomplete', 'cancelled'))::integer as "openReconnections",
       (select count(*) from open_items i where i.account_id = k.account_id and i.kind = 'fee')::integer as "reconnectionFees",
       k.state, k.close_code as "closeCode", (select restore_reason from disconnections d where d.collection_id = k.collection_id) as "restoreReason",
       (select coalesce(sum(open_amount), 0)::numeric(14, 2) from open_items i where i.account_id = k.account_id and i.kind <> 'fee') as owed
     from collection_cases k where k.account_id = $1`,
    [accountId],
  )
  const left = found.rows[0] as Left
  const [what = ''] = kind.split(' ')
  const wasCut = left.cuts.length > 0
  const expected = expectedLeft(what, wasCut, kind.endsWith('cut') ? 0 : left.notices)
  const wrong = Object.entries({ ...expected, ...(found.rowCount === 1 ? {} : { cases: 1 }) })
    .filter(([key, value]) => JSON.stringify(left[key as keyof Left]) !== JSON.stringify(value))
    .map(
      ([key, value]) =>
        `${accountId} ${kind}: ${key} is ${JSON.stringify(left[key as keyof Left])}, not ${JSON.stringify(value)}`,
    )
  const saysCut = kind.endsWith('cut') && collection === 'ok'
  if (kind.endsWith('cut') && saysCut !== wasCut) wrong.push(`${accountId} ${kind}: the crew was told ${collection}`)
  if (!saysCut && kind.endsWith('cut') && collection !== 'CUT_NOT_LAWFUL')
    wrong.push(`${accountId} ${kind}: refused with ${collection}`)
  if (left.notices > 1) wrong.push(`${accountId} ${kind}: ${left.notices} notices`)
  if (first === 'collection' && kind.endsWith('cut') && !wasCut)
    wrong.push(`${accountId} ${kind}: what came later stopped the cut`)
  if (first === 'other' && (wasCut || left.notices > 0))
    wrong.push(`${accountId} ${kind}: collection did not see what came first`)
  return wrong
}

/** Whatever came first: nothing doubled, nobody on a way that is none any more, and service on its way back where it was cut. */
function expectedLeft(what: string, wasCut: boolean, notices: number): Partial<Left> {
  const owed = what === 'payment' ? '0.00' : OWED
  const isRestored = wasCut && what !== 'hold'
  return {
    notices,
    cuts: wasCut ? [OWED] : [],
    owed,
    openCutOrders: 0,
    openReconnections: isRestored ? 1 : 0,
    reconnectionFees: isRestored && what !== 'protection' ? 1 : 0,
    state: isRestored ? 'reconnecting' : wasCut ? 'cut' : what === 'payment' ? 'closed' : 'dunning',
    closeCode: !wasCut && what === 'payment' ? 'PAID' : null,
    restoreReason: isRestored ? (what === 'payment' ? 'paid' : what === 'plan' ? 'plan' : 'protected') : null,
  }
}
