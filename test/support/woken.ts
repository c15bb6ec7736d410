import type pg from 'pg'
import { recordStep } from '../../db/processes/process-store.js'
import { inTransaction } from '../../db/transaction.js'

/** One waiting process per account, linked to it: `listener/{accountId}`. */
export async function processesOfAccounts(pool: pg.Pool, accountIds: readonly string[], nextWakeOn?: string): Promise<void> {
  await inTransaction(pool, async (tx) => {
    for (const accountId of accountIds) {
      const subject = { subjectKind: 'account', subjectId: accountId }
      await recordStep(
        tx,
        {
          processId: `listener/${accountId}`,
          kind: 'dunning',
          ...subject,
          title: accountId,
          state: 'waiting',
          step: 'waits',
          ...(nextWakeOn === undefined ? {} : { nextWakeOn }),
          links: [subject],
        },
        { stepKey: 'begun', sentence: 'Begun.', businessDate: '2026-09-01', actor: 'test' },
      )
    }
  })
}

/** The accounts of `processesOfAccounts` whose process is asked to look again, and has not been told yet; each once. */
export async function accountsWoken(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select distinct substr(workflow_id, 10) as id from outbox where workflow_id like 'listener/%' and signal = 'wake' order by 1`,
  )
  return rows.map(({ id }) => id)
}
