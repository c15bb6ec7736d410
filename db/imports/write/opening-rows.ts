import type pg from 'pg'
import { Decimal } from '../../../domain/kernel/decimal.js'
import type { OpenItemKind } from '../../../domain/receivables/open-item.js'

/** A receivable or credit of the set, with the service of its agreement. */
export interface StagedOpenItem {
  readonly itemId: string
  readonly accountId: string
  readonly agreementId: string | undefined
  readonly service: string | undefined
  readonly kind: Extract<OpenItemKind, 'bill' | 'late_fee' | 'deposit_installment' | 'credit'>
  readonly originalOn: string
  readonly dueOn: string
  readonly originalAmount: Decimal
  readonly openAmount: Decimal
}

export interface StagedDeposit {
  readonly depositId: string
  readonly accountId: string
  readonly amount: Decimal
  readonly heldSince: string
  readonly interestRateCode: string
}

/** Rows taken from the stage at a time: keeps memory flat and statements large. */
const BATCH = 10_000

interface ItemRow {
  line: number
  item_id: string
  account_id: string
  agreement_id: string | null
  service: string | null
  kind: StagedOpenItem['kind']
  original_on: string
  due_on: string
  original_amount: string
  open_amount: string
}

/** The open items of the stage in the order of the file, in batches. */
export async function* stagedOpenItems(client: pg.PoolClient): AsyncGenerator<StagedOpenItem[]> {
  await client.query(
    `create temporary table stage_items_with_service on commit drop as
     select i.*, s.service from stage_open_items i
     left join stage_agreements g using (agreement_id) left join stage_service_points s using (service_point_id)`,
  )
  await client.query('create index on stage_items_with_service (line)')
  for await (const rows of batches<ItemRow>(client, 'stage_items_with_service')) {
    yield rows.map((row) => ({
      itemId: row.item_id,
      accountId: row.account_id,
      agreementId: row.agreement_id ?? undefined,
      service: row.service ?? undefined,
      kind: row.kind,
      originalOn: row.original_on,
      dueOn: row.due_on,
      originalAmount: new Decimal(row.original_amount),
      openAmount: new Decimal(row.open_amount),
    }))
  }
}

interface DepositRow {
  line: number
  deposit_id: string
  account_id: string
  amount: string
  held_since: string
  interest_rate_code: string
}

/** The deposits of the stage in the order of the file, in batches. */
export async function* stagedDeposits(client: pg.PoolClient): AsyncGenerator<StagedDeposit[]> {
  for await (const rows of batches<DepositRow>(client, 'stage_deposits')) {
    yield rows.map((row) => ({
      depositId: row.deposit_id,
      accountId: row.account_id,
      amount: new Decimal(row.amount),
      heldSince: row.held_since,
      interestRateCode: row.interest_rate_code,
    }))
  }
}

async function* batches<Row extends { line: number }>(client: pg.PoolClient, table: string): AsyncGenerator<Row[]> {
  for (let after = 0; ; ) {
    const found = await client.query<Row>(`select * from ${table} where line > $1 order by line limit ${BATCH}`, [after])
    if (found.rows.length === 0) return
    yield found.rows
    after = found.rows[found.rows.length - 1]?.line ?? after
  }
}
