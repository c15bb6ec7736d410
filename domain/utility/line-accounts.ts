import type { SettingsFile } from './settings-file.js'

/** A code of bill lines that was given an account beside those the settings name. */
export interface LineAccount {
  /** The code alone, or after a tariff or service in which alone it counts: `FIXED`, `E-RES/FIXED`. */
  readonly lineCode: string
  /** Code of an account of the chart. */
  readonly account: string
}

/** Kinds of accounts that lines of bills are credited to. */
export const LINE_ACCOUNT_KINDS = ['revenue', 'tax_payable'] as const

/** The settings with these codes among the lines of their accounts. Codes that the settings name themselves stay as they are. */
export function withLineAccounts(settings: SettingsFile, added: readonly LineAccount[]): SettingsFile {
  if (added.length === 0) return settings
  const named = new Set(settings.chart_of_accounts.flatMap((account) => account.lines ?? []))
  const fresh = added.filter(({ lineCode }) => !named.has(lineCode))
  return {
    ...settings,
    chart_of_accounts: settings.chart_of_accounts.map((account) => {
      const lines = fresh.filter((each) => each.account === account.code).map(({ lineCode }) => lineCode)
      return lines.length === 0 ? account : { ...account, lines: [...(account.lines ?? []), ...lines] }
    }),
  }
}
