import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

/** A person or organisation as a list shows it. */
export type CustomerRecord = {
  readonly id: string
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly language: string
  readonly city: string
  readonly customerSince: string
  readonly lifeSupport: boolean
  readonly senior: boolean
  /** Accounts on which the customer has any role. */
  readonly accounts: number
}

/** What customers may be sorted and filtered by. `q`: number, name, e-mail, or digits of a telephone number. */
export const CUSTOMER_COLUMNS: ListColumns = {
  sortable: {
    id: 'c.customer_id',
    name: 'c.display_name',
    kind: 'c.kind',
    city: 'c.mail_city',
    language: 'c.language',
    customerSince: 'c.customer_since',
  },
  filterable: {
    id: { sql: 'c.customer_id', type: 'text', match: 'equals' },
    kind: { sql: 'c.kind', type: 'text', match: 'equals' },
    language: { sql: 'c.language', type: 'text', match: 'equals' },
    lifeSupport: { sql: 'c.life_support', type: 'boolean', match: 'equals' },
    senior: { sql: 'c.senior', type: 'boolean', match: 'equals' },
    hasEmail: { sql: '(c.email is not null)', type: 'boolean', match: 'equals' },
    q: {
      type: 'text',
      match: 'search',
      // A pattern without a digit would match every telephone number, so that part is asked only where there are three.
      where: (text) => `(c.search_text like fold(${text})
        or c.customer_id in (select customer_id from customer_names where search_text like fold(${text})) or lower(c.customer_id) like lower(${text})
        or (length(regexp_replace(${text}, '[^0-9]', '', 'g')) >= 3
            and c.phone_digits like '%' || regexp_replace(${text}, '[^0-9]', '', 'g') || '%'))`,
    },
  },
  defaultSort: { field: 'id', direction: 'asc' },
  tieBreaker: 'c.customer_id',
}

export function listCustomers(db: Queryable, window: ListWindow): Promise<ListPage<CustomerRecord>> {
  return readWindow<CustomerRecord>(db, window, {
    select: `c.customer_id as "id", c.kind, c.display_name as "name", c.email, c.phone, c.language, c.mail_city as "city",
      c.customer_since as "customerSince", c.life_support as "lifeSupport", c.senior,
      (select count(distinct account_id) from account_people p where p.customer_id = c.customer_id) as "accounts"`,
    from: 'customers c',
    always: { sql: () => 'c.merged_into is null', values: [] },
    detail: { key: 'c.customer_id', from: 'customers c' },
  })
}

/** The whole of a customer's own row. */
export interface CustomerFacts {
  readonly id: string
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly givenName: string | null
  readonly familyName: string | null
  readonly organisationName: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly language: string
  readonly dateOfBirth: string | null
  readonly mailLine1: string
  readonly mailLine2: string | null
  readonly mailCity: string
  readonly mailState: string
  readonly mailPostcode: string
  readonly mailCountry: string
  readonly customerSince: string
  readonly lifeSupport: boolean
  readonly senior: boolean
  readonly notes: string | null
  /** The record that goes on in place of this one. */
  readonly mergedInto: string | null
  readonly erasedOn: string | null
  readonly version: number
}

export const CUSTOMER_FACTS = `customer_id as "id", kind, display_name as "name", given_name as "givenName", family_name as "familyName",
  organisation_name as "organisationName", email, phone, language, date_of_birth as "dateOfBirth", mail_line1 as "mailLine1",
  mail_line2 as "mailLine2", mail_city as "mailCity", mail_state as "mailState", mail_postcode as "mailPostcode",
  mail_country as "mailCountry", customer_since as "customerSince", life_support as "lifeSupport", senior, notes,
  merged_into as "mergedInto", erased_on as "erasedOn", version`

export async function findCustomer(db: Queryable, customerId: string): Promise<CustomerFacts | undefined> {
  const found = await db.query<CustomerFacts>(`select ${CUSTOMER_FACTS} from customers where customer_id = $1`, [customerId])
  return found.rows[0]
}

export interface ContactRow {
  readonly id: number
  readonly kind: 'email' | 'phone' | 'mobile' | 'post'
  readonly value: string
  readonly label: string | null
}

/** Further ways to reach a customer that are in use. */
export async function customerContacts(db: Queryable, customerId: string): Promise<ContactRow[]> {
  const found = await db.query<ContactRow>(
    `select contact_id as "id", kind, value, label from customer_contacts where customer_id = $1 and is_active order by kind, contact_id`,
    [customerId],
  )
  return found.rows
}

export interface PreferenceRow {
  readonly messageKind: 'bill' | 'reminder' | 'outage' | 'appointment' | 'service' | 'marketing'
  readonly channel: 'email' | 'sms' | 'post' | 'phone' | 'none'
}

/** What the customer chose; a kind of message that is absent goes as the account's delivery says. */
export async function customerPreferences(db: Queryable, customerId: string): Promise<PreferenceRow[]> {
  const found = await db.query<PreferenceRow>(
    'select message_kind as "messageKind", channel from contact_preferences where customer_id = $1 order by message_kind',
    [customerId],
  )
  return found.rows
}

export interface CustomerAccount {
  readonly accountId: string
  readonly role: 'main' | 'co_applicant' | 'owner' | 'third_party_notice' | 'power_of_attorney'
  /** Days between which the part is held; null is open. */
  readonly fromOn: string | null
  readonly toOn: string | null
  readonly status: 'pending' | 'active' | 'closed'
  readonly mainCustomer: string
  readonly balance: string
  readonly openedOn: string
  readonly closedOn: string | null
}

/** Accounts on which the customer has a role; one row for each role. */
export async function customerAccounts(db: Queryable, customerId: string): Promise<CustomerAccount[]> {
  const found = await db.query<CustomerAccount>(
    `select a.account_id as "accountId", p.role, p.from_on as "fromOn", p.to_on as "toOn", a.status, c.display_name as "mainCustomer", a.opened_on as "openedOn", a.closed_on as "closedOn",
       (select coalesce(sum(o.open_amount), 0) from open_items o where o.account_id = a.account_id and o.open_amount <> 0)::numeric(16, 2) as "balance"
     from account_people p join accounts a using (account_id) join customers c on c.customer_id = a.customer_id
     where p.customer_id = $1 order by (a.status = 'closed'), a.account_id, p.role`,
    [customerId],
  )
  return found.rows
}

export interface OwnedPremise {
  readonly premiseId: string
  readonly address: string
}

/** Premises that the customer owns as a landlord. */
export async function ownedPremises(db: Queryable, customerId: string): Promise<OwnedPremise[]> {
  const found = await db.query<OwnedPremise>(
    `select premise_id as "premiseId", concat_ws(', ', line1, line2, city) as "address" from premises where owner_customer_id = $1
     order by premise_id limit 200`,
    [customerId],
  )
  return found.rows
}
