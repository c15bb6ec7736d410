import type { PricedQuote, QuoteLine, QuoteScope } from '../../domain/connections/price-quote.js'
import type { QuoteState } from '../../domain/connections/quote-states.js'
import { decimal } from '../../domain/kernel/decimal.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** A version of what a connection costs. */
export interface QuoteRow extends PricedQuote {
  readonly version: number
  /** The stage in which it was made, by its number. */
  readonly visit: number
  readonly state: QuoteState
  readonly scope: QuoteScope
  readonly reason: string
  readonly madeOn: string
  readonly sentOn: string | null
  readonly validUntil: string | null
  readonly decidedOn: string | null
  readonly instalments: number | null
  readonly taxGlCode: string | null
}

type StoredLine = { readonly [Field in keyof QuoteLine]: QuoteLine[Field] extends string ? QuoteLine[Field] : string }
type StoredQuote = Omit<QuoteRow, keyof PricedQuote> & {
  readonly lines: readonly StoredLine[]
  readonly subtotal: string
  readonly tax: string
  readonly total: string
}

const ROW = `quote_version as "version", visit, state, scope, lines, subtotal, tax, total, reason, made_on as "madeOn", sent_on as "sentOn",
  valid_until as "validUntil", decided_on as "decidedOn", instalments, tax_gl_code as "taxGlCode"`

function quoteOf(row: StoredQuote): QuoteRow {
  return {
    ...row,
    lines: row.lines.map((line) => ({
      ...line,
      quantity: decimal(line.quantity),
      unitPrice: decimal(line.unitPrice),
      amount: decimal(line.amount),
    })),
    subtotal: decimal(row.subtotal),
    tax: decimal(row.tax),
    total: decimal(row.total),
  }
}

/** Every quote of a connection, the first version first. */
export async function quotesOf(db: Queryable, connectionOrderId: string): Promise<QuoteRow[]> {
  const found = await db.query<StoredQuote & Record<string, unknown>>(
    `select ${ROW} from connection_quotes where connection_order_id = $1 order by quote_version`,
    [connectionOrderId],
  )
  return found.rows.map(quoteOf)
}

export async function latestQuote(db: Queryable, connectionOrderId: string): Promise<QuoteRow | undefined> {
  return (await quotesOf(db, connectionOrderId)).at(-1)
}

/** The quote the customer has accepted and that counts. */
export async function acceptedQuote(db: Queryable, connectionOrderId: string): Promise<QuoteRow | undefined> {
  return (await quotesOf(db, connectionOrderId)).find(({ state }) => state === 'accepted')
}

export interface DraftQuote {
  readonly connectionOrderId: string
  readonly version: number
  readonly visit: number
  readonly scope: QuoteScope
  readonly priced: PricedQuote
  readonly taxGlCode: string | undefined
  readonly reason: string
  readonly madeOn: string
  readonly madeBy: string
}

/** Writes a draft, or another text of the draft of the same version. */
export async function saveDraft(tx: Transaction, draft: DraftQuote): Promise<void> {
  const { priced } = draft
  const lines = priced.lines.map((line) => ({
    ...line,
    quantity: line.quantity.toFixed(),
    unitPrice: line.unitPrice.toFixed(),
    amount: line.amount.toFixed(),
  }))
  await tx.client.query(
    `insert into connection_quotes (connection_order_id, quote_version, visit, state, scope, lines, subtotal, tax, total, tax_gl_code, reason,
       made_on, made_by)
     values ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (connection_order_id, quote_version) do update set visit = excluded.visit, scope = excluded.scope, lines = excluded.lines,
       subtotal = excluded.subtotal, tax = excluded.tax, total = excluded.total, tax_gl_code = excluded.tax_gl_code,
       reason = excluded.reason, made_on = excluded.made_on, made_by = excluded.made_by`,
    [
      draft.connectionOrderId,
      draft.version,
      draft.visit,
      JSON.stringify(draft.scope),
      JSON.stringify(lines),
      priced.subtotal.toFixed(),
      priced.tax.toFixed(),
      priced.total.toFixed(),
      draft.taxGlCode ?? null,
      draft.reason,
      draft.madeOn,
      draft.madeBy,
    ],
  )
}

export async function markQuoteSent(
  tx: Transaction,
  connectionOrderId: string,
  sent: { readonly version: number; readonly on: string; readonly validUntil: string },
): Promise<void> {
  await tx.client.query(
    `update connection_quotes set state = 'sent', sent_on = $3, valid_until = $4 where connection_order_id = $1 and quote_version = $2`,
    [connectionOrderId, sent.version, sent.on, sent.validUntil],
  )
}

export async function markQuoteDecided(
  tx: Transaction,
  connectionOrderId: string,
  decided: {
    readonly version: number
    readonly state: Exclude<QuoteState, 'draft' | 'sent'>
    readonly on: string
    readonly instalments?: number
  },
): Promise<void> {
  await tx.client.query(
    `update connection_quotes set state = $3, decided_on = $4, instalments = coalesce($5, instalments)
     where connection_order_id = $1 and quote_version = $2`,
    [connectionOrderId, decided.version, decided.state, decided.on, decided.instalments ?? null],
  )
}
