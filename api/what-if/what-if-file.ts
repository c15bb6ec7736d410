import type { Queryable } from '../../db/pool.js'
import { mostAffectedAccounts, refusedBills, revenueOf } from '../../db/what-if/what-if-results.js'
import { decimal } from '../../domain/kernel/decimal.js'
import type { Cell } from '../exports/csv-text.js'

export const WHAT_IF_PARTS = ['revenue', 'accounts', 'refusals'] as const
export type WhatIfPart = (typeof WHAT_IF_PARTS)[number]

/** Accounts, or bills, in a file at most. */
const FILE_MAX = 1_000_000

const less = (left: string, right: string): string => decimal(left).minus(right).toFixed(2)

/** A part of what was found as rows of a file, its columns first. */
export async function whatIfRows(db: Queryable, id: number, part: WhatIfPart): Promise<{ columns: string[]; rows: Cell[][] }> {
  switch (part) {
    case 'revenue':
      return {
        columns: [
          'month',
          'customer_class',
          'bills',
          'billed',
          'released',
          'draft',
          'difference',
          'released_taxes',
          'draft_taxes',
        ],
        rows: (await revenueOf(db, id)).map((row) => [
          row.month,
          row.customerClass,
          String(row.bills),
          row.billed,
          row.released,
          row.draft,
          less(row.draft, row.released),
          row.releasedTaxes,
          row.draftTaxes,
        ]),
      }
    case 'accounts':
      return {
        columns: ['account_id', 'customer_class', 'bills', 'refused_bills', 'released', 'draft', 'difference'],
        rows: (await mostAffectedAccounts(db, id, FILE_MAX)).map((row) => [
          row.accountId,
          row.customerClass,
          String(row.bills),
          String(row.refusedBills),
          row.released,
          row.draft,
          less(row.draft, row.released),
        ]),
      }
    case 'refusals':
      return {
        columns: ['account_id', 'bill_id', 'side', 'code', 'sentence'],
        rows: (await refusedBills(db, id, FILE_MAX)).map((row) => [
          row.accountId,
          String(row.billId),
          row.side,
          row.code,
          row.sentence,
        ]),
      }
  }
}
