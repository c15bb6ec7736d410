import type { Transaction } from '../transaction.js'
import { OUTBOX_CHANNEL } from './outbox-store.js'
import type { ProcessLink } from './process-store.js'

/** A process that begins, as far as it differs from the others that begin with it. */
export interface BegunProcess {
  readonly processId: string
  readonly subjectId: string
  readonly title: string
  readonly step: string
  readonly sentence: string
  readonly input: Readonly<Record<string, unknown>>
  readonly links: readonly ProcessLink[]
}

/** What processes that begin together have in common. */
export interface BegunKind {
  readonly kind: string
  readonly subjectKind: string
  readonly workflowType: string
  readonly signal: string
  readonly stepKey: string
  readonly businessDate: string
  readonly actor: string
}

/** Begins many processes of one kind once this transaction has committed: the rows `recordStep` and `enqueueSignal` would write, in a statement per table. */
export async function beginProcesses(tx: Transaction, begun: readonly BegunProcess[], of: BegunKind): Promise<void> {
  const ids = begun.map(({ processId }) => processId)
  const steps = begun.map(({ step }) => step)
  await tx.client.query(
    `insert into processes (process_id, kind, subject_kind, subject_id, title, state, step, started_by)
     select process_id, $1, $2, subject_id, title, 'running', step, $3
       from unnest($4::text[], $5::text[], $6::text[], $7::text[]) as b(process_id, subject_id, title, step)`,
    [of.kind, of.subjectKind, of.actor, ids, begun.map(({ subjectId }) => subjectId), begun.map(({ title }) => title), steps],
  )
  await tx.client.query(
    `insert into process_steps (process_id, step_key, step, sentence, business_date, actor)
     select process_id, $1, step, sentence, $2, $3 from unnest($4::text[], $5::text[], $6::text[]) as b(process_id, step, sentence)`,
    [of.stepKey, of.businessDate, of.actor, ids, steps, begun.map(({ sentence }) => sentence)],
  )
  const links = begun.flatMap(({ processId, links: each }) => each.map((link) => ({ processId, ...link })))
  await tx.client.query(
    'insert into process_links (process_id, subject_kind, subject_id) select * from unnest($1::text[], $2::text[], $3::text[])',
    [
      links.map(({ processId }) => processId),
      links.map(({ subjectKind }) => subjectKind),
      links.map(({ subjectId }) => subjectId),
    ],
  )
  await tx.client.query(
    `insert into outbox (workflow_id, workflow_type, workflow_input, signal)
     select workflow_id, $1, input, $2 from unnest($3::text[], $4::jsonb[]) as b(workflow_id, input)`,
    [of.workflowType, of.signal, ids, begun.map(({ input }) => JSON.stringify(input))],
  )
  await tx.client.query(`notify ${OUTBOX_CHANNEL}`)
}
