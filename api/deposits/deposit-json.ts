import type { DepositQuote } from '../../activities/deposits/demand-deposit.js'
import { ruleFor } from '../../activities/deposits/deposit-policy.js'
import { depositStanding } from '../../activities/deposits/deposit-standing.js'
import { depositAtHand } from '../../activities/deposits/load-deposit.js'
import { accruedInterest } from '../../activities/deposits/owed-interest.js'
import { reviewDayOf } from '../../activities/deposits/review-deposit.js'
import { groundsFor } from '../../activities/deposits/waive-deposit.js'
import { sisterAccounts } from '../../db/deposits/deposit-account.js'
import { channelsOfDeposit } from '../../db/deposits/deposit-facts.js'
import type { DepositRecord } from '../../db/deposits/deposit-list.js'
import { depositLogOf, type DepositLogRecord, instalmentsOfDeposit, openBillsOf } from '../../db/deposits/deposit-page-reads.js'
import { depositRowOf } from '../../db/deposits/deposit-store.js'
import type { Queryable } from '../../db/pool.js'
import { type DepositAct, mayActOnDeposit } from '../../domain/deposits/deposit-acts.js'
import { refundMeans } from '../../domain/deposits/refund-means.js'
import { DEPOSIT_WAIVERS } from '../../domain/policy/deposit-parameters.js'
import { found } from '../errors.js'
import type { DepositPageJson, DepositQuoteJson } from './contract.js'

export function quoteJson({ decision, mostInstalments, instalments }: DepositQuote): DepositQuoteJson {
  return {
    outcome: decision.outcome,
    recommended: decision.recommended?.toFixed(2) ?? null,
    ask: decision.ask.toFixed(2),
    trace: [...decision.trace],
    mostInstalments,
    instalments: instalments.map((each) => ({ number: each.number, amount: each.amount.toFixed(2), dueOn: each.dueOn })),
  }
}

/** Everything a page shows of one deposit on the day: figures, rules, what happened, and what may be done and why not. */
export async function depositPageJson(
  db: Queryable,
  record: DepositRecord,
  today: string,
  isSupervisor: boolean,
): Promise<DepositPageJson> {
  const at = await depositAtHand(db, found(await depositRowOf(db, record.id)), today)
  const standing = await depositStanding(db, at)
  const isStanding = standing.state === 'asked' || standing.state === 'held'
  const inParts = ruleFor(at.account, 'deposit.instalments')
  const log = await depositLogOf(db, record.id)
  const acts = (act: DepositAct): DepositPageJson['acts'][DepositAct] => {
    const may = mayActOnDeposit(act, standing)
    return may.ok ? { may: true, because: null } : { may: false, because: may.refusal.message }
  }
  return {
    ...record,
    version: at.deposit.version,
    accrued: isStanding ? (accruedInterest(at, today)?.amount.toFixed(2) ?? null) : null,
    creditLeft: standing.creditLeft.toFixed(2),
    nextReviewOn: standing.state === 'held' ? (reviewDayOf(at) ?? null) : null,
    refundMeans: refundMeans(await channelsOfDeposit(db, record.id)),
    mostInstalments: inParts.ok ? (inParts.value.value?.count ?? 1) : 1,
    otherAccounts: await sisterAccounts(db, at.deposit.accountId),
    openBills: await openBillsOf(db, at.deposit.accountId),
    grounds: isSupervisor ? [...DEPOSIT_WAIVERS] : [...groundsFor(at.account)],
    rules: (['deposit.interest', 'deposit.refund'] as const).flatMap((key) => {
      const rule = ruleFor(at.account, key)
      return rule.ok ? [rule.value.decidedBy] : []
    }),
    instalments: (await instalmentsOfDeposit(db, record.id)).map((each) => ({ ...each })),
    acts: {
      waive: acts('waive'),
      divide: acts('divide'),
      review: acts('review'),
      apply: acts('apply'),
      refund: acts('refund'),
      transfer: acts('transfer'),
      take_interest_back: acts('take_interest_back'),
    },
    interest: log.filter(({ act }) => act === 'interest').map(interestJson),
    trace: (log.find(({ act }) => act === 'asked')?.facts.trace as DepositPageJson['trace'] | undefined) ?? [],
    log: log.map(({ id, act, sentence, businessDate, actor, recordedAt }) => ({
      id,
      act,
      sentence,
      businessDate,
      actor,
      recordedAt: recordedAt.toISOString(),
    })),
  }
}

function interestJson({ id, businessDate, amount, facts }: DepositLogRecord): DepositPageJson['interest'][number] {
  return {
    id,
    on: businessDate,
    amount: amount ?? '0.00',
    rows: (facts.rows as DepositPageJson['interest'][number]['rows'] | undefined) ?? [],
  }
}
