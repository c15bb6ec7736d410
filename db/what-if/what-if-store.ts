import type { TariffFile } from '../../domain/rating/tariff.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export const WHAT_IF_STATES = ['running', 'done', 'cancelled', 'failed'] as const
export type WhatIfState = (typeof WHAT_IF_STATES)[number]

export interface WhatIf {
  readonly whatIfId: number
  readonly tariff: string
  readonly tariffName: string
  readonly asOn: string
  readonly insteadOf: string | null
  readonly fromOn: string
  readonly toOn: string
  readonly customerClass: string | null
  readonly billCycle: string | null
  readonly billedBy: string | null
  readonly state: WhatIfState
  readonly cameTo: string
  readonly accounts: number
  readonly examined: number
  readonly reason: string
  readonly startedOn: string
  readonly startedBy: string
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly failureCode: string | null
}

const SELECT = `select w.what_if_id as "whatIfId", w.tariff_code as tariff, w.tariff_name as "tariffName", w.as_on as "asOn",
  w.instead_of as "insteadOf", w.from_on as "fromOn", w.to_on as "toOn", w.customer_class as "customerClass", w.bill_cycle as "billCycle",
  w.billed_by as "billedBy", w.state, w.came_to as "cameTo", w.accounts, w.examined, w.reason, w.started_on as "startedOn",
  coalesce(u.name, w.started_by) as "startedBy", w.started_at as "startedAt", w.ended_at as "endedAt", w.failure_code as "failureCode"
  from what_ifs w left join users u on u.user_id = w.started_by`

export async function findWhatIf(db: Queryable, whatIfId: number): Promise<WhatIf | undefined> {
  return (await db.query<WhatIf & Record<string, unknown>>(`${SELECT} where w.what_if_id = $1`, [whatIfId])).rows[0]
}

/** The last ones, the newest first. */
export async function recentWhatIfs(db: Queryable): Promise<WhatIf[]> {
  return (await db.query<WhatIf & Record<string, unknown>>(`${SELECT} order by w.what_if_id desc limit 100`)).rows
}

/** The what-if, locked until the transaction ends. */
export async function lockWhatIf(tx: Transaction, whatIfId: number): Promise<WhatIf | undefined> {
  const found = await tx.client.query<WhatIf & Record<string, unknown>>(`${SELECT} where w.what_if_id = $1 for update of w`, [
    whatIfId,
  ])
  return found.rows[0]
}

/** The tariff file that is tried, as it was given. */
export async function findDraft(db: Queryable, whatIfId: number): Promise<TariffFile | undefined> {
  const found = await db.query<{ draft: TariffFile }>('select draft from what_ifs where what_if_id = $1', [whatIfId])
  return found.rows[0]?.draft
}

export interface NewWhatIf
  extends Pick<
    WhatIf,
    | 'tariff'
    | 'tariffName'
    | 'asOn'
    | 'insteadOf'
    | 'fromOn'
    | 'toOn'
    | 'customerClass'
    | 'billCycle'
    | 'billedBy'
    | 'accounts'
    | 'reason'
    | 'startedOn'
    | 'startedBy'
  > {
  readonly draft: TariffFile
}

/** Writes a new one down; undefined where another one is running. */
export async function insertWhatIf(tx: Transaction, row: NewWhatIf): Promise<number | undefined> {
  const added = await tx.client.query<{ id: number }>(
    `insert into what_ifs (tariff_code, tariff_name, draft, as_on, instead_of, from_on, to_on, customer_class, bill_cycle, billed_by, accounts,
       reason, started_on, started_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing returning what_if_id as id`,
    [
      row.tariff,
      row.tariffName,
      JSON.stringify(row.draft),
      row.asOn,
      row.insteadOf,
      row.fromOn,
      row.toOn,
      row.customerClass,
      row.billCycle,
      row.billedBy,
      row.accounts,
      row.reason,
      row.startedOn,
      row.startedBy,
    ],
  )
  return added.rows[0]?.id
}

/** Moves it on behind an account. */
export async function advanceWhatIf(
  tx: Transaction,
  whatIfId: number,
  to: { readonly cameTo: string; readonly examined: number },
): Promise<void> {
  await tx.client.query('update what_ifs set came_to = $2, examined = examined + $3 where what_if_id = $1', [
    whatIfId,
    to.cameTo,
    to.examined,
  ])
}

/** Ends a running one; false where it had ended. */
export async function endWhatIf(
  tx: Transaction,
  whatIfId: number,
  state: Exclude<WhatIfState, 'running'>,
  failureCode: string | null = null,
): Promise<boolean> {
  const ended = await tx.client.query(
    `update what_ifs set state = $2, ended_at = now(), failure_code = $3 where what_if_id = $1 and state = 'running'`,
    [whatIfId, state, failureCode],
  )
  return ended.rowCount === 1
}
