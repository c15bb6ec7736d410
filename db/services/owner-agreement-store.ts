import type { LocalDate } from '../../domain/kernel/local-date.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** The owner's account that takes service back at the premise on this day; null where nobody does. */
export async function ownerOn(db: Queryable, premiseId: string, on: LocalDate): Promise<string | null> {
  const found = await db.query<{ account_id: string }>(
    `select account_id from owner_agreements where premise_id = $1 and from_on <= $2 and (until_on is null or until_on >= $2)`,
    [premiseId, on],
  )
  return found.rows[0]?.account_id ?? null
}

export type OwnerAgreementRecord = {
  readonly id: number
  readonly premiseId: string
  readonly address: string
  readonly accountId: string
  readonly customerName: string
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
}

export const OWNER_AGREEMENT_COLUMNS: ListColumns = {
  sortable: { id: 'o.owner_agreement_id', premiseId: 'o.premise_id', accountId: 'o.account_id', fromOn: 'o.from_on' },
  filterable: {
    id: { sql: 'o.owner_agreement_id', type: 'integer', match: 'equals' },
    premiseId: { sql: 'o.premise_id', type: 'text', match: 'equals' },
    accountId: { sql: 'o.account_id', type: 'text', match: 'equals' },
    isInForce: { sql: '(o.until_on is null)', type: 'boolean', match: 'equals' },
  },
  defaultSort: { field: 'id', direction: 'desc' },
  tieBreaker: 'o.owner_agreement_id',
}

export function listOwnerAgreements(db: Queryable, window: ListWindow): Promise<ListPage<OwnerAgreementRecord>> {
  return readWindow<OwnerAgreementRecord>(db, window, {
    select: `o.owner_agreement_id as "id", o.premise_id as "premiseId", concat_ws(', ', p.line1, p.line2) as "address",
      o.account_id as "accountId", c.display_name as "customerName", o.from_on as "fromOn", o.until_on as "untilOn"`,
    from: 'owner_agreements o join premises p using (premise_id) join accounts a using (account_id) join customers c using (customer_id)',
  })
}

export async function insertOwnerAgreement(
  tx: Transaction,
  agreement: { premiseId: string; accountId: string; fromOn: LocalDate; recordedBy: string },
): Promise<number> {
  const added = await tx.client.query<{ id: number }>(
    `insert into owner_agreements (premise_id, account_id, from_on, recorded_by) values ($1, $2, $3, $4) returning owner_agreement_id as id`,
    [agreement.premiseId, agreement.accountId, agreement.fromOn, agreement.recordedBy],
  )
  return (added.rows[0] as { id: number }).id
}

/** The agreement in force without an end, of a premise. */
export async function openOwnerAgreement(
  tx: Transaction,
  premiseId: string,
): Promise<{ id: number; accountId: string; fromOn: LocalDate } | undefined> {
  const found = await tx.client.query<{ id: number; accountId: string; fromOn: LocalDate }>(
    `select owner_agreement_id as "id", account_id as "accountId", from_on as "fromOn" from owner_agreements
     where premise_id = $1 and until_on is null for update`,
    [premiseId],
  )
  return found.rows[0]
}

export async function endOwnerAgreement(tx: Transaction, id: number, untilOn: LocalDate): Promise<void> {
  await tx.client.query('update owner_agreements set until_on = $2 where owner_agreement_id = $1', [id, untilOn])
}
