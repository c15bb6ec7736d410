import type { Queryable } from '../../db/pool.js'
import { loadChartAdditions } from '../../db/utility/chart-additions-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { withChartAdditions } from '../../domain/utility/chart-additions.js'
import { compileSettings, type Settings } from '../../domain/utility/settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import type { LedgerContext } from './item-book.js'

/** The utility's books as a use-case needs them: its settings, compiled, and its business date. */
export interface Ledger extends LedgerContext {
  readonly today: LocalDate
  readonly isSandbox: boolean
  /** What a returned payment costs its payer; absent: the utility charges none by itself. */
  readonly returnFee: Decimal | undefined
  readonly settings: Settings
}

/** Refuses NO_UTILITY before the first import. `recordedBy` stands on everything that is posted with it. */
export async function loadLedger(db: Queryable, recordedBy: string): Promise<Ledger> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const settings = valueOf(compileSettings(withChartAdditions(utility.settings as SettingsFile, await loadChartAdditions(db))))
  return {
    chart: settings.accounts.chart,
    policy: settings.allocation,
    currency: utility.currency,
    recordedBy,
    today: utility.today,
    isSandbox: utility.isSandbox,
    returnFee: settings.returnedPaymentFee ?? undefined,
    settings,
  }
}
