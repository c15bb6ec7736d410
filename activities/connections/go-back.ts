import type pg from 'pg'
import { type ConnectionChange, type ConnectionRow } from '../../db/connections/connection-store.js'
import { permitsOf, savePermit } from '../../db/connections/permit-store.js'
import type { Transaction } from '../../db/transaction.js'
import { checkGoBack } from '../../domain/connections/go-back.js'
import { type BackStage, isAfter, stageWords } from '../../domain/connections/stages.js'
import type { Command } from '../../domain/kernel/command.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { endFieldWork } from './end-field-work.js'
import { enterStage } from './enter-stage.js'
import { lockForAct } from './lock-for-act.js'
import { withdrawQuote } from './withdraw-quote.js'

export interface GoBackInput {
  readonly connectionOrderId: string
  readonly to: BackStage
}

/**
 * Takes a connection back to a stage, which begins anew with everything after it; what was done stays in the history, and what was
 * charged stays charged until a new quote is accepted. Refuses BACK_NOT_BEFORE and what `mayAct` refuses.
 */
export function goBack(pool: pg.Pool, command: Command<GoBackInput>): Promise<{ id: string; stage: BackStage }> {
  return runCommand(pool, 'connections.go-back', command, async (tx) => {
    const { input, actor, reason } = command
    const { order, ...service } = await lockForAct(tx, input.connectionOrderId, 'go_back', command.actor)
    const to = valueOf(checkGoBack(order.stage, input.to))
    const by = { actor, reason, today: service.today }
    const change = await beginAnew(tx, order, to, by)
    const sentence = `Back to ${stageWords(to)}: ${reason}.`
    await enterStage(tx, order, { stage: to, how: 'back', act: 'go_back', sentence, change }, service, by)
    return { id: order.connectionOrderId, stage: to }
  })
}

/** Forgets, for what comes next, the results of the stage and of those after it. */
async function beginAnew(tx: Transaction, order: ConnectionRow, to: BackStage, by: ChangedBy): Promise<ConnectionChange> {
  const isBegun = (stage: BackStage): boolean => stage === to || isAfter(stage, to)
  if (isBegun('quote')) await withdrawQuote(tx, order, by)
  if (isBegun('permits')) {
    for (const permit of await permitsOf(tx.client, order.connectionOrderId)) {
      await savePermit(tx, order.connectionOrderId, {
        ...permit,
        state: 'needed',
        reference: null,
        requestedOn: null,
        decidedOn: null,
      })
    }
  }
  return {
    workAfter: await endFieldWork(tx, order, by),
    ...(to === 'survey' ? { surveyId: null } : {}),
    ...(isBegun('energise') ? { energisedOn: null } : {}),
  }
}
