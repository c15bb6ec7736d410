import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { checkInvariants } from '../../db/ledger/invariant-store.js'
import { loadPeriods, lockPeriod, writePeriodState } from '../../db/ledger/period-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { type AccountingPeriod, mayClose, mayReopen } from '../../domain/ledger/accounting-period.js'
import { runCommand } from '../run-command.js'

export interface PeriodInput {
  readonly period: AccountingPeriod
}

export interface PeriodAnswer {
  readonly period: AccountingPeriod
  readonly state: 'open' | 'closed'
}

/**
 * Closes a month: from then on no entry is dated into it. Entries under way are awaited; then every invariant of the books must hold.
 * Refuses what `mayClose` refuses, and LEDGER_UNSOUND with the invariants that do not hold.
 */
export function closePeriod(pool: pg.Pool, command: Command<PeriodInput>): Promise<PeriodAnswer> {
  return runCommand(pool, 'ledger.close-period', command, async (tx) => {
    const { period } = command.input
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
    await lockPeriod(tx.client, period)
    valueOf(mayClose(period, await loadPeriods(tx.client), utility.today))
    await tx.client.query('set local statement_timeout = 0')
    const broken = (await checkInvariants(tx.client)).filter((invariant) => invariant.rows > 0)
    if (broken.length > 0) {
      refuse(
        'LEDGER_UNSOUND',
        `The books do not hold: ${broken.map(({ name, rows }) => `${name} (${rows})`).join(', ')}. See the ledger check.`,
        {
          invariants: broken.map(({ id, name, rows }) => ({ id, name, rows })),
        },
      )
    }
    await writePeriodState(tx.client, period, 'closed', command.actor.id)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'ledger.close-period',
      subjectKind: 'accounting_period',
      subjectId: period,
      reason: command.reason,
      before: { state: 'open' },
      after: { state: 'closed' },
    })
    return { period, state: 'closed' as const }
  })
}

/** Opens the last closed month again, for corrections dated into it. Refuses what `mayReopen` refuses. */
export function reopenPeriod(pool: pg.Pool, command: Command<PeriodInput>): Promise<PeriodAnswer> {
  return runCommand(pool, 'ledger.reopen-period', command, async (tx) => {
    const { period } = command.input
    await lockPeriod(tx.client, period)
    valueOf(mayReopen(period, await loadPeriods(tx.client)))
    await writePeriodState(tx.client, period, 'open', command.actor.id)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'ledger.reopen-period',
      subjectKind: 'accounting_period',
      subjectId: period,
      reason: command.reason,
      before: { state: 'closed' },
      after: { state: 'open' },
    })
    return { period, state: 'open' as const }
  })
}
