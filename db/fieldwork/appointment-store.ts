import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface AppointmentRow {
  readonly appointmentId: number
  readonly appointmentOn: string
  readonly windowCode: string
  /** `HH:MM`. */
  readonly startsAt: string
  readonly endsAt: string
  readonly state: 'booked' | 'moved' | 'cancelled' | 'kept' | 'missed'
  readonly remindedOn: string | null
}

const ROW = `appointment_id as "appointmentId", appointment_on as "appointmentOn", window_code as "windowCode", starts_at as "startsAt",
  ends_at as "endsAt", state, reminded_on as "remindedOn"`

/** The appointment an order has now. */
export async function bookedAppointment(db: Queryable, workOrderId: string): Promise<AppointmentRow | undefined> {
  const found = await db.query<AppointmentRow & Record<string, unknown>>(
    `select ${ROW} from appointments where work_order_id = $1 and state = 'booked'`,
    [workOrderId],
  )
  return found.rows[0]
}

export async function appointmentsOf(db: Queryable, workOrderId: string): Promise<AppointmentRow[]> {
  const found = await db.query<AppointmentRow & Record<string, unknown>>(
    `select ${ROW} from appointments where work_order_id = $1 order by appointment_id`,
    [workOrderId],
  )
  return found.rows
}

/** How the order's appointment ended: kept, missed, moved or cancelled. Nothing where it has none. */
export async function endAppointment(
  tx: Transaction,
  workOrderId: string,
  state: 'moved' | 'cancelled' | 'kept' | 'missed',
): Promise<AppointmentRow | undefined> {
  const ended = await tx.client.query<AppointmentRow>(
    `update appointments set state = $2 where work_order_id = $1 and state = 'booked' returning ${ROW}`,
    [workOrderId, state],
  )
  return ended.rows[0]
}

export async function markReminded(tx: Transaction, appointmentId: number, on: string): Promise<void> {
  await tx.client.query('update appointments set reminded_on = $2 where appointment_id = $1', [appointmentId, on])
}

export interface NewAppointment {
  readonly workOrderId: string
  readonly on: string
  readonly windowCode: string
  readonly from: string
  readonly to: string
  readonly bookedBy: string
}

/** Books an appointment; returns its id. */
export async function insertAppointment(tx: Transaction, appointment: NewAppointment): Promise<number> {
  const added = await tx.client.query<{ appointment_id: number }>(
    `insert into appointments (work_order_id, appointment_on, window_code, starts_at, ends_at, state, booked_by)
     values ($1, $2, $3, $4, $5, 'booked', $6) returning appointment_id`,
    [appointment.workOrderId, appointment.on, appointment.windowCode, appointment.from, appointment.to, appointment.bookedBy],
  )
  return added.rows[0]?.appointment_id as number
}

/** The ledger entry with which a missed appointment was made good. */
export async function keepCompensation(tx: Transaction, appointmentId: number, entryId: number): Promise<void> {
  await tx.client.query('update appointments set compensation_entry_id = $2 where appointment_id = $1', [appointmentId, entryId])
}
