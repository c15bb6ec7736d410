import type { ConnectionStage } from '../../domain/connections/stages.js'
import { nextNumberSql } from '../number-sql.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** A connection order as its row says. */
export interface ConnectionRow {
  readonly connectionOrderId: string
  readonly premiseId: string
  readonly service: string
  readonly servicePointId: string | null
  readonly accountId: string
  /** The account was opened with the application, for somebody who had none. */
  readonly isNewAccount: boolean
  readonly tariffCode: string
  readonly meterSize: string
  readonly wishedOn: string
  readonly note: string | null
  readonly stage: ConnectionStage
  /** Counts the stages entered, also those entered again. */
  readonly visit: number
  /** Field work done after this order counts. */
  readonly workAfter: string
  /** Orders after this one belong to the stage it is in. */
  readonly stageWorkAfter: string
  readonly surveyId: number | null
  readonly energisedOn: string | null
  readonly agreementId: string | null
  readonly appliedOn: string
  readonly endedOn: string | null
  readonly version: number
}

const ROW = `connection_order_id as "connectionOrderId", premise_id as "premiseId", service, service_point_id as "servicePointId",
  account_id as "accountId", is_new_account as "isNewAccount", tariff_code as "tariffCode", meter_size as "meterSize", wished_on as "wishedOn", note, stage, visit,
  work_after as "workAfter", stage_work_after as "stageWorkAfter", survey_id as "surveyId", energised_on as "energisedOn", agreement_id as "agreementId",
  applied_on as "appliedOn", ended_on as "endedOn", version`

/** The connection order, locked until the transaction ends. */
export async function lockConnection(tx: Transaction, connectionOrderId: string): Promise<ConnectionRow | undefined> {
  const found = await tx.client.query<ConnectionRow>(
    `select ${ROW} from connection_orders where connection_order_id = $1 for update`,
    [connectionOrderId],
  )
  return found.rows[0]
}

export async function findConnection(db: Queryable, connectionOrderId: string): Promise<ConnectionRow | undefined> {
  const found = await db.query<ConnectionRow & Record<string, unknown>>(
    `select ${ROW} from connection_orders where connection_order_id = $1`,
    [connectionOrderId],
  )
  return found.rows[0]
}

export type NewConnection = Pick<
  ConnectionRow,
  | 'premiseId'
  | 'service'
  | 'servicePointId'
  | 'accountId'
  | 'isNewAccount'
  | 'tariffCode'
  | 'meterSize'
  | 'wishedOn'
  | 'note'
  | 'appliedOn'
> & { readonly createdBy: string }

/** Adds a connection order under the next number, in its first stage. */
export async function insertConnection(tx: Transaction, order: NewConnection): Promise<string> {
  const added = await tx.client.query<{ id: string }>(
    `insert into connection_orders (connection_order_id, premise_id, service, service_point_id, account_id, tariff_code, meter_size,
       wished_on, note, stage, applied_on, created_by, is_new_account)
     values (${nextNumberSql('N', 'connection_number', 6)}, $1, $2, $3, $4, $5, $6, $7, $8, 'application', $9, $10, $11)
     returning connection_order_id as id`,
    [
      order.premiseId,
      order.service,
      order.servicePointId,
      order.accountId,
      order.tariffCode,
      order.meterSize,
      order.wishedOn,
      order.note,
      order.appliedOn,
      order.createdBy,
      order.isNewAccount,
    ],
  )
  return (added.rows[0] as { id: string }).id
}

/** The columns of a connection order that move. */
export type ConnectionChange = Partial<
  Pick<
    ConnectionRow,
    'servicePointId' | 'stage' | 'visit' | 'workAfter' | 'stageWorkAfter' | 'surveyId' | 'energisedOn' | 'agreementId' | 'endedOn'
  >
>

/** Writes the connection order as it is after a change, with its version one higher. */
export async function saveConnection(tx: Transaction, order: ConnectionRow): Promise<void> {
  await tx.client.query(
    `update connection_orders set service_point_id = $2, stage = $3, visit = $4, work_after = $5, survey_id = $6, energised_on = $7,
       agreement_id = $8, ended_on = $9, stage_work_after = $10, version = version + 1
     where connection_order_id = $1`,
    [
      order.connectionOrderId,
      order.servicePointId,
      order.stage,
      order.visit,
      order.workAfter,
      order.surveyId,
      order.energisedOn,
      order.agreementId,
      order.endedOn,
      order.stageWorkAfter,
    ],
  )
}
