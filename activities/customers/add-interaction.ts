import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { insertInteraction } from '../../db/customers/interaction-store.js'
import { insertTask } from '../../db/tasks/task-store.js'
import { hasAccount, hasCustomer } from '../../db/customers/customer-store.js'
import type { InteractionType } from '../../domain/customers/interaction-types.js'
import type { Command } from '../../domain/kernel/command.js'
import { maskCardNumbers } from '../../domain/kernel/mask-card-numbers.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

export interface AddInteractionInput {
  readonly accountId: string | null
  readonly customerId: string | null
  readonly kind: 'note' | 'call' | 'visit' | 'email' | 'letter' | 'sms'
  /** What it is about. */
  readonly type: InteractionType
  readonly direction: 'in' | 'out' | null
  readonly summary: string
  readonly body: string | null
  /** A day on which somebody must come back to it: a task is made for it. */
  readonly followUpOn: string | null
}

export interface AddInteractionAnswer {
  readonly interactionId: number
  /** The task that reminds of it; null where no day was given. */
  readonly taskId: number | null
}

/**
 * Writes down what was said or noted. It is never edited; a correction is another note. A day to come back to it becomes a task in the
 * call-back queue. What looks like a card number is masked before it is stored. Refuses NOT_FOUND.
 */
export function addInteraction(pool: pg.Pool, command: Command<AddInteractionInput>): Promise<AddInteractionAnswer> {
  return runCommand(pool, 'customers.add-interaction', command, async (tx) => {
    const { input, actor } = command
    if (input.accountId !== null && !(await hasAccount(tx.client, input.accountId))) {
      refuse('NOT_FOUND', `There is no account ${input.accountId}.`)
    }
    if (input.customerId !== null && !(await hasCustomer(tx.client, input.customerId))) {
      refuse('NOT_FOUND', `There is no customer ${input.customerId}.`)
    }
    const entry = {
      ...input,
      summary: maskCardNumbers(input.summary),
      body: input.body === null ? null : maskCardNumbers(input.body),
    }
    const interactionId = await insertInteraction(tx, { ...entry, recordedBy: actor.id })
    const taskId =
      input.followUpOn === null
        ? null
        : await insertTask(tx, {
            taskKey: `follow-up/${interactionId}`,
            queue: 'call_back',
            title: entry.summary.slice(0, 200),
            accountId: input.accountId,
            subjectKind: 'interaction',
            subjectId: String(interactionId),
            facts: {},
            dueOn: input.followUpOn,
            createdBy: actor.id,
          })
    await recordAudit(tx, {
      actor,
      action: 'customers.interaction.add',
      subjectKind: input.accountId === null ? 'customer' : 'account',
      subjectId: input.accountId ?? input.customerId ?? '',
      reason: command.reason,
      after: {
        interactionId,
        kind: input.kind,
        type: input.type,
        direction: input.direction,
        followUpOn: input.followUpOn,
        taskId,
      },
    })
    return { interactionId, taskId }
  })
}
