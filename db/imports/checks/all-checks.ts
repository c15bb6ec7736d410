import { AGREEMENT_CHECKS } from './agreements.js'
import { BALANCE_CHECKS } from './balances.js'
import { HISTORY_AND_WINDOW_CHECKS } from './history.js'
import { keyAndReferenceChecks } from './keys-and-references.js'
import { PEOPLE_CHECKS } from './people.js'
import { PLACE_AND_METER_CHECKS } from './places-and-meters.js'
import { READ_CHECKS } from './reads.js'
import type { SetCheck } from './set-check.js'

/** Every check that needs more than one row, in the order in which findings are listed. */
export const ALL_SET_CHECKS: readonly SetCheck[] = [
  ...keyAndReferenceChecks(),
  ...HISTORY_AND_WINDOW_CHECKS,
  ...PEOPLE_CHECKS,
  ...PLACE_AND_METER_CHECKS,
  ...AGREEMENT_CHECKS,
  ...READ_CHECKS,
  ...BALANCE_CHECKS,
]
