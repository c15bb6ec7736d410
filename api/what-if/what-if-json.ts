import type { Queryable } from '../../db/pool.js'
import { bandsOf, mostAffectedAccounts, refusalCounts, revenueOf } from '../../db/what-if/what-if-results.js'
import { findWhatIf, type WhatIf } from '../../db/what-if/what-if-store.js'
import { whatIfWorkflowId } from '../../workflows/what-if/contract.js'
import { found } from '../errors.js'
import type { WhatIfJson, WhatIfPageJson } from './contract.js'

const ACCOUNTS_SHOWN = 50

export function whatIfJson(whatIf: WhatIf): WhatIfJson {
  const { whatIfId: id, fromOn: from, toOn: to, startedAt, endedAt, cameTo: _cameTo, ...rest } = whatIf
  return { id, from, to, ...rest, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null }
}

/** The what-if with what it found and what it had to suppose. */
export async function whatIfPageOf(db: Queryable, id: number): Promise<WhatIfPageJson> {
  const whatIf = found(await findWhatIf(db, id))
  return {
    ...whatIfJson(whatIf),
    processId: whatIfWorkflowId(whatIf),
    revenue: await revenueOf(db, id),
    bands: await bandsOf(db, id),
    mostAffected: (await mostAffectedAccounts(db, id, ACCOUNTS_SHOWN)).filter(({ released, draft }) => released !== draft),
    refusals: await refusalCounts(db, id),
    assumptions: assumptionsOf(whatIf),
  }
}

/** What is not known of the past, and what was supposed instead. */
function assumptionsOf({ tariff, insteadOf, asOn }: WhatIf): string[] {
  return [
    `Tariff ${tariff} is tried as it stands on ${asOn}, as if it had stood so on every day of the period.`,
    insteadOf === null
      ? 'It is tried on every bill as a whole.'
      : insteadOf === tariff
        ? `It takes the place of tariff ${tariff} as it is released; every other tariff stays as it was on the day.`
        : `Agreements that were billed by tariff ${insteadOf} are tried with it; every other tariff stays as it was on the day.`,
    'Both sides are rated again from the reads and intervals that count today, so corrections since the bills are in both.',
    'A bill counts in the month of its last day, when that day is in the period. Cancelled bills are left out.',
    'Customers use as much as they did: what other prices would have changed in that is not known.',
    'Accounts stand in the class and cycle, and with the facts of customer and place, that they have today; settings are those of today.',
    'Earlier bills that a charge looks back on are those that were issued. Banks, ratchets and yearly counters begin with what was left in fact.',
    'Bills that either side cannot rate are in no sum; they are counted with their reasons.',
  ]
}
