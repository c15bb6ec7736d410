import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { findCollection, lockCollection } from '../../db/collections/case-store.js'
import { insertConfirmation, standingCut } from '../../db/collections/disconnection-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { maskCardNumbers } from '../../domain/kernel/mask-card-numbers.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { dunningWorkflowId } from '../../workflows/collections/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { runCommand } from '../run-command.js'
import { loadCollectionRules } from './load-collection.js'
import { recordCollection } from './record-collection.js'

export interface HomeConfirmation {
  readonly collectionId: string
  /** The name of the adult who says so. */
  readonly saidBy: string
  readonly channel: 'phone' | 'visit' | 'web'
}

/**
 * Writes down who of the household said that an adult is at home and that nothing is open or running, which lets service be switched on
 * from afar on this day. Refuses NOT_FOUND and RECONNECTION_NOT_AWAITED.
 */
export function confirmHome(pool: pg.Pool, command: Command<HomeConfirmation>): Promise<{ confirmationId: number }> {
  return runCommand(pool, 'collections.confirm-home', command, async (tx) => {
    const { input, actor, reason } = command
    const known = await findCollection(tx.client, input.collectionId)
    if (known === undefined) refuse('NOT_FOUND', `There is no collection case ${input.collectionId}.`)
    await lockAccounts(tx.client, [known.accountId])
    const entry = await lockCollection(tx, input.collectionId)
    const cut = await standingCut(tx.client, input.collectionId)
    if (entry === undefined || entry.state !== 'reconnecting' || cut === undefined || cut.reconnectOrderId !== null) {
      refuse('RECONNECTION_NOT_AWAITED', 'No reconnection from afar of this case waits for the word of the household.')
    }
    const { today } = await loadCollectionRules(tx.client)
    const saidBy = maskCardNumbers(input.saidBy)
    const confirmationId = await insertConfirmation(tx, {
      disconnectionId: cut.disconnectionId,
      saidBy,
      channel: input.channel,
      on: today,
      recordedBy: actor.id,
    })
    await recordCollection(
      tx,
      entry,
      {
        key: `said_home/${confirmationId}`,
        sentence: `${saidBy} says (${input.channel}) that an adult is at home and nothing is open or running.`,
      },
      { today, actor: actor.name, reason },
    )
    await recordAudit(tx, {
      actor,
      action: 'collections.home.confirm',
      subjectKind: 'collection',
      subjectId: entry.collectionId,
      reason,
      after: { confirmationId, saidBy, channel: input.channel, on: today },
    })
    await enqueueSignal(tx, { workflowId: dunningWorkflowId(entry), signal: WAKE_SIGNAL })
    return { confirmationId }
  })
}
