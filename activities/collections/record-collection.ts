import { type CollectionCase, type CollectionChange, saveCollection } from '../../db/collections/case-store.js'
import { type ProcessLink, recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import { dunningWorkflowId } from '../../workflows/collections/contract.js'

/** Who moves a case and on which business day. */
export interface MovedBy {
  readonly today: string
  readonly actor: string
  readonly reason?: string
}

export interface CollectionHappening {
  /** Identity of what happened within the case. */
  readonly key: string
  readonly sentence: string
  readonly change?: CollectionChange
  /** What the case waits for now; absent: it goes on by itself. */
  readonly waits?: { readonly for: string; readonly owner: string; readonly until?: string | null; readonly dueOn?: string }
  readonly links?: readonly ProcessLink[]
}

/** Changes a locked case and writes what happened into its process. Returns the case as it is now. */
export async function recordCollection(
  tx: Transaction,
  entry: CollectionCase,
  happening: CollectionHappening,
  by: MovedBy,
): Promise<CollectionCase> {
  const { change, waits } = happening
  const changed: CollectionCase = change === undefined ? entry : { ...entry, ...change, version: entry.version + 1 }
  if (change !== undefined) await saveCollection(tx, changed)
  await recordStep(
    tx,
    {
      processId: dunningWorkflowId(entry),
      kind: 'dunning',
      subjectKind: 'collection',
      subjectId: entry.collectionId,
      title: `Collection ${entry.collectionId}: ${entry.service}`,
      state: changed.state === 'closed' ? 'completed' : waits === undefined ? 'running' : 'waiting',
      step: changed.state === 'dunning' ? (changed.steps[changed.nextStep]?.step ?? 'end') : changed.state,
      ...(waits === undefined ? {} : { waitsFor: waits.for, owner: waits.owner }),
      ...(waits?.until == null ? {} : { nextWakeOn: waits.until }),
      ...(waits?.dueOn === undefined ? {} : { dueOn: waits.dueOn }),
      links: [
        { subjectKind: 'account', subjectId: entry.accountId },
        { subjectKind: 'agreement', subjectId: entry.agreementId },
        ...(happening.links ?? []),
      ],
    },
    {
      stepKey: happening.key,
      sentence: happening.sentence,
      businessDate: by.today,
      actor: by.actor,
      ...(by.reason === undefined ? {} : { reason: by.reason }),
    },
  )
  return changed
}

/** Ends a case. */
export function closeCollection(
  tx: Transaction,
  entry: CollectionCase,
  closing: { readonly code: NonNullable<CollectionCase['closeCode']>; readonly sentence: string },
  by: MovedBy,
): Promise<CollectionCase> {
  return recordCollection(
    tx,
    entry,
    {
      key: `close/${closing.code}`,
      sentence: closing.sentence,
      change: { state: 'closed', closedOn: by.today, closeCode: closing.code },
    },
    by,
  )
}
