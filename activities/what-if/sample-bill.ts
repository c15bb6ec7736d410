import type pg from 'pg'
import { inTransaction } from '../../db/transaction.js'
import { standingTariff } from '../../db/rating/tariff-reads.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { pastBillsOf } from '../../db/what-if/past-bills.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { dayTried } from '../../domain/rating/release/changed-days.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import type { PastBill } from '../../domain/what-if/past-bill.js'
import type { RatedAgain } from '../../domain/what-if/rate-past-bill.js'
import { validTariff } from '../rating/draft-file.js'
import { ratePastBills } from './rate-past-bills.js'
import { whatIfRules } from './what-if-rules.js'

export interface SampleBillRequest {
  /** The draft, a tariff file as it was written. */
  readonly file: string
  readonly accountId: string
  /** One of the account's bills; the latest where absent. */
  readonly billId?: number
  /** The day as on which the draft is tried; where absent, the first on which it charges otherwise (`dayTried`). */
  readonly asOn?: LocalDate
  /** The tariff in whose place it is tried; the tariff of its own code where absent. */
  readonly insteadOf?: string
}

export interface SampleBill {
  readonly asOn: LocalDate
  /** The bill that was rated again. */
  readonly bill: PastBill
  /** The account's bills that could be taken, the latest first. */
  readonly bills: readonly PastBill[]
  /** By the tariffs in force on its days, and with the draft among them. */
  readonly inForce: RatedAgain
  readonly draft: RatedAgain
}

const BEGINNING = '1900-01-01'
const END = '9999-12-31'

/**
 * One bill of an account rated twice by the engine that makes bills, as a what-if does: by the tariffs in force on its days, and with a
 * draft among them. It changes nothing. Refuses NO_UTILITY, TARIFF_INVALID with every problem, WHAT_IF_DAY, WHAT_IF_TARIFF, and
 * SAMPLE_NO_BILL where the account has no bill the draft has to do with.
 */
export function sampleBill(pool: pg.Pool, request: SampleBillRequest): Promise<SampleBill> {
  return inTransaction(pool, async (tx) => {
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    const draft = await validTariff(tx.client, request.file)
    const { document: standing } = await standingTariff(tx.client, draft.tariff)
    const asOn = request.asOn ?? dayTried(standing as TariffFile | undefined, draft) ?? utility.today
    const insteadOf = draft.applies_to === 'bill' ? null : (request.insteadOf ?? draft.tariff)
    const rules = await whatIfRules(tx.client, { draft, asOn, insteadOf })
    const bills = (await pastBillsOf(tx.client, [request.accountId], { fromOn: BEGINNING, toOn: END }))
      .filter(rules.concerns)
      .toReversed()
    const bill = request.billId === undefined ? bills[0] : bills.find(({ billId }) => billId === request.billId)
    if (bill === undefined) {
      const by = insteadOf === null ? '' : ` by tariff ${insteadOf}`
      refuse('SAMPLE_NO_BILL', `Account ${request.accountId} has no such bill${by}. Choose another account.`, {
        accountId: request.accountId,
        insteadOf,
      })
    }
    const [rated] = await ratePastBills(tx.client, [bill], rules)
    return { asOn, bill, bills, inForce: rated?.released ?? NOTHING, draft: rated?.draft ?? NOTHING }
  })
}

const NOTHING: RatedAgain = { ok: false, code: 'NOT_RATED_WHOLE', sentence: 'The bill could not be rated again.' }
