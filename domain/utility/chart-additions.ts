import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { GlAccount } from '../ledger/chart-of-accounts.js'
import { accountPlan } from './chart-settings.js'
import { type LINE_ACCOUNT_KINDS, type LineAccount, withLineAccounts } from './line-accounts.js'
import { settingsProblems } from './settings.js'
import type { SettingsFile } from './settings-file.js'

/** An account of the chart beside those the settings name: one that lines of bills may be credited to. */
export interface AddedAccount extends GlAccount {
  readonly kind: (typeof LINE_ACCOUNT_KINDS)[number]
}

/** What was said of the chart of accounts beside the settings. */
export interface ChartAdditions {
  readonly accounts: readonly AddedAccount[]
  readonly lines: readonly LineAccount[]
}

/** The settings with the accounts and codes of lines that were added. What the settings name themselves stays as it is. */
export function withChartAdditions(settings: SettingsFile, { accounts, lines }: ChartAdditions): SettingsFile {
  const named = new Set(settings.chart_of_accounts.map(({ code }) => code))
  const fresh = accounts.filter(({ code }) => !named.has(code))
  const chart = fresh.length === 0 ? settings : { ...settings, chart_of_accounts: [...settings.chart_of_accounts, ...fresh] }
  return withLineAccounts(chart, lines)
}

type Refused = 'GL_ACCOUNT_EXISTS' | 'GL_ACCOUNT_UNSETTLES'

/**
 * Whether an account may be added to the chart that these settings make: no other has its code, those that stand there by default among
 * them, and the settings are as sound with it as before (with a second account for taxes it may be open which one a tax is owed on).
 */
export function mayAddAccount(settings: SettingsFile, account: AddedAccount): Outcome<void, Refused> {
  const known = accountPlan(settings.chart_of_accounts).plan.chart.accounts.find(({ code }) => code === account.code)
  if (known !== undefined) return refused('GL_ACCOUNT_EXISTS', `The chart has account ${known.code} already: ${known.name}.`)
  const [problem] = settingsProblems(withChartAdditions(settings, { accounts: [account], lines: [] }))
  if (problem === undefined) return done(undefined)
  return refused('GL_ACCOUNT_UNSETTLES', `With account ${account.code} the settings would not hold: ${problem.message}.`)
}
