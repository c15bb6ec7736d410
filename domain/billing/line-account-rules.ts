import { done, type Outcome, refused } from '../kernel/outcome.js'
import { accountOfLine } from '../utility/chart-settings.js'
import { LINE_ACCOUNT_KINDS, type LineAccount } from '../utility/line-accounts.js'
import { type BillingRules, linesOf } from './billing-rules.js'

type Refused = 'LINE_HAS_ACCOUNT' | 'LINE_ACCOUNT_UNKNOWN' | 'LINE_ACCOUNT_KIND' | 'LINE_ACCOUNT_CHANGES'

/**
 * Whether a code of a line may be given an account: it has none by its name, the account is there and of a kind that bills are credited
 * to, and no line of a tariff that stands would be credited elsewhere than until now.
 */
export function mayGiveAccount({ settings, book }: BillingRules, { lineCode, account }: LineAccount): Outcome<void, Refused> {
  const { accounts } = settings
  const known = accounts.lineAccounts.get(lineCode)
  if (known !== undefined) return refused('LINE_HAS_ACCOUNT', `Line ${lineCode} is credited to account ${known} already.`)
  const target = accounts.chart.accounts.find(({ code }) => code === account)
  if (target === undefined) return refused('LINE_ACCOUNT_UNKNOWN', `The chart has no account ${account}.`)
  if (!LINE_ACCOUNT_KINDS.some((kind) => kind === target.kind)) {
    return refused('LINE_ACCOUNT_KIND', `Lines are credited to revenue or to taxes payable; account ${account} is neither.`)
  }
  for (const tariff of book.tariffs.values()) {
    for (const line of tariff.versions.flatMap(({ rules }) => [...rules.values()].flatMap(linesOf))) {
      const of = { ...line, tariff: tariff.code, service: tariff.service }
      const now = accountOfLine(accounts, of)
      const then = accountOfLine({ ...accounts, lineAccounts: new Map([...accounts.lineAccounts, [lineCode, account]]) }, of)
      if (now === then) continue
      return refused(
        'LINE_ACCOUNT_CHANGES',
        `Line ${line.lineCode} of tariff ${tariff.code} is credited to account ${now} and would change.`,
      )
    }
  }
  return done(undefined)
}
