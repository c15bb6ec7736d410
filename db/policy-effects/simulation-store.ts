import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export const SIMULATION_STATES = ['running', 'done', 'cancelled', 'failed'] as const
export type SimulationState = (typeof SIMULATION_STATES)[number]
export const SIMULATED_SIDES = ['governed', 'tried', 'happened'] as const
export type SimulatedSide = (typeof SIMULATED_SIDES)[number]

export interface Simulation {
  readonly simulationId: number
  readonly pack: string
  readonly packName: string
  readonly version: number
  readonly versionState: string
  readonly fromOn: string
  readonly toOn: string
  readonly state: SimulationState
  readonly cameTo: string
  readonly accounts: number
  readonly examined: number
  readonly daysWithoutPolicy: number
  readonly reason: string
  readonly startedOn: string
  readonly startedBy: string
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly failureCode: string | null
}

const SELECT = `select s.simulation_id as "simulationId", s.pack_code as pack, v.name as "packName", s.version, v.state as "versionState",
  s.from_on as "fromOn", s.to_on as "toOn", s.state, s.came_to as "cameTo", s.accounts, s.examined, s.days_without_policy as "daysWithoutPolicy",
  s.reason, s.started_on as "startedOn", coalesce(u.name, s.started_by) as "startedBy", s.started_at as "startedAt", s.ended_at as "endedAt",
  s.failure_code as "failureCode"
  from policy_simulations s join policy_versions v on v.pack_code = s.pack_code and v.version = s.version left join users u on u.user_id = s.started_by`

export async function findSimulation(db: Queryable, simulationId: number): Promise<Simulation | undefined> {
  return (await db.query<Simulation & Record<string, unknown>>(`${SELECT} where s.simulation_id = $1`, [simulationId])).rows[0]
}

/** The last simulations, the newest first. */
export async function recentSimulations(db: Queryable): Promise<Simulation[]> {
  return (await db.query<Simulation & Record<string, unknown>>(`${SELECT} order by s.simulation_id desc limit 100`)).rows
}

/** The simulation, locked until the transaction ends. */
export async function lockSimulation(tx: Transaction, simulationId: number): Promise<Simulation | undefined> {
  const found = await tx.client.query<Simulation & Record<string, unknown>>(
    `${SELECT} where s.simulation_id = $1 for update of s`,
    [simulationId],
  )
  return found.rows[0]
}

/** Writes a new simulation down; undefined where another one is running. */
export async function insertSimulation(
  tx: Transaction,
  simulation: Pick<Simulation, 'pack' | 'version' | 'fromOn' | 'toOn' | 'accounts' | 'reason' | 'startedOn' | 'startedBy'>,
): Promise<number | undefined> {
  const { pack, version, fromOn, toOn, accounts, reason, startedOn, startedBy } = simulation
  const added = await tx.client.query<{ id: number }>(
    `insert into policy_simulations (pack_code, version, from_on, to_on, accounts, reason, started_on, started_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning simulation_id as id`,
    [pack, version, fromOn, toOn, accounts, reason, startedOn, startedBy],
  )
  return added.rows[0]?.id
}

/** Adds what a chunk of accounts came to, and how far it is. */
export async function advanceSimulation(
  tx: Transaction,
  simulationId: number,
  to: { readonly cameTo: string; readonly examined: number; readonly daysWithoutPolicy: number },
): Promise<void> {
  await tx.client.query(
    `update policy_simulations set came_to = $2, examined = examined + $3, days_without_policy = greatest(days_without_policy, $4) where simulation_id = $1`,
    [simulationId, to.cameTo, to.examined, to.daysWithoutPolicy],
  )
}

/** Ends a running simulation; false where it had ended. */
export async function endSimulation(
  tx: Transaction,
  simulationId: number,
  state: Exclude<SimulationState, 'running'>,
  failureCode: string | null = null,
): Promise<boolean> {
  const ended = await tx.client.query(
    `update policy_simulations set state = $2, ended_at = now(), failure_code = $3 where simulation_id = $1 and state = 'running'`,
    [simulationId, state, failureCode],
  )
  return ended.rowCount === 1
}

export interface SimulatedCount {
  readonly side: SimulatedSide
  readonly month: string
  readonly customerClass: string
  readonly what: string
  readonly rule: string
  readonly cases: number
  readonly amount: string
}

