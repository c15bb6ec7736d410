import type pg from 'pg'
import { lastCarried } from '../../db/billing/bank-store.js'
import { inTransaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { type BankPart, bankParts } from '../../domain/billing/bank-parts.js'
import { loadBillingRules } from './billing-rules.js'

/** Banks of an agreement's tariff that no bill has carried on yet: what the former system left may still be entered. */
export async function banksToOpen(
  pool: pg.Pool,
  agreement: { readonly agreementId: string; readonly tariffCode: string },
): Promise<Omit<BankPart, 'part'>[]> {
  if ((await loadUtility(pool)) === undefined) return []
  const { compiled } = await loadBillingRules(pool, undefined)
  const tariff = compiled.book.tariffs.get(agreement.tariffCode)
  const parts = tariff === undefined ? [] : bankParts(tariff, compiled.settings.currency)
  if (parts.length === 0) return []
  const [last] = await inTransaction(pool, ({ client }) => lastCarried(client, [agreement.agreementId]))
  return last !== undefined && last.carried !== null ? [] : parts.map(({ part: _, ...own }) => own)
}
