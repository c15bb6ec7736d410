import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { Decimal, type Decimal as Amount } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { ChartOfAccounts } from '../../domain/ledger/chart-of-accounts.js'
import { type AgingBounds, DEFAULT_AGING_BOUNDS } from '../../domain/receivables/aging.js'
import type { AllocationPolicy } from '../../domain/receivables/allocation-policy.js'
import type { LedgerContext } from './item-book.js'

/** The utility's books as a use-case needs them: its settings, compiled, and its business date. */
export interface Ledger extends LedgerContext {
  readonly today: LocalDate
  readonly isSandbox: boolean
  readonly aging: AgingBounds
  /** What a returned payment costs its payer; absent: the utility charges none by itself. */
  readonly returnFee: Amount | undefined
}

interface Settings {
  readonly chart: ChartOfAccounts
  readonly policy: AllocationPolicy
  readonly aging?: AgingBounds
  readonly returnFee?: string
}

/** Refuses NO_UTILITY before the first import. `recordedBy` stands on everything that is posted with it. */
export async function loadLedger(db: Queryable, recordedBy: string): Promise<Ledger> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const settings = utility.settings as Settings
  return {
    chart: settings.chart,
    policy: settings.policy,
    currency: utility.currency,
    recordedBy,
    today: utility.today,
    isSandbox: utility.isSandbox,
    aging: settings.aging ?? DEFAULT_AGING_BOUNDS,
    returnFee: settings.returnFee === undefined ? undefined : new Decimal(settings.returnFee),
  }
}