export async function addCounts(tx: Transaction, simulationId: number, counts: readonly SimulatedCount[]): Promise<void> {
  if (counts.length === 0) return
  await tx.client.query(
    `insert into policy_simulation_counts (simulation_id, side, month, customer_class, what, rule, cases, amount)
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::integer[], $8::numeric[])
     on conflict (simulation_id, side, month, customer_class, what, rule) do update
       set cases = policy_simulation_counts.cases + excluded.cases, amount = policy_simulation_counts.amount + excluded.amount`,
    [
      simulationId,
      counts.map(({ side }) => side),
      counts.map(({ month }) => month),
      counts.map(({ customerClass }) => customerClass),
      counts.map(({ what }) => what),
      counts.map(({ rule }) => rule),
      counts.map(({ cases }) => cases),
      counts.map(({ amount }) => amount),
    ],
  )
}

export interface SimulatedAccount {
  readonly accountId: string
  readonly customerClass: string
  readonly governedNotices: number
  readonly triedNotices: number
  readonly governedCuts: number
  readonly triedCuts: number
  readonly governedCutOn: string | null
  readonly triedCutOn: string | null
  readonly pastDue: string
}

export async function insertAccounts(
  tx: Transaction,
  simulationId: number,
  accounts: readonly SimulatedAccount[],
): Promise<void> {
  if (accounts.length === 0) return
  await tx.client.query(
    `insert into policy_simulation_accounts (simulation_id, account_id, customer_class, governed_notices, tried_notices, governed_cuts, tried_cuts,
       governed_cut_on, tried_cut_on, past_due)
     select $1, * from unnest($2::text[], $3::text[], $4::integer[], $5::integer[], $6::integer[], $7::integer[], $8::date[], $9::date[], $10::numeric[])`,
    [
      simulationId,
      accounts.map(({ accountId }) => accountId),
      accounts.map(({ customerClass }) => customerClass),
      accounts.map(({ governedNotices }) => governedNotices),
      accounts.map(({ triedNotices }) => triedNotices),
      accounts.map(({ governedCuts }) => governedCuts),
      accounts.map(({ triedCuts }) => triedCuts),
      accounts.map(({ governedCutOn }) => governedCutOn),
      accounts.map(({ triedCutOn }) => triedCutOn),
      accounts.map(({ pastDue }) => pastDue),
    ],
  )
}

export async function countsOf(db: Queryable, simulationId: number): Promise<SimulatedCount[]> {
  const found = await db.query<SimulatedCount & Record<string, unknown>>(
    `select side, month, customer_class as "customerClass", what, rule, cases, amount from policy_simulation_counts
     where simulation_id = $1 order by month, customer_class, what, rule, side`,
    [simulationId],
  )
  return found.rows
}

/** Accounts that the two treat differently, those with the greatest difference of cuts and the largest debt first. */
export async function mostAffected(db: Queryable, simulationId: number, limit: number): Promise<SimulatedAccount[]> {
  const found = await db.query<SimulatedAccount & Record<string, unknown>>(
    `select account_id as "accountId", customer_class as "customerClass", governed_notices as "governedNotices", tried_notices as "triedNotices",
       governed_cuts as "governedCuts", tried_cuts as "triedCuts", governed_cut_on as "governedCutOn", tried_cut_on as "triedCutOn", past_due as "pastDue"
     from policy_simulation_accounts where simulation_id = $1
     order by abs(tried_cuts - governed_cuts) desc, abs(tried_notices - governed_notices) desc, past_due desc, account_id limit $2`,
    [simulationId, limit],
  )
  return found.rows
}

/** How many accounts the two treat differently. */
export async function affected(db: Queryable, simulationId: number): Promise<number> {
  const found = await db.query<{ accounts: number }>(
    'select count(*)::integer as accounts from policy_simulation_accounts where simulation_id = $1',
    [simulationId],
  )
  return found.rows[0]?.accounts ?? 0
}

/** What is on record of the period: notices, cuts and reconnections by month and class. */
export async function happenedBetween(db: Queryable, from: string, to: string): Promise<SimulatedCount[]> {
  const found = await db.query<Omit<SimulatedCount, 'side' | 'rule'> & Record<string, unknown>>(
    `select to_char(e.on_date, 'YYYY-MM') as month, a.customer_class as "customerClass", e.what, count(*)::integer as cases, sum(e.amount)::numeric(16, 2) as amount
     from (select k.account_id, s.on_date, s.act as what, s.past_due as amount from collection_steps s join collection_cases k using (collection_id)
            where s.how = 'taken' and s.act in ('reminder', 'call', 'visit', 'first_notice', 'second_notice')
           union all select account_id, cut_on, 'cut', past_due from disconnections
           union all select account_id, restored_on, 'reconnected', 0 from disconnections where restored_on is not null
           union all select account_id, opened_on, 'opened', start_amount from collection_cases) e join accounts a using (account_id)
     where e.on_date between $1 and $2 group by 1, 2, 3`,
    [from, to],
  )
  return found.rows.map((row) => ({ ...row, side: 'happened', rule: '' }))
}
