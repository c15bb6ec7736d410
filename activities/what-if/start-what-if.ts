import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { standingTariff } from '../../db/rating/tariff-reads.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { countInScope } from '../../db/what-if/past-bills.js'
import { insertWhatIf } from '../../db/what-if/what-if-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { addMonths, type LocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { dayTried } from '../../domain/rating/release/changed-days.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { WHAT_IF_WORKFLOW, whatIfWorkflowId } from '../../workflows/what-if/contract.js'
import { validTariff } from '../rating/draft-file.js'
import { runCommand } from '../run-command.js'
import { recordWhatIfStep } from './what-if-process.js'
import { whatIfRules } from './what-if-rules.js'

/** A what-if looks at this many months at most. */
const MONTHS_MAX = 24

export interface WhatIfInput {
  /** The draft, a tariff file as it was written; it need not be saved. */
  readonly file: string
  /** First and last day, both included and past. A bill belongs to the period when its last day does. */
  readonly from: LocalDate
  readonly to: LocalDate
  /** The day as on which the draft is tried; where absent, the first on which it charges otherwise (`dayTried`). */
  readonly asOn?: LocalDate
  /** The tariff in whose place it is tried; the tariff of its own code where absent. */
  readonly insteadOf?: string
  /** Which accounts; absent: all. */
  readonly customerClass?: string
  readonly billCycle?: string
  /** Only accounts that were billed by this tariff. */
  readonly billedBy?: string
}

/**
 * Begins to rate what was billed in a past period again, under the tariffs that are released and with a draft among them. Refuses
 * NO_UTILITY, WHAT_IF_PERIOD, TARIFF_INVALID with every problem, WHAT_IF_DAY, WHAT_IF_TARIFF, and WHAT_IF_RUNNING where another is under way.
 */
export function startWhatIf(pool: pg.Pool, command: Command<WhatIfInput>): Promise<{ whatIfId: number; accounts: number }> {
  return runCommand(pool, 'what-if.start', command, async (tx) => {
    const { input, actor, reason } = command
    const { file, from, to, asOn: on, insteadOf: named, customerClass, billCycle, billedBy } = input
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    if (from > to || to >= utility.today || addMonths(from, MONTHS_MAX) <= to) {
      refuse('WHAT_IF_PERIOD', `The period lies before today and is ${MONTHS_MAX} months long at most.`, { today: utility.today })
    }
    const draft = await validTariff(tx.client, file)
    const { document: standing } = await standingTariff(tx.client, draft.tariff)
    const asOn = on ?? dayTried(standing as TariffFile | undefined, draft) ?? utility.today
    const insteadOf = draft.applies_to === 'bill' ? null : (named ?? draft.tariff)
    // What cannot be compiled is told now, not by the worker.
    await whatIfRules(tx.client, { draft, asOn, insteadOf })
    const scope = {
      fromOn: from,
      toOn: to,
      customerClass: customerClass ?? null,
      billCycle: billCycle ?? null,
      billedBy: billedBy ?? null,
    }
    await tx.client.query('set local statement_timeout = 0')
    const accounts = await countInScope(tx.client, scope)
    const whatIfId = await insertWhatIf(tx, {
      ...scope,
      tariff: draft.tariff,
      tariffName: draft.name,
      draft,
      asOn,
      insteadOf,
      accounts,
      reason,
      startedOn: utility.today,
      startedBy: actor.id,
    })
    if (whatIfId === undefined) refuse('WHAT_IF_RUNNING', 'Another what-if is under way. Wait for it, or cancel it.')
    await recordAudit(tx, {
      actor,
      action: 'what-if.start',
      subjectKind: 'what_if',
      subjectId: String(whatIfId),
      reason,
      after: { ...scope, tariff: draft.tariff, asOn, insteadOf, accounts },
    })
    const of = { whatIfId, tariff: draft.tariff, fromOn: from, toOn: to }
    const sentence = `${accounts} accounts have bills of days from ${from} to ${to}.`
    await recordWhatIfStep(tx, of, {
      state: 'waiting',
      key: 'started',
      sentence,
      today: utility.today,
      actor: actor.name,
      reason,
    })
    await enqueueSignal(tx, {
      workflowId: whatIfWorkflowId(of),
      signal: WAKE_SIGNAL,
      start: { type: WHAT_IF_WORKFLOW, input: { whatIfId } },
    })
    return { whatIfId, accounts }
  })
}
