import type { DunningStep } from '../../domain/policy/collection-parameters.js'
import type { NeededAct } from '../../domain/collections/trace.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export const COLLECTION_STATES = ['dunning', 'cut_ordered', 'cut', 'reconnecting', 'closed'] as const
export type CollectionState = (typeof COLLECTION_STATES)[number]
export const CLOSE_CODES = ['PAID', 'NO_SERVICE', 'STRATEGY_DONE', 'STOPPED', 'RECONNECTED'] as const
export type CloseCode = (typeof CLOSE_CODES)[number]

/** `service` ends in a cut at the worst; `final_bill` follows up what is owed once no service is taken any more. */
export const COLLECTION_KINDS = ['service', 'final_bill'] as const
export type CollectionKind = (typeof COLLECTION_KINDS)[number]

export interface CollectionCase {
  readonly collectionId: string
  readonly accountId: string
  readonly episode: number
  readonly agreementId: string
  readonly servicePointId: string
  readonly service: string
  readonly kind: CollectionKind
  readonly state: CollectionState
  readonly steps: readonly DunningStep[]
  readonly startAmount: string
  readonly packs: readonly { readonly pack: string; readonly version: number }[]
  readonly nextStep: number
  readonly previousOn: string
  readonly asked: readonly NeededAct[]
  readonly cutOrders: number
  readonly openedOn: string
  readonly closedOn: string | null
  readonly closeCode: CloseCode | null
  readonly version: number
}

const SELECT = `select collection_id as "collectionId", account_id as "accountId", episode, agreement_id as "agreementId",
  service_point_id as "servicePointId", service, kind, state, steps, start_amount as "startAmount", packs, next_step as "nextStep",
  previous_on as "previousOn", asked, cut_orders as "cutOrders", opened_on as "openedOn", closed_on as "closedOn", close_code as "closeCode", version
  from collection_cases`

export async function lockCollection(tx: Transaction, collectionId: string): Promise<CollectionCase | undefined> {
  const found = await tx.client.query<CollectionCase & Record<string, unknown>>(`${SELECT} where collection_id = $1 for update`, [
    collectionId,
  ])
  return found.rows[0]
}

export async function findCollection(db: Queryable, collectionId: string): Promise<CollectionCase | undefined> {
  return (await db.query<CollectionCase & Record<string, unknown>>(`${SELECT} where collection_id = $1`, [collectionId])).rows[0]
}

/** The accounts of these cases. */
export async function accountsOfCases(db: Queryable, collectionIds: readonly string[]): Promise<string[]> {
  const found = await db.query<{ account_id: string }>('select account_id from collection_cases where collection_id = any($1)', [
    collectionIds,
  ])
  return found.rows.map((row) => row.account_id)
}

/** The case of an account that is not closed. */
export async function openCollectionOf(db: Queryable, accountId: string): Promise<CollectionCase | undefined> {
  return (
    await db.query<CollectionCase & Record<string, unknown>>(`${SELECT} where account_id = $1 and state <> 'closed'`, [accountId])
  ).rows[0]
}

export type NewCase = Pick<
  CollectionCase,
  'accountId' | 'agreementId' | 'servicePointId' | 'service' | 'kind' | 'steps' | 'startAmount' | 'packs' | 'openedOn'
>

/** Opens a case for each of these accounts, none of which has an open one. Returns them as they are. */
export async function insertCases(tx: Transaction, cases: readonly NewCase[]): Promise<CollectionCase[]> {
  const added = await tx.client.query<{ collection_id: string }>(
    `insert into collection_cases (account_id, episode, agreement_id, service_point_id, service, kind, steps, start_amount, packs, previous_on, opened_on)
     select n.account_id, coalesce((select max(episode) from collection_cases k where k.account_id = n.account_id), 0) + 1, n.agreement_id,
       n.service_point_id, n.service, n.kind, n.steps, n.start_amount, n.packs, n.opened_on, n.opened_on
     from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::jsonb[], $6::numeric[], $7::jsonb[], $8::date[], $9::text[])
       as n(account_id, agreement_id, service_point_id, service, steps, start_amount, packs, opened_on, kind) returning collection_id`,
    [
      cases.map(({ accountId }) => accountId),
      cases.map(({ agreementId }) => agreementId),
      cases.map(({ servicePointId }) => servicePointId),
      cases.map(({ service }) => service),
      cases.map(({ steps }) => JSON.stringify(steps)),
      cases.map(({ startAmount }) => startAmount),
      cases.map(({ packs }) => JSON.stringify(packs)),
      cases.map(({ openedOn }) => openedOn),
      cases.map(({ kind }) => kind),
    ],
  )
  const ids = added.rows.map((row) => row.collection_id)
  return (await tx.client.query<CollectionCase & Record<string, unknown>>(`${SELECT} where collection_id = any($1)`, [ids])).rows
}

