import {
  closeMeterTask,
  hasMeterTask,
  heldOfMeter,
  insertFindings,
  type NewFinding,
  settleReplaced,
} from '../../../db/metering/validation-store.js'
import { insertTask } from '../../../db/tasks/task-store.js'
import type { Transaction } from '../../../db/transaction.js'

/**
 * Keeps what was found; what is held becomes a task for a person, one for each meter, and so does a meter that was estimated too
 * often in a row.
 */
export async function keepFindings(tx: Transaction, findings: readonly NewFinding[], by: string): Promise<void> {
  await insertFindings(tx.client, findings)
  const held = new Map(
    findings.filter((finding) => finding.severity === 'exception').map((finding) => [finding.meterId, finding]),
  )
  for (const [meterId, finding] of held) {
    if (await hasMeterTask(tx.client, meterId, 'held/')) continue
    await insertTask(tx, {
      ...aboutMeter(meterId, finding, by),
      queue: 'data_correction',
      title: `Meter ${meterId}: what came is held and not billed until somebody has looked`,
      taskKey: `held/${meterId}/${finding.readId ?? ''}/${finding.intervalDayId ?? ''}`,
    })
  }
  for (const finding of findings) {
    if (finding.rule !== 'prolonged_estimation') continue
    if (await hasMeterTask(tx.client, finding.meterId, 'prolonged-estimation/')) continue
    await insertTask(tx, {
      ...aboutMeter(finding.meterId, finding, by),
      queue: 'field_check',
      title: `Meter ${finding.meterId} was estimated ${finding.figures.in_a_row} times in a row: it must be read`,
      taskKey: `prolonged-estimation/${finding.readId ?? `day/${finding.intervalDayId}`}`,
    })
  }
}

function aboutMeter(meterId: string, finding: NewFinding, by: string) {
  const { measured, day, rule, sentence, figures } = finding
  return {
    accountId: null,
    subjectKind: 'meter',
    subjectId: meterId,
    facts: { measured, day, rule, sentence, ...figures },
    dueOn: null,
    createdBy: by,
  }
}

/** Settles what was held about reads or days that others took the place of, with the task where nothing is held any more. */
export async function settleHeld(
  tx: Transaction,
  replaced: { readonly readIds?: readonly number[]; readonly intervalDayIds?: readonly number[] },
  by: string,
): Promise<void> {
  const { readIds = [], intervalDayIds = [] } = replaced
  if (readIds.length + intervalDayIds.length === 0) return
  for (const meterId of await settleReplaced(tx.client, { readIds, intervalDayIds })) await closeIfNothingHeld(tx, meterId, by)
}

export async function closeIfNothingHeld(tx: Transaction, meterId: string, by: string): Promise<void> {
  if ((await heldOfMeter(tx.client, meterId)) === 0) {
    await closeMeterTask(tx.client, meterId, 'held/', by, 'Nothing of the meter is held any more.')
  }
}
