import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Party, RequestKind } from '../../domain/services/request-plan.js'
import type { Prerequisite } from '../../domain/utility/service-request-settings.js'
import type { Queryable } from '../pool.js'
import { nextNumberSql } from '../number-sql.js'
import type { Transaction } from '../transaction.js'

/** Where the last bill and the refund go. */
export interface ForwardingAddress {
  readonly line1: string
  readonly line2: string | null
  readonly city: string
  readonly state: string
  readonly postcode: string
  readonly country: string
}

export interface RequestRow {
  readonly requestId: string
  readonly kind: RequestKind
  readonly state: 'open' | 'completed' | 'cancelled'
  readonly accountId: string
  readonly isNewAccount: boolean
  readonly premiseId: string | null
  readonly fromPremiseId: string | null
  readonly startOn: LocalDate | null
  readonly stopOn: LocalDate | null
  readonly forwarding: ForwardingAddress | null
  readonly scheduleNo: number
  readonly requestedOn: LocalDate
  readonly version: number
}

const FIELDS = `request_id as "requestId", kind, state, account_id as "accountId", is_new_account as "isNewAccount", premise_id as "premiseId",
  from_premise_id as "fromPremiseId", start_on as "startOn", stop_on as "stopOn", schedule_no as "scheduleNo", requested_on as "requestedOn", version,
  case when forward_line1 is not null then json_build_object('line1', forward_line1, 'line2', forward_line2, 'city', forward_city,
    'state', forward_state, 'postcode', forward_postcode, 'country', forward_country) end as forwarding`

export interface NewRequest {
  readonly kind: RequestKind
  readonly accountId: string
  readonly isNewAccount: boolean
  readonly premiseId: string | null
  readonly fromPremiseId: string | null
  readonly startOn: LocalDate | null
  readonly stopOn: LocalDate | null
  readonly forwarding: ForwardingAddress | null
  readonly requestedOn: LocalDate
  readonly requestedBy: string
}

/** Who asks for what an import brought over: nobody did. */
export const BROUGHT_OVER_BY = 'Penstock'

/** Adds a request. Returns its number. */
export async function insertRequest(tx: Transaction, request: NewRequest): Promise<string> {
  const { forwarding: to } = request
  const added = await tx.client.query<{ request_id: string }>(
    `insert into service_requests (request_id, kind, account_id, is_new_account, premise_id, from_premise_id, start_on, stop_on,
       forward_line1, forward_line2, forward_city, forward_state, forward_postcode, forward_country, requested_on, requested_by)
     values (${nextNumberSql('R', 'request_number', 6)}, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning request_id`,
    [
      request.kind,
      request.accountId,
      request.isNewAccount,
      request.premiseId,
      request.fromPremiseId,
      request.startOn,
      request.stopOn,
      to?.line1 ?? null,
      to?.line2 ?? null,
      to?.city ?? null,
      to?.state ?? null,
      to?.postcode ?? null,
      to?.country ?? null,
      request.requestedOn,
      request.requestedBy,
    ],
  )
  return (added.rows[0] as { request_id: string }).request_id
}

/** The request, locked until the transaction ends. */
export async function lockRequest(tx: Transaction, requestId: string): Promise<RequestRow | undefined> {
  const found = await tx.client.query<RequestRow>(`select ${FIELDS} from service_requests where request_id = $1 for update`, [
    requestId,
  ])
  return found.rows[0]
}

export async function loadRequest(db: Queryable, requestId: string): Promise<RequestRow | undefined> {
  return (await db.query<RequestRow>(`select ${FIELDS} from service_requests where request_id = $1`, [requestId])).rows[0]
}

/** Other dates: what was ordered for the earlier ones is not what is ordered for these. */
export async function saveRequestDates(
  tx: Transaction,
  requestId: string,
  dates: { readonly startOn: LocalDate | null; readonly stopOn: LocalDate | null },
): Promise<void> {
  await tx.client.query(
    `update service_requests set start_on = $2, stop_on = $3, schedule_no = schedule_no + 1, version = version + 1 where request_id = $1`,
    [requestId, dates.startOn, dates.stopOn],
  )
}

