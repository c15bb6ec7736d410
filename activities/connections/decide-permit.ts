import type pg from 'pg'
import { lockConnection } from '../../db/connections/connection-store.js'
import { permitsOf, savePermit } from '../../db/connections/permit-store.js'
import { endWaits, closeWaitTasks, insertWaitEvent, openWaits } from '../../db/connections/wait-store.js'
import type { Transaction } from '../../db/transaction.js'
import { movePermit, type PermitAct, type PermitState } from '../../domain/connections/permit-states.js'
import { stageWords } from '../../domain/connections/stages.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import type { ChangedBy } from '../fieldwork/changed-by.js'
import { runCommand } from '../run-command.js'
import { escalateWait } from './escalate-wait.js'
import { loadConnectionService } from './load-connection-service.js'
import { recordConnectionChange } from './record-connection-change.js'

export interface DecidePermitInput {
  readonly connectionOrderId: string
  readonly code: string
  readonly act: PermitAct
  /** The authority's number of it. */
  readonly reference: string | null
}

const WORDS: Readonly<Record<PermitAct, string>> = {
  request: 'was requested',
  grant: 'was granted',
  refuse: 'was refused',
  waive: 'is not waited for',
}

/**
 * Writes down what became of a permit or inspection. A refused one is shown to a supervisor, who goes back or asks again. Refuses
 * NOT_FOUND, CONNECTION_STAGE and PERMIT_STATE.
 */
export function decidePermit(pool: pg.Pool, command: Command<DecidePermitInput>): Promise<{ id: string; state: PermitState }> {
  return runCommand(pool, 'connections.permit', command, async (tx) => {
    const { input, actor, reason } = command
    const order = await lockConnection(tx, input.connectionOrderId)
    const permit = (await permitsOf(tx.client, input.connectionOrderId)).find(({ code }) => code === input.code)
    if (order === undefined || permit === undefined) {
      refuse('NOT_FOUND', `Connection ${input.connectionOrderId} needs no permit ${input.code}.`)
    }
    if (order.stage !== 'permits') {
      refuse(
        'CONNECTION_STAGE',
        `Permits are decided while they are waited for. The connection is in the stage: ${stageWords(order.stage)}.`,
      )
    }
    const { today } = await loadConnectionService(tx.client)
    const by = { actor, reason, today }
    const state = valueOf(movePermit(permit, input.act))
    const reference = input.reference ?? permit.reference
    await savePermit(tx, order.connectionOrderId, {
      ...permit,
      state,
      reference,
      requestedOn: input.act === 'request' ? today : permit.requestedOn,
      decidedOn: state === 'requested' ? null : today,
    })
    if (state === 'granted' || state === 'waived') await endPermitWait(tx, order.connectionOrderId, input, by)
    const numbered = reference === null ? permit.title : `${permit.title} (${reference})`
    const because = input.act === 'refuse' || input.act === 'waive' ? `: ${reason}` : ''
    const changed = await recordConnectionChange(
      tx,
      order,
      {
        act: `permit_${input.act}`,
        change: {},
        sentence: `${numbered} ${WORDS[input.act]}${because}.`,
        detail: { code: input.code, before: permit.state, state, reference },
      },
      by,
    )
    const wait = (await openWaits(tx.client, order.connectionOrderId)).find(({ awaited }) => awaited === `permit/${input.code}`)
    if (state === 'refused' && wait !== undefined && wait.escalatedOn === null) {
      await escalateWait(tx, changed, { waitId: wait.waitId, cause: 'permit_refused' }, by)
    }
    return { id: order.connectionOrderId, state }
  })
}

async function endPermitWait(
  tx: Transaction,
  connectionOrderId: string,
  { code, act }: Pick<DecidePermitInput, 'code' | 'act'>,
  by: ChangedBy,
): Promise<void> {
  const awaited = `permit/${code}`
  const wait = (await openWaits(tx.client, connectionOrderId)).find((open) => open.awaited === awaited)
  if (wait === undefined) return
  if (act === 'waive') {
    await insertWaitEvent(tx, {
      waitId: wait.waitId,
      event: 'override',
      number: 1,
      onDate: by.today,
      reason: by.reason,
      recordedBy: by.actor.id,
    })
  }
  await endWaits(tx, connectionOrderId, { on: by.today, how: act === 'waive' ? 'overridden' : 'met', awaited })
  await closeWaitTasks(tx, connectionOrderId, 'The permit was decided')
}
