import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** What a survey found. */
export interface SurveyRow {
  readonly surveyId: number
  readonly surveyedOn: string
  readonly meterSize: string
  readonly materials: readonly { readonly description: string; readonly quantity: string; readonly unit: string }[]
  readonly labourHours: string
  readonly hindrances: string | null
}

export async function insertSurvey(
  tx: Transaction,
  survey: Omit<SurveyRow, 'surveyId'> & { readonly connectionOrderId: string; readonly recordedBy: string },
): Promise<number> {
  const added = await tx.client.query<{ survey_id: number }>(
    `insert into connection_surveys (connection_order_id, surveyed_on, meter_size, materials, labour_hours, hindrances, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7) returning survey_id`,
    [
      survey.connectionOrderId,
      survey.surveyedOn,
      survey.meterSize,
      JSON.stringify(survey.materials),
      survey.labourHours,
      survey.hindrances,
      survey.recordedBy,
    ],
  )
  return (added.rows[0] as { survey_id: number }).survey_id
}

export async function findSurvey(db: Queryable, surveyId: number | null): Promise<SurveyRow | undefined> {
  const found = await db.query<SurveyRow & Record<string, unknown>>(
    `select survey_id as "surveyId", surveyed_on as "surveyedOn", meter_size as "meterSize", materials, labour_hours::text as "labourHours",
       hindrances
     from connection_surveys where survey_id = $1`,
    [surveyId],
  )
  return found.rows[0]
}

export interface AsBuiltRow {
  readonly builtOn: string
  readonly description: string
}

export async function insertAsBuilt(
  tx: Transaction,
  record: AsBuiltRow & { readonly connectionOrderId: string; readonly recordedBy: string },
): Promise<void> {
  await tx.client.query(
    'insert into connection_as_builts (connection_order_id, built_on, description, recorded_by) values ($1, $2, $3, $4)',
    [record.connectionOrderId, record.builtOn, record.description, record.recordedBy],
  )
}

export async function findAsBuilt(db: Queryable, connectionOrderId: string): Promise<AsBuiltRow | undefined> {
  const found = await db.query<AsBuiltRow & Record<string, unknown>>(
    `select built_on as "builtOn", description from connection_as_builts where connection_order_id = $1`,
    [connectionOrderId],
  )
  return found.rows[0]
}

export async function insertConnectionFile(
  tx: Transaction,
  file: { readonly connectionOrderId: string; readonly fileId: number; readonly addedOn: string; readonly addedBy: string },
): Promise<void> {
  await tx.client.query(
    'insert into connection_files (connection_order_id, file_id, added_on, added_by) values ($1, $2, $3, $4)',
    [file.connectionOrderId, file.fileId, file.addedOn, file.addedBy],
  )
}

export interface ConnectionFileRow {
  readonly id: number
  readonly name: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly addedOn: string
}

export async function filesOf(db: Queryable, connectionOrderId: string): Promise<ConnectionFileRow[]> {
  const found = await db.query<ConnectionFileRow & Record<string, unknown>>(
    `select f.file_id as "id", f.name, f.media_type as "mediaType", f.size_bytes as "sizeBytes", x.added_on as "addedOn"
     from connection_files x join stored_files f using (file_id) where x.connection_order_id = $1 order by f.file_id`,
    [connectionOrderId],
  )
  return found.rows
}
