import type { Decimal } from '../kernel/decimal.js'
import { ZERO } from '../kernel/decimal.js'
import type { Outcome } from '../kernel/outcome.js'
import { checkPayment, type PaymentFacts, type PaymentRules } from '../payments/payment-facts.js'
import { identityKey } from '../payments/payment-identity.js'
import { type AgencyPayment, commissionOf } from './agency-files.js'

export type AgencyOutcome = 'posted' | 'duplicate' | 'held' | 'refused'

/** A row of a payments file with what becomes of it. */
export interface ClassifiedPayment {
  readonly outcome: AgencyOutcome
  /** Of a row that is taken: posted, or held in suspense. */
  readonly facts: PaymentFacts | undefined
  readonly placementId: number | null
  readonly gross: Decimal
  readonly commission: Decimal
  /** What people should know of the row; absent where it was simply posted. */
  readonly finding:
    | {
        readonly line: number
        readonly outcome: AgencyOutcome
        readonly code: string
        readonly placement: string
        readonly accountId: string
        readonly externalId: string
        readonly gross: string
        readonly sentence: string
      }
    | undefined
}

export interface AgencyRows {
  readonly agencyCode: string
  readonly commissionPercent: Decimal
  readonly channel: string
  readonly placements: ReadonlyMap<
    number,
    { readonly placementId: number; readonly agencyCode: string; readonly accountId: string; readonly isRecalled: boolean }
  >
  /** Identities of payments that were taken before. */
  readonly taken: ReadonlySet<string>
  readonly rules: PaymentRules
}

/**
 * Decides about every row in order. Its placement must be the agency's and of the account the row names; of another the money is held in
 * suspense, never guessed. A commission beyond or below the agreed rate, or a debt that was recalled, is posted and said.
 */
export function classifyAgencyRows(
  rows: readonly { readonly line: number; readonly fields: readonly string[]; readonly read: Outcome<AgencyPayment> }[],
  of: AgencyRows,
): ClassifiedPayment[] {
  const taken = new Set(of.taken)
  return rows.map(({ line, fields, read }): ClassifiedPayment => {
    const [placement = '', accountId = '', externalId = '', , gross = ''] = fields
    const shown = {
      line,
      placement: plain(placement),
      accountId: plain(accountId),
      externalId: plain(externalId),
      gross: plain(gross),
    }
    const left = (outcome: 'duplicate' | 'refused', code: string, sentence: string): ClassifiedPayment => ({
      outcome,
      facts: undefined,
      placementId: null,
      gross: ZERO,
      commission: ZERO,
      finding: { ...shown, outcome, code, sentence: plain(sentence, 500) },
    })
    if (!read.ok) return left('refused', read.refusal.code, read.refusal.message)
    const row = read.value
    const found = /^\d{1,15}$/.test(row.placement) ? of.placements.get(Number(row.placement)) : undefined
    const isOurs = found !== undefined && found.agencyCode === of.agencyCode && found.accountId === row.accountId
    const checked = checkPayment(
      {
        channel: of.channel,
        externalId: row.externalId === '' ? '' : `${of.agencyCode}/${row.externalId}`,
        account: isOurs ? row.accountId : '',
        receivedOn: row.receivedOn,
        amount: row.gross.toFixed(2),
        reference: `Placement ${row.placement}, account ${row.accountId}`,
      },
      of.rules,
    )
    if (!checked.ok) return left('refused', checked.refusal.code, checked.refusal.message)
    const identity = identityKey(checked.value)
    if (taken.has(identity))
      return left('duplicate', 'AGENCY_DUPLICATE', 'The same payment was taken before; this row has no effect.')
    taken.add(identity)
    const outcome = isOurs ? 'posted' : 'held'
    const note = isOurs ? noteOf(row, found, of.commissionPercent) : UNKNOWN
    return {
      outcome,
      facts: checked.value,
      placementId: isOurs ? found.placementId : null,
      gross: row.gross,
      commission: row.commission,
      finding: note === undefined ? undefined : { ...shown, outcome, ...note },
    }
  })
}

const UNKNOWN = {
  code: 'AGENCY_UNKNOWN_PLACEMENT',
  sentence: 'No such placement of this agency and account; the money is held in suspense.',
}

function noteOf(
  row: AgencyPayment,
  placement: { readonly isRecalled: boolean },
  percent: Decimal,
): { readonly code: string; readonly sentence: string } | undefined {
  const agreed = commissionOf(row.gross, percent)
  if (!agreed.equals(row.commission)) {
    return {
      code: 'AGENCY_COMMISSION_DIFFERS',
      sentence: `The agency kept ${row.commission.toFixed(2)}; ${percent.toFixed()} % are ${agreed.toFixed(2)}. Posted as stated.`,
    }
  }
  return placement.isRecalled
    ? { code: 'AGENCY_WAS_RECALLED', sentence: 'The debt had been recalled; the payment is posted all the same.' }
    : undefined
}

/** Text that is safe to keep and to show. */
function plain(text: string, length = 100): string {
  return text.replace(/\p{Cc}/gu, '\u{fffd}').slice(0, length)
}