export async function saveForwarding(tx: Transaction, requestId: string, to: ForwardingAddress): Promise<void> {
  await tx.client.query(
    `update service_requests set forward_line1 = $2, forward_line2 = $3, forward_city = $4, forward_state = $5, forward_postcode = $6,
       forward_country = $7 where request_id = $1`,
    [requestId, to.line1, to.line2, to.city, to.state, to.postcode, to.country],
  )
}

/** Counts an act of a person up, so that a second one who looked at an older state is told. */
export async function countRequestUp(tx: Transaction, requestId: string): Promise<void> {
  await tx.client.query('update service_requests set version = version + 1 where request_id = $1', [requestId])
}

export async function saveRequestState(
  tx: Transaction,
  requestId: string,
  state: RequestRow['state'],
  closedOn: LocalDate | null,
): Promise<void> {
  await tx.client.query('update service_requests set state = $2, closed_on = $3, version = version + 1 where request_id = $1', [
    requestId,
    state,
    closedOn,
  ])
}

/** An agreement that begins or ends by a request. */
export interface RequestPart {
  readonly agreementId: string
  readonly act: 'start' | 'stop'
  readonly party: Party
  readonly onDate: LocalDate
  readonly workOrderId: string | null
  readonly doneOn: LocalDate | null
}

export async function insertPart(
  tx: Transaction,
  requestId: string,
  part: Pick<RequestPart, 'agreementId' | 'act' | 'party' | 'onDate'>,
): Promise<void> {
  await tx.client.query(
    'insert into service_request_agreements (request_id, agreement_id, act, party, on_date) values ($1, $2, $3, $4, $5)',
    [requestId, part.agreementId, part.act, part.party, part.onDate],
  )
}

export async function savePart(
  tx: Transaction,
  requestId: string,
  part: Pick<RequestPart, 'agreementId' | 'act' | 'onDate' | 'workOrderId' | 'doneOn'>,
): Promise<void> {
  await tx.client.query(
    `update service_request_agreements set on_date = $4, work_order_id = $5, done_on = $6 where request_id = $1 and agreement_id = $2 and act = $3`,
    [requestId, part.agreementId, part.act, part.onDate, part.workOrderId, part.doneOn],
  )
}

export interface PrerequisiteRow {
  readonly prerequisite: Prerequisite
  readonly state: 'open' | 'met' | 'overridden'
  readonly facts: Readonly<Record<string, unknown>>
  readonly itemId: number | null
  readonly decidedOn: LocalDate | null
  readonly decidedBy: string | null
  readonly reason: string | null
}

export async function insertPrerequisite(
  tx: Transaction,
  requestId: string,
  row: Pick<PrerequisiteRow, 'prerequisite' | 'facts' | 'itemId'>,
): Promise<void> {
  await tx.client.query(
    'insert into service_request_prerequisites (request_id, prerequisite, facts, item_id) values ($1, $2, $3, $4)',
    [requestId, row.prerequisite, JSON.stringify(row.facts), row.itemId],
  )
}

export async function loadPrerequisites(db: Queryable, requestId: string): Promise<PrerequisiteRow[]> {
  const found = await db.query<PrerequisiteRow>(
    `select q.prerequisite, q.state, q.facts, q.item_id as "itemId", q.decided_on as "decidedOn", coalesce(u.name, q.decided_by) as "decidedBy", q.reason
     from service_request_prerequisites q left join users u on u.user_id = q.decided_by where q.request_id = $1
     order by array_position(array['identity', 'deposit', 'prior_debt', 'premise_debt', 'inspection', 'connection_fee'], q.prerequisite)`,
    [requestId],
  )
  return found.rows
}

export async function savePrerequisite(
  tx: Transaction,
  requestId: string,
  row: { prerequisite: Prerequisite; state: 'met' | 'overridden'; decidedOn: LocalDate; decidedBy: string; reason: string },
): Promise<void> {
  await tx.client.query(
    `update service_request_prerequisites set state = $3, decided_on = $4, decided_by = $5, reason = $6 where request_id = $1 and prerequisite = $2`,
    [requestId, row.prerequisite, row.state, row.decidedOn, row.decidedBy, row.reason],
  )
}