export type CollectionChange = Partial<
  Pick<CollectionCase, 'state' | 'nextStep' | 'previousOn' | 'asked' | 'cutOrders' | 'closedOn' | 'closeCode'>
>

export async function saveCollection(tx: Transaction, changed: CollectionCase): Promise<void> {
  await tx.client.query(
    `update collection_cases set state = $2, next_step = $3, previous_on = $4, asked = $5, cut_orders = $6, closed_on = $7, close_code = $8, version = $9
     where collection_id = $1`,
    [
      changed.collectionId,
      changed.state,
      changed.nextStep,
      changed.previousOn,
      changed.asked,
      changed.cutOrders,
      changed.closedOn,
      changed.closeCode,
      changed.version,
    ],
  )
}

export interface NewStep {
  readonly collectionId: string
  readonly step: string
  readonly act: string
  readonly how: 'taken' | 'passed_over' | 'skipped' | 'gone_back'
  readonly on: string
  readonly pastDue: string
  readonly decisionId: number | null
  readonly sentence: string
  readonly recordedBy: string
}

/** Writes down a step of a locked case. Returns its number within the case, from 1. */
export async function insertCollectionStep(tx: Transaction, step: NewStep): Promise<number> {
  const added = await tx.client.query<{ step_no: number }>(
    `insert into collection_steps (collection_id, step_no, step, act, how, on_date, past_due, decision_id, sentence, recorded_by)
     select $1, coalesce(max(step_no), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9 from collection_steps where collection_id = $1 returning step_no`,
    [step.collectionId, step.step, step.act, step.how, step.on, step.pastDue, step.decisionId, step.sentence, step.recordedBy],
  )
  return (added.rows[0] as { step_no: number }).step_no
}

export interface StepRow extends NewStep {
  readonly stepNo: number
}

export async function stepsOfCase(db: Queryable, collectionId: string): Promise<StepRow[]> {
  const found = await db.query<StepRow & Record<string, unknown>>(
    `select collection_id as "collectionId", step_no as "stepNo", step, act, how, on_date as "on", past_due as "pastDue", decision_id as "decisionId",
       sentence, recorded_by as "recordedBy" from collection_steps where collection_id = $1 order by step_no`,
    [collectionId],
  )
  return found.rows
}

export interface NewNotice {
  readonly collectionId: string
  readonly stage: 'first' | 'second'
  readonly recipient: 'customer' | 'third_party' | 'building' | 'unit' | 'party'
  readonly party: string | null
  readonly channel: string
  readonly messageId: number | null
  readonly issuedOn: string | null
  readonly effectiveOn: string | null
  readonly expiresOn: string | null
  readonly madeOn: string
  readonly recordedBy: string
}

