import { giveLineAccount } from '../../activities/rating/give-line-account.js'
import { loadRatingFiles } from '../../db/rating/rating-file-store.js'
import { listLineAccounts } from '../../db/rating/line-account-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { LINE_ACCOUNT_KINDS } from '../../domain/utility/line-accounts.js'
import { found } from '../errors.js'
import { closed, reason } from '../fields.js'
import { type Route, route } from '../route.js'
import { accountCode, givenLineAccount, lineAccounts, lineCode } from './line-account-contract.js'

const SHOWN = 1_000

const list = route({
  method: 'GET',
  url: '/line-accounts',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'List the accounts that lines of bills are credited to, with the codes of each',
  description: '`given` are the codes that got their account here, beside those that the settings name.',
  response: lineAccounts,
  handler: async ({ deps }) => {
    found(await loadUtility(deps.pool))
    const { settings } = await loadRatingFiles(deps.pool, undefined)
    const given = await listLineAccounts(deps.pool, SHOWN)
    return {
      accounts: settings.chart_of_accounts
        .filter(({ kind }) => LINE_ACCOUNT_KINDS.some((each) => each === kind))
        .map(({ code, name, kind, lines }) => ({ code, name, kind, lines: [...(lines ?? [])] })),
      given: given.map((each) => ({ ...each, recordedAt: each.recordedAt.toISOString() })),
    }
  },
})

const give = route({
  method: 'POST',
  url: '/line-accounts',
  permission: 'rating.accounts',
  tag: 'rating',
  summary: 'Say which account a code of bill lines is credited to',
  description: 'Once for each code that has none. What was posted stays; no line of a tariff in force is credited elsewhere.',
  idempotent: true,
  status: 201,
  body: closed({ lineCode: lineCode(), account: accountCode(), reason: reason() }),
  response: givenLineAccount,
  handler: async ({ deps, body: { reason: why, ...input }, command }) => giveLineAccount(deps.pool, command(input, why)),
})

export const lineAccountRoutes: readonly Route[] = [list, give]
