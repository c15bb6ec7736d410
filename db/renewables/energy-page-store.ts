import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { PageStanding } from '../../domain/renewables/energy-page.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface NewEnergyPage {
  readonly accountId: string
  readonly customerId: string
  readonly pageUrl: string
  readonly sentOn: LocalDate
  readonly sentBy: string
  readonly validUntil: LocalDate
}

export async function insertEnergyPage(tx: Transaction, page: NewEnergyPage): Promise<number> {
  const added = await tx.client.query<{ page_id: number }>(
    `insert into energy_pages (account_id, customer_id, page_url, sent_on, sent_by, valid_until)
     values ($1, $2, $3, $4, $5, $6) returning page_id`,
    [page.accountId, page.customerId, page.pageUrl, page.sentOn, page.sentBy, page.validUntil],
  )
  return added.rows[0]?.page_id as number
}

/** Takes back the page of an account that still opens. Returns its number; undefined where there is none. */
export async function endEnergyPage(tx: Transaction, accountId: string, on: LocalDate): Promise<number | undefined> {
  const found = await tx.client.query<{ page_id: number }>(
    'update energy_pages set ended_on = $2 where account_id = $1 and ended_on is null returning page_id',
    [accountId, on],
  )
  return found.rows[0]?.page_id
}

/** Keeps what recognises a code. False where the account has no such page. */
export async function insertEnergyPageLink(
  db: Queryable,
  link: { readonly tokenHash: string; readonly pageId: number; readonly accountId: string },
): Promise<boolean> {
  const added = await db.query(
    'insert into energy_page_links (token_hash, page_id) select $1, page_id from energy_pages where page_id = $2 and account_id = $3',
    [link.tokenHash, link.pageId, link.accountId],
  )
  return added.rowCount === 1
}

export interface OpenedPage extends PageStanding {
  readonly accountId: string
}

/** The page that a code opens; undefined where it opens none. */
export async function pageOfLink(db: Queryable, tokenHash: string): Promise<OpenedPage | undefined> {
  const found = await db.query<{ [Key in keyof OpenedPage]: OpenedPage[Key] }>(
    `select p.account_id as "accountId", p.valid_until as "validUntil", p.ended_on as "endedOn", p.customer_id as "customerId",
            a.customer_id as "accountCustomerId"
       from energy_page_links l join energy_pages p using (page_id) join accounts a using (account_id) where l.token_hash = $1`,
    [tokenHash],
  )
  return found.rows[0]
}

/** A page as staff see it. */
export interface SentPage {
  readonly id: number
  readonly sentOn: LocalDate
  readonly sentBy: string
  readonly validUntil: LocalDate
  /** How the message went out. */
  readonly channel: string | null
}

/** The page of an account that was sent last and was not taken back. */
export async function sentPageOf(db: Queryable, accountId: string): Promise<SentPage | undefined> {
  const found = await db.query<{ [Key in keyof SentPage]: SentPage[Key] }>(
    `select p.page_id as id, p.sent_on as "sentOn", coalesce(u.name, p.sent_by) as "sentBy", p.valid_until as "validUntil",
            (select m.channel from messages m where m.message_key = 'energy-page/' || p.page_id) as channel
       from energy_pages p left join users u on u.user_id = p.sent_by where p.account_id = $1 and p.ended_on is null`,
    [accountId],
  )
  return found.rows[0]
}

/** The account's customer, and whether the account has anything such a page shows; undefined where there is no account. */
export async function energyOfAccount(
  db: Queryable,
  accountId: string,
): Promise<{ readonly customerId: string; readonly hasAny: boolean } | undefined> {
  const found = await db.query<{ customerId: string; hasAny: boolean }>(
    `select a.customer_id as "customerId",
            exists (select from bank_entries b where b.account_id = a.account_id)
            or exists (select from service_agreements g join generator_shares s using (agreement_id) where g.account_id = a.account_id)
            or exists (select from service_agreements g join programme_enrolments e using (agreement_id) where g.account_id = a.account_id)
            or exists (select from service_agreements g join meter_installs i using (service_point_id) join meter_channels c using (meter_id)
                        where g.account_id = a.account_id and g.state <> 'cancelled' and c.is_for_billing) as "hasAny"
       from accounts a where a.account_id = $1`,
    [accountId],
  )
  return found.rows[0]
}
