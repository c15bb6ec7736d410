import { Decimal } from '../../domain/kernel/decimal.js'
import type { OfferedDebt, OfferState } from '../../domain/plans/plan-offer.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** An offer of a payment plan as it was sent. */
export interface OfferRow {
  readonly offerId: number
  readonly accountId: string
  readonly customerId: string
  readonly state: OfferState
  readonly arrears: string
  readonly debts: readonly OfferedDebt[]
  readonly firstDueOn: string | null
  readonly monthlyIncome: string | null
  readonly allowsAboveIncome: boolean
  readonly offeredOn: string
  readonly validUntil: string
  readonly planId: number | null
}

export interface NewOffer {
  readonly accountId: string
  readonly customerId: string
  readonly pageUrl: string
  readonly arrears: string
  readonly currency: string
  readonly debts: readonly OfferedDebt[]
  readonly firstDueOn: string | null
  readonly monthlyIncome: string | null
  readonly allowsAboveIncome: boolean
  readonly offeredOn: string
  readonly offeredBy: string
  readonly validUntil: string
}

export async function insertOffer(tx: Transaction, offer: NewOffer): Promise<number> {
  const added = await tx.client.query<{ offer_id: number }>(
    `insert into plan_offers (account_id, customer_id, page_url, arrears, currency, debts, first_due_on, monthly_income, allows_above_income,
       offered_on, offered_by, valid_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning offer_id`,
    [
      offer.accountId,
      offer.customerId,
      offer.pageUrl,
      offer.arrears,
      offer.currency,
      JSON.stringify(offer.debts),
      offer.firstDueOn,
      offer.monthlyIncome,
      offer.allowsAboveIncome,
      offer.offeredOn,
      offer.offeredBy,
      offer.validUntil,
    ],
  )
  return (added.rows[0] as { offer_id: number }).offer_id
}

const SELECT = `select offer_id as "offerId", account_id as "accountId", customer_id as "customerId", state, arrears, debts, first_due_on as "firstDueOn",
  monthly_income as "monthlyIncome", allows_above_income as "allowsAboveIncome", offered_on as "offeredOn", valid_until as "validUntil",
  plan_id as "planId" from plan_offers where offer_id = $1`

type Stored = Omit<OfferRow, 'debts'> & { readonly debts: readonly (Omit<OfferedDebt, 'amount'> & { readonly amount: string })[] }

export async function loadOffer(db: Queryable, offerId: number): Promise<OfferRow | undefined> {
  return offerOf((await db.query<Stored>(SELECT, [offerId])).rows[0])
}

/** The offer, locked until the transaction ends; its account is locked before. */
export async function lockOffer(tx: Transaction, offerId: number): Promise<OfferRow | undefined> {
  return offerOf((await tx.client.query<Stored>(`${SELECT} for update`, [offerId])).rows[0])
}

function offerOf(row: Stored | undefined): OfferRow | undefined {
  if (row === undefined) return undefined
  return { ...row, debts: row.debts.map((debt) => ({ ...debt, amount: new Decimal(debt.amount) })) }
}

/** Takes back the offer of an account that could still be signed. Returns its number; undefined where there is none. */
export async function withdrawOpenOffer(tx: Transaction, accountId: string, on: string): Promise<number | undefined> {
  const found = await tx.client.query<{ offer_id: number }>(
    `update plan_offers set state = 'withdrawn', ended_on = $2 where account_id = $1 and state = 'open' returning offer_id`,
    [accountId, on],
  )
  return found.rows[0]?.offer_id
}

export async function noteSigned(
  tx: Transaction,
  signed: { readonly offerId: number; readonly planId: number; readonly consentWording: string; readonly on: string },
): Promise<void> {
  await tx.client.query(
    `update plan_offers set state = 'signed', plan_id = $2, consent_wording = $3, ended_on = $4 where offer_id = $1`,
    [signed.offerId, signed.planId, signed.consentWording, signed.on],
  )
}

/** Keeps what recognises a code. False where the account has no such offer. */
export async function insertOfferLink(
  db: Queryable,
  link: { readonly tokenHash: string; readonly offerId: number; readonly accountId: string },
): Promise<boolean> {
  const added = await db.query(
    'insert into plan_offer_links (token_hash, offer_id) select $1, offer_id from plan_offers where offer_id = $2 and account_id = $3',
    [link.tokenHash, link.offerId, link.accountId],
  )
  return added.rowCount === 1
}

/** The offer that a code opens; undefined where it opens none. */
export async function offerOfLink(db: Queryable, tokenHash: string): Promise<number | undefined> {
  const found = await db.query<{ offer_id: number }>('select offer_id from plan_offer_links where token_hash = $1', [tokenHash])
  return found.rows[0]?.offer_id
}

/** An offer as staff see it. */
export interface OfferRecord {
  readonly id: number
  readonly state: OfferState
  readonly arrears: string
  readonly offeredOn: string
  readonly offeredBy: string
  readonly validUntil: string
  /** How the message went out; null where none was made. */
  readonly channel: string | null
  readonly planId: number | null
}

const RECORD = `select o.offer_id as "id", o.state, o.arrears, o.offered_on as "offeredOn", coalesce(u.name, o.offered_by) as "offeredBy",
  o.valid_until as "validUntil", (select m.channel from messages m where m.message_key = 'plan-offer/' || o.offer_id) as "channel",
  o.plan_id as "planId" from plan_offers o left join users u on u.user_id = o.offered_by`

/** The last offers that were sent for an account, the newest first. */
export async function offersOfAccount(db: Queryable, accountId: string, limit: number): Promise<OfferRecord[]> {
  const found = await db.query<OfferRecord & Record<string, unknown>>(
    `${RECORD} where o.account_id = $1 order by o.offer_id desc limit $2`,
    [accountId, limit],
  )
  return found.rows
}

/** The offer a plan was made from; undefined where the office made it. */
export async function offerOfPlan(db: Queryable, planId: number): Promise<OfferRecord | undefined> {
  return (await db.query<OfferRecord & Record<string, unknown>>(`${RECORD} where o.plan_id = $1`, [planId])).rows[0]
}