export async function insertNotice(tx: Transaction, notice: NewNotice): Promise<void> {
  await tx.client.query(
    `insert into collection_notices (collection_id, stage, recipient, party, channel, message_id, issued_on, effective_on, expires_on, made_on, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      notice.collectionId,
      notice.stage,
      notice.recipient,
      notice.party,
      notice.channel,
      notice.messageId,
      notice.issuedOn,
      notice.effectiveOn,
      notice.expiresOn,
      notice.madeOn,
      notice.recordedBy,
    ],
  )
}

/** Notices whose message has left meanwhile went out on the day it is seen: never earlier than they did. Returns how many. */
export async function markIssued(tx: Transaction, collectionId: string, on: string): Promise<number> {
  const marked = await tx.client.query(
    `update collection_notices n set issued_on = $2 from messages m where n.collection_id = $1 and n.issued_on is null
       and m.message_id = n.message_id and m.state in ('sent', 'printed', 'delivered')`,
    [collectionId, on],
  )
  return marked.rowCount ?? 0
}

/** Cases whose notices went out with these messages and are not marked so yet. */
export async function casesOfNotices(
  db: Queryable,
  messageIds: readonly number[],
): Promise<{ readonly accountId: string; readonly episode: number }[]> {
  const found = await db.query<{ accountId: string; episode: number }>(
    `select distinct k.account_id as "accountId", k.episode from collection_notices n join collection_cases k using (collection_id)
     where n.message_id = any($1) and n.issued_on is null order by 1, 2`,
    [messageIds],
  )
  return found.rows
}

export interface NewContact {
  readonly accountId: string
  readonly collectionId: string | null
  readonly channel: string
  readonly reached: string
  readonly leftDoorHanger: boolean
  readonly offeredPrepayment: boolean
  readonly on: string
  readonly note: string | null
}

export async function insertContact(tx: Transaction, contact: NewContact, recordedBy: string): Promise<number> {
  const added = await tx.client.query<{ contact_id: number }>(
    `insert into collection_contacts (account_id, collection_id, channel, reached, left_door_hanger, offered_prepayment, on_date, note, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning contact_id`,
    [
      contact.accountId,
      contact.collectionId,
      contact.channel,
      contact.reached,
      contact.leftDoorHanger,
      contact.offeredPrepayment,
      contact.on,
      contact.note,
      recordedBy,
    ],
  )
  return (added.rows[0] as { contact_id: number }).contact_id
}

export interface ApprovalRow {
  readonly collectionId: string
  readonly cutNo: number
  readonly askedOn: string
  readonly pastDue: string
  readonly decidedOn: string | null
  readonly decidedBy: string | null
  readonly approved: boolean | null
  readonly reason: string | null
}

export async function approvalOf(db: Queryable, collectionId: string, cutNo: number): Promise<ApprovalRow | undefined> {
  const found = await db.query<ApprovalRow & Record<string, unknown>>(
    `select collection_id as "collectionId", cut_no as "cutNo", asked_on as "askedOn", past_due as "pastDue", decided_on as "decidedOn",
       decided_by as "decidedBy", approved, reason from cut_approvals where collection_id = $1 and cut_no = $2`,
    [collectionId, cutNo],
  )
  return found.rows[0]
}

export async function askApproval(
  tx: Transaction,
  ask: Pick<ApprovalRow, 'collectionId' | 'cutNo' | 'askedOn' | 'pastDue'>,
): Promise<void> {
  await tx.client.query(
    'insert into cut_approvals (collection_id, cut_no, asked_on, past_due) values ($1, $2, $3, $4) on conflict do nothing',
    [ask.collectionId, ask.cutNo, ask.askedOn, ask.pastDue],
  )
}

/** Writes a supervisor's word; false where it was given already or never asked for. */
export async function decideApproval(
  tx: Transaction,
  of: { readonly collectionId: string; readonly cutNo: number },
  decided: { readonly on: string; readonly by: string; readonly approved: boolean; readonly reason: string },
): Promise<boolean> {
  const saved = await tx.client.query(
    `update cut_approvals set decided_on = $3, decided_by = $4, approved = $5, reason = $6
     where collection_id = $1 and cut_no = $2 and decided_on is null`,
    [of.collectionId, of.cutNo, decided.on, decided.by, decided.approved, decided.reason],
  )
  return saved.rowCount === 1
}

/**
 * Disconnections for non-payment that are ordered for a day and not ended, cancelled ones apart; those asked of meters count where no crew
 * is named.
 */
export async function cutsOrderedFor(db: Queryable, on: string, crewId: string | null = null): Promise<number> {
  const found = await db.query<{ orders: number }>(
    `select (select count(*) from work_orders where type_code = 'DISCONNECT' and requested_by like 'dunning/%'
       and state <> 'cancelled' and coalesce(scheduled_on, wanted_on) = $1 and ($2::text is null or crew_id = $2))::integer
     + (select count(*) from remote_commands c where c.kind = 'disconnect' and c.state <> 'cancelled' and c.asked_on = $1 and $2::text is null
       and not exists (select from work_orders o where o.order_key = c.command_key))::integer as orders`,
    [on, crewId],
  )
  return found.rows[0]?.orders ?? 0
}
