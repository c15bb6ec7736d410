import type pg from 'pg'
import { Decimal } from '../../domain/kernel/decimal.js'
import { isDebit, type OpenItem } from '../../domain/receivables/open-item.js'
import { copyRows, type CopyValue } from '../copy-rows.js'
import type { Queryable } from '../pool.js'

/** An open item as it is first written; its id comes from `takeIds(client, 'item_ids', n)`. */
export interface NewOpenItem extends OpenItem {
  readonly entryId: number
  readonly currency: string
  readonly externalId?: string
  readonly billId?: number
  readonly paymentId?: number
}

const NEW_ITEM_COLUMNS = [
  'item_id',
  'external_id',
  'account_id',
  'agreement_id',
  'gl_code',
  'kind',
  'bill_id',
  'payment_id',
  'entry_id',
  'original_on',
  'due_on',
  'currency',
  'original_amount',
  'open_amount',
]

/** Writes new items by COPY, with the open amount they have by now. Their entries must have been posted. */
export async function insertOpenItems(client: pg.PoolClient, items: readonly NewOpenItem[]): Promise<void> {
  if (items.length === 0) return
  await copyRows(
    client,
    'open_items',
    NEW_ITEM_COLUMNS,
    items.map((item): CopyValue[] => [
      item.itemId,
      item.externalId,
      item.accountId,
      item.agreementId,
      item.glCode,
      item.kind,
      item.billId,
      item.paymentId,
      item.entryId,
      item.originalOn,
      item.dueOn,
      item.currency,
      item.originalAmount.toFixed(),
      item.openAmount.toFixed(),
    ]),
  )
}

interface OpenItemRow {
  item_id: number
  account_id: string
  agreement_id: string | null
  gl_code: string
  kind: OpenItem['kind']
  original_on: string
  due_on: string
  original_amount: string
  open_amount: string
}

const OPEN_ITEM_COLUMNS = 'item_id, account_id, agreement_id, gl_code, kind, original_on, due_on, original_amount, open_amount'

function openItemOf(row: OpenItemRow): OpenItem {
  return {
    itemId: row.item_id,
    accountId: row.account_id,
    agreementId: row.agreement_id ?? undefined,
    glCode: row.gl_code,
    kind: row.kind,
    originalOn: row.original_on,
    dueOn: row.due_on,
    originalAmount: new Decimal(row.original_amount),
    openAmount: new Decimal(row.open_amount),
  }
}

/** Everything still open of these accounts, by account and item id. Accounts without an open item are absent. */
export async function loadOpenItems(db: Queryable, accountIds: readonly string[]): Promise<Map<string, OpenItem[]>> {
  const found = await db.query<OpenItemRow>(
    `select ${OPEN_ITEM_COLUMNS} from open_items where account_id = any($1) and open_amount <> 0 order by account_id, item_id`,
    [accountIds],
  )
  return byAccount(found.rows)
}

/**
 * The open items of those accounts that owe something: what a payment needs. An account that only has credits can have many, and none
 * of them matters to the next one.
 */
export async function loadItemsOfDebtors(db: Queryable, accountIds: readonly string[]): Promise<Map<string, OpenItem[]>> {
  const found = await db.query<OpenItemRow>(
    `with debtor as materialized (
       select distinct account_id from open_items where account_id = any($1) and open_amount > 0)
     select ${OPEN_ITEM_COLUMNS} from open_items join debtor using (account_id) where open_amount <> 0 order by account_id, item_id`,
    [accountIds],
  )
  return byAccount(found.rows)
}

/** The open items of those accounts that have an open credit and an open debit: the only ones where credits can be applied. */
export async function loadMatchableItems(db: Queryable, accountIds: readonly string[]): Promise<Map<string, OpenItem[]>> {
  const found = await db.query<OpenItemRow>(
    `with with_credit as materialized (
       select distinct account_id from open_items where account_id = any($1) and open_amount < 0)
     select ${OPEN_ITEM_COLUMNS} from open_items join with_credit using (account_id) where open_amount <> 0 order by account_id, item_id`,
    [accountIds],
  )
  const items = byAccount(found.rows)
  for (const [accountId, of] of items) if (!of.some(isDebit)) items.delete(accountId)
  return items
}

/** These items, open or not, by id. */
export async function loadItemsById(db: Queryable, itemIds: readonly number[]): Promise<OpenItem[]> {
  const found = await db.query<OpenItemRow>(
    `select ${OPEN_ITEM_COLUMNS} from open_items where item_id = any($1) order by item_id`,
    [itemIds],
  )
  return found.rows.map(openItemOf)
}

function byAccount(rows: readonly OpenItemRow[]): Map<string, OpenItem[]> {
  const items = new Map<string, OpenItem[]>()
  for (const row of rows) {
    const item = openItemOf(row)
    const of = items.get(item.accountId)
    if (of === undefined) items.set(item.accountId, [item])
    else of.push(item)
  }
  return items
}

/**
 * Adds to the open amounts (`delta` may be negative), one statement for any number of items. The row's own check refuses a change
 * beyond zero or the original amount, whatever the caller computed.
 */
export async function changeOpenAmounts(client: pg.PoolClient, deltas: ReadonlyMap<number, Decimal>): Promise<void> {
  const changes = [...deltas].filter(([, delta]) => !delta.isZero())
  if (changes.length === 0) return
  await client.query(
    `update open_items i set open_amount = i.open_amount + c.delta
       from unnest($1::bigint[], $2::numeric[]) as c (item_id, delta)
      where i.item_id = any($1::bigint[]) and i.item_id = c.item_id`,
    [changes.map(([itemId]) => itemId), changes.map(([, delta]) => delta.toFixed())],
  )
}
