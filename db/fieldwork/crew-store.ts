import type { Crew } from '../../domain/fieldwork/crew.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** A crew with its people, as it is kept. */
export type CrewRow = {
  readonly id: string
  readonly name: string
  readonly skills: readonly string[]
  readonly areas: readonly string[]
  readonly startLatitude: number
  readonly startLongitude: number
  readonly shifts: Crew['shifts']
  readonly isActive: boolean
  readonly version: number
  readonly members: readonly { readonly userId: string; readonly name: string }[]
  readonly daysOff: readonly { readonly on: string; readonly reason: string }[]
}

const SELECT = `c.crew_id as "id", c.name, c.skills, c.areas, c.start_latitude::float8 as "startLatitude",
  c.start_longitude::float8 as "startLongitude", c.shifts, c.is_active as "isActive", c.version,
  (select coalesce(jsonb_agg(jsonb_build_object('userId', u.user_id, 'name', u.name) order by u.name, u.user_id), '[]')
   from crew_members m join users u using (user_id) where m.crew_id = c.crew_id) as "members",
  (select coalesce(jsonb_agg(jsonb_build_object('on', d.off_on, 'reason', d.reason) order by d.off_on), '[]')
   from crew_days_off d where d.crew_id = c.crew_id) as "daysOff"`

export const CREW_COLUMNS: ListColumns = {
  sortable: { id: 'c.crew_id', name: 'c.name' },
  filterable: {
    id: { sql: 'c.crew_id', type: 'text', match: 'equals' },
    isActive: { sql: 'c.is_active', type: 'boolean', match: 'equals' },
    skill: { sql: 'c.skills', type: 'text', match: 'includes' },
    area: { sql: 'c.areas', type: 'text', match: 'includes' },
    q: { sql: `c.crew_id || ' ' || c.name`, type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'name', direction: 'asc' },
  tieBreaker: 'c.crew_id',
}

export function listCrews(db: Queryable, window: ListWindow): Promise<ListPage<CrewRow>> {
  return readWindow<CrewRow>(db, window, { select: SELECT, from: 'crews c' })
}

/** Every crew that works, by name. */
export async function loadCrews(db: Queryable): Promise<CrewRow[]> {
  return (await db.query<CrewRow>(`select ${SELECT} from crews c where c.is_active order by c.name, c.crew_id`)).rows
}

export async function findCrew(db: Queryable, crewId: string): Promise<CrewRow | undefined> {
  return (await db.query<CrewRow>(`select ${SELECT} from crews c where c.crew_id = $1`, [crewId])).rows[0]
}

/** The crew, locked until the transaction ends, so that two dispatchers cannot fill the same hour. */
export async function lockCrew(tx: Transaction, crewId: string): Promise<CrewRow | undefined> {
  return (await tx.client.query<CrewRow>(`select ${SELECT} from crews c where c.crew_id = $1 for update of c`, [crewId])).rows[0]
}

/** The crews a person goes out with. */
export async function crewsOfUser(db: Queryable, userId: string): Promise<CrewRow[]> {
  const found = await db.query<CrewRow>(
    `select ${SELECT} from crews c where c.is_active and exists (select from crew_members m where m.crew_id = c.crew_id and m.user_id = $1)
     order by c.name, c.crew_id`,
    [userId],
  )
  return found.rows
}

/** A crew as the rules of planning know it. */
export function crewOf(row: CrewRow): Crew {
  return {
    crewId: row.id,
    name: row.name,
    skills: row.skills,
    areas: row.areas,
    start: { latitude: row.startLatitude, longitude: row.startLongitude },
    shifts: row.shifts,
    daysOff: row.daysOff.map(({ on }) => on),
    isActive: row.isActive,
  }
}

export interface CrewToSave extends Omit<CrewRow, 'version' | 'members'> {
  readonly memberIds: readonly string[]
}

/** Writes a crew as a whole, one version on. */
export async function saveCrew(tx: Transaction, crew: CrewToSave): Promise<void> {
  await tx.client.query(
    `insert into crews (crew_id, name, skills, areas, start_latitude, start_longitude, shifts, is_active) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (crew_id) do update set name = excluded.name, skills = excluded.skills, areas = excluded.areas,
       start_latitude = excluded.start_latitude, start_longitude = excluded.start_longitude, shifts = excluded.shifts,
       is_active = excluded.is_active, version = crews.version + 1`,
    [
      crew.id,
      crew.name,
      crew.skills,
      crew.areas,
      crew.startLatitude,
      crew.startLongitude,
      JSON.stringify(crew.shifts),
      crew.isActive,
    ],
  )
  await tx.client.query('delete from crew_members where crew_id = $1', [crew.id])
  await tx.client.query('insert into crew_members (crew_id, user_id) select $1, * from unnest($2::text[])', [
    crew.id,
    crew.memberIds,
  ])
  await tx.client.query('delete from crew_days_off where crew_id = $1', [crew.id])
  await tx.client.query('insert into crew_days_off (crew_id, off_on, reason) select $1, * from unnest($2::date[], $3::text[])', [
    crew.id,
    crew.daysOff.map(({ on }) => on),
    crew.daysOff.map(({ reason }) => reason),
  ])
}

/** Those of the ids that are no active user. */
export async function unknownUsers(db: Queryable, userIds: readonly string[]): Promise<string[]> {
  const found = await db.query<{ id: string }>(
    `select x.id from unnest($1::text[]) as x(id) where not exists (select from users u where u.user_id = x.id and u.is_active)`,
    [userIds],
  )
  return found.rows.map(({ id }) => id)
}
