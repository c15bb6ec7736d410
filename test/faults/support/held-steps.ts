import type pg from 'pg'
import { until } from '../../support/until.js'

/** Steps of an import at which it is held, each until the test lets go. */
export interface HeldSteps {
  /** Resolves once the import stands at that step: it has told the step, and everything before it is done. */
  reached(step: string): Promise<void>
  /** Lets whoever stands there go on, now and later. */
  letGo(step: string): Promise<void>
}

const LOCK_CLASS = 4_711

/**
 * Holds an import wherever it tells one of these steps: a trigger on its record waits for a lock that the test has. So a kill comes
 * at exactly that step on any machine, however quick. `owner` is a connection of the tables' owner, kept
 * until the end: the locks are its session's.
 */
export async function holdSteps(owner: pg.PoolClient, steps: readonly string[]): Promise<HeldSteps> {
  await owner.query('create table held_steps (number integer primary key, step text not null unique)')
  await owner.query(
    'insert into held_steps select number, step from unnest($1::text[]) with ordinality as given (step, number)',
    [steps],
  )
  await owner.query(`
    create function hold_step() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      perform pg_advisory_xact_lock_shared(${LOCK_CLASS}, number) from held_steps where step = new.progress ->> 'step';
      return new;
    end $$`)
  await owner.query('create trigger hold_step before update of progress on imports for each row execute function hold_step()')
  await owner.query(`select pg_advisory_lock(${LOCK_CLASS}, number) from held_steps`)
  const waiting = async (step: string): Promise<boolean> => {
    const { rows } = await owner.query(
      `select from pg_locks l join held_steps h on l.objid = h.number and h.step = $1
        where l.locktype = 'advisory' and l.classid = ${LOCK_CLASS} and not l.granted`,
      [step],
    )
    return rows.length > 0
  }
  return {
    reached: async (step) => {
      await until(`the import is at ${step}`, () => waiting(step), Boolean, 120_000)
    },
    letGo: async (step) => {
      await owner.query(`select pg_advisory_unlock(${LOCK_CLASS}, number) from held_steps where step = $1`, [step])
    },
  }
}
