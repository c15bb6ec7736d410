import type { WorkOrderType } from '../../domain/fieldwork/work-order-type.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

const ROW = `type_code as "typeCode", title, steps, required_fields as "requiredFields", meter_effect as "meterEffect", skills,
  expected_minutes as "expectedMinutes", needs_appointment as "needsAppointment", result_codes as "resultCodes",
  charge_amount as "chargeAmount", is_active as "isActive", version`

export const TYPE_COLUMNS: ListColumns = {
  sortable: { id: 'type_code', typeCode: 'type_code', title: 'title' },
  filterable: {
    id: { sql: 'type_code', type: 'text', match: 'equals' },
    isActive: { sql: 'is_active', type: 'boolean', match: 'equals' },
    q: { sql: `type_code || ' ' || title`, type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'title', direction: 'asc' },
  tieBreaker: 'type_code',
}

export function listTypes(db: Queryable, window: ListWindow): Promise<ListPage<WorkOrderType & Record<string, unknown>>> {
  return readWindow<WorkOrderType & Record<string, unknown>>(db, window, { select: ROW, from: 'work_order_types' })
}

/** The kinds of jobs, by their codes. */
export async function loadTypes(db: Queryable): Promise<WorkOrderType[]> {
  return (await db.query<WorkOrderType & Record<string, unknown>>(`select ${ROW} from work_order_types order by type_code`)).rows
}

export async function findType(db: Queryable, typeCode: string): Promise<WorkOrderType | undefined> {
  const found = await db.query<WorkOrderType & Record<string, unknown>>(
    `select ${ROW} from work_order_types where type_code = $1`,
    [typeCode],
  )
  return found.rows[0]
}

export async function lockType(tx: Transaction, typeCode: string): Promise<WorkOrderType | undefined> {
  const found = await tx.client.query<WorkOrderType>(`select ${ROW} from work_order_types where type_code = $1 for update`, [
    typeCode,
  ])
  return found.rows[0]
}

/** Writes a type as a whole, one version on. */
export async function saveType(tx: Transaction, type: Omit<WorkOrderType, 'version'>): Promise<void> {
  await tx.client.query(
    `insert into work_order_types (type_code, title, steps, required_fields, meter_effect, skills, expected_minutes, needs_appointment,
       result_codes, charge_amount, is_active)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (type_code) do update set title = excluded.title, steps = excluded.steps, required_fields = excluded.required_fields,
       meter_effect = excluded.meter_effect, skills = excluded.skills, expected_minutes = excluded.expected_minutes,
       needs_appointment = excluded.needs_appointment, result_codes = excluded.result_codes, charge_amount = excluded.charge_amount,
       is_active = excluded.is_active, version = work_order_types.version + 1`,
    [
      type.typeCode,
      type.title,
      JSON.stringify(type.steps),
      type.requiredFields,
      type.meterEffect,
      type.skills,
      type.expectedMinutes,
      type.needsAppointment,
      JSON.stringify(type.resultCodes),
      type.chargeAmount,
      type.isActive,
    ],
  )
}
