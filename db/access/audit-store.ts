import type { Actor } from '../../domain/kernel/command.js'
import type { Transaction } from '../transaction.js'
import { currentRequestId } from './request-scope.js'

/** One change as the audit tells it: who, what, why, before and after. `before` is absent for a new thing. */
export interface AuditRow {
  readonly actor: Actor
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly reason: string
  readonly before?: unknown
  readonly after?: unknown
}

/** Adds the row in the transaction of the change itself, so that neither exists without the other. */
export async function recordAudit(tx: Transaction, row: AuditRow): Promise<void> {
  await tx.client.query(
    `insert into audit_log (business_date, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, reason, before, after,
       request_id)
     values ((select business_date from utility), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.actor.kind,
      row.actor.id,
      row.actor.name,
      row.action,
      row.subjectKind,
      row.subjectId,
      row.reason,
      row.before === undefined ? null : JSON.stringify(row.before),
      row.after === undefined ? null : JSON.stringify(row.after),
      currentRequestId() ?? null,
    ],
  )
}

/** True where the same kind of row about the same subject is less than a minute old. */
export async function wasAuditedWithinMinute(
  tx: Transaction,
  row: Pick<AuditRow, 'action' | 'subjectKind' | 'subjectId'>,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from audit_log where subject_kind = $1 and subject_id = $2 and action = $3 and at > now() - interval '1 minute' limit 1`,
    [row.subjectKind, row.subjectId, row.action],
  )
  return rowCount !== 0
}
