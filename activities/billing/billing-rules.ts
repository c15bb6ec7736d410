import { holdRateBook } from '../../db/rating/rate-book-lock.js'
import { loadRatingFiles, ratingStamp } from '../../db/rating/rating-file-store.js'
import type { Queryable } from '../../db/pool.js'
import { type BillingRules as CompiledRules, compileBillingRules } from '../../domain/billing/billing-rules.js'
import type { BillDocumentUtility } from '../../domain/documents/bill-document.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import type { PeriodPrinting } from '../../domain/utility/period-printing.js'
import { BOTH_DAYS_INCLUDED } from '../../domain/utility/period-printing.js'
import type { SettingsFile, UtilityFile } from '../../domain/utility/settings-file.js'
import type { LedgerContext } from '../ledger/item-book.js'

/** Settings and rate book, compiled once and used for every account; and what postings need of them. */
export interface BillingRules {
  readonly settingsVersion: number
  readonly compiled: CompiledRules
  readonly ledger: Omit<LedgerContext, 'recordedBy'>
  readonly starterMayApprove: boolean
}

let cached: { readonly stamp: string; readonly rules: BillingRules } | undefined

/**
 * The rules of a settings version (the current one when undefined) with the tariffs as they stand. Compiling costs more than rating an
 * account, so the last result is kept and recognised by the version and the tariffs' revisions. In a transaction no version of a tariff comes
 * into force or is taken out until it ends.
 */
export async function loadBillingRules(db: Queryable, settingsVersion: number | undefined): Promise<BillingRules> {
  await holdRateBook(db)
  const stamp = await ratingStamp(db, settingsVersion)
  if (cached?.stamp === stamp) return cached.rules
  const files = await loadRatingFiles(db, settingsVersion)
  const compiled = valueOf(compileBillingRules(files.settings, files.tariffs as TariffFile[]))
  const rules: BillingRules = {
    settingsVersion: files.settingsVersion,
    compiled,
    ledger: {
      chart: compiled.settings.accounts.chart,
      policy: compiled.settings.allocation,
      currency: compiled.settings.currency,
    },
    starterMayApprove: compiled.settings.starterMayApprove,
  }
  cached = { stamp, rules }
  return rules
}

/** What a printed bill needs of a settings version. */
export interface PrintSettings {
  readonly periodPrinting: PeriodPrinting
  readonly segmentPrinting: PeriodPrinting
  readonly utility: BillDocumentUtility
}

/** The printing conventions of a settings version (the current one when undefined); undefined before the first import. */
export async function loadSettings(db: Queryable, settingsVersion?: number): Promise<PrintSettings | undefined> {
  const found = await db.query<{ settings: SettingsFile }>(
    `select coalesce((select settings from settings_versions where settings_version = $1), u.settings) as settings from utility u`,
    [settingsVersion ?? null],
  )
  const file = found.rows[0]?.settings
  if (file === undefined) return undefined
  const { period_printing: periodPrinting, segment_printing: segmentPrinting } = file.service_period ?? {}
  return {
    periodPrinting: periodPrinting ?? BOTH_DAYS_INCLUDED,
    segmentPrinting: segmentPrinting ?? periodPrinting ?? BOTH_DAYS_INCLUDED,
    utility: utilityOf(file.utility),
  }
}

function utilityOf(file: UtilityFile): BillDocumentUtility {
  return {
    name: file.name,
    addressLines: file.address,
    ...(file.phone === undefined ? {} : { phone: file.phone }),
    ...(file.email === undefined ? {} : { email: file.email }),
    ...(file.website === undefined ? {} : { website: file.website }),
  }
}
