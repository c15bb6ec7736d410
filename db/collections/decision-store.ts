import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface NewDecision {
  readonly accountId: string
  readonly askedAt: 'contact' | 'notice' | 'dispatch' | 'cut'
  readonly on: string
  readonly at: string | null
  readonly outcome: 'act' | 'wait' | 'stop'
  readonly earliest: { readonly on: string; readonly at: string | null } | null
  readonly service: string
  readonly packs: readonly { readonly pack: string; readonly version: number }[]
  readonly facts: unknown
  readonly trace: unknown
  readonly decidedFor: string
}

export interface DecisionRow extends NewDecision {
  readonly decisionId: number
  readonly decidedAt: Date
}

/** Keeps a decision as it was made. Returns its id. */
export async function insertDecision(tx: Transaction, decision: NewDecision): Promise<number> {
  const added = await tx.client.query<{ decision_id: number }>(
    `insert into collection_decisions (account_id, asked_at, on_date, at_time, outcome, earliest_on, earliest_at, service, packs, facts, trace, decided_for)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning decision_id`,
    [
      decision.accountId,
      decision.askedAt,
      decision.on,
      decision.at,
      decision.outcome,
      decision.earliest?.on ?? null,
      decision.earliest?.at ?? null,
      decision.service,
      JSON.stringify(decision.packs),
      JSON.stringify(decision.facts),
      JSON.stringify(decision.trace),
      decision.decidedFor,
    ],
  )
  return (added.rows[0] as { decision_id: number }).decision_id
}

/** The last decisions on an account, the newest first. */
export async function decisionsOf(db: Queryable, accountId: string, limit: number): Promise<DecisionRow[]> {
  const found = await db.query<Omit<DecisionRow, 'earliest'> & { earliestOn: string | null; earliestAt: string | null }>(
    `select decision_id as "decisionId", account_id as "accountId", asked_at as "askedAt", on_date as "on", at_time as "at", outcome,
       earliest_on as "earliestOn", earliest_at as "earliestAt", service, packs, facts, trace, decided_for as "decidedFor", decided_at as "decidedAt"
     from collection_decisions where account_id = $1 order by decision_id desc limit $2`,
    [accountId, limit],
  )
  return found.rows.map(({ earliestOn, earliestAt, ...row }) => ({
    ...row,
    earliest: earliestOn === null ? null : { on: earliestOn, at: earliestAt },
  }))
}
