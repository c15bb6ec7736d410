import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { expect } from 'vitest'
import type { Command } from '../../domain/kernel/command.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import { allRows, rowsThatDiffer } from './all-rows.js'
import { type TestDatabase, testDatabase } from './database.js'
import { DEATH, dyingPool } from './dying-pool.js'
import { TESTER } from './import-folder.js'
import { expectSoundBooks } from './invariants.js'

/**
 * How a story goes: undisturbed; with a worker that dies at every commit, before it and after it, and is begun again; or with two workers
 * that always do the same thing at once.
 */
export const FATES = ['undisturbed', 'dying', 'doubled'] as const
export type Fate = (typeof FATES)[number]

/** Where a story is played: a database of its own, and whoever acts there meets the story's fate. */
export interface Stage {
  readonly pool: pg.Pool
  readonly admin: pg.Pool
  /** Takes every step that a process has now, as its workflow would, until it waits or has ended. */
  carry(advance: (pool: pg.Pool) => Promise<EntityStep>): Promise<void>
  /** Something a person does: one command, whose key makes it one however often it is sent. */
  act<Answer>(command: (pool: pg.Pool) => Promise<Answer>): Promise<Answer>
  /** A command with the next key of the story, the same in each fate. */
  command<Input>(input: Input, reason?: string): Command<Input>
}

const STEPS_AT_MOST = 80

/**
 * Plays a story in each fate and expects the same rows of every table from each, and sound books. Returns the database of the
 * undisturbed one, to be looked into and closed by the test.
 */
export async function livedThrough(
  seed: (database: TestDatabase) => Promise<void>,
  story: (stage: Stage) => Promise<void>,
): Promise<TestDatabase> {
  const seeded = await testDatabase()
  await seed(seeded)
  await seeded.rest()
  const databases: TestDatabase[] = []
  for (const _fate of FATES) databases.push(await testDatabase({ copyOf: seeded }))
  await seeded.close()
  const [undisturbed, ...others] = databases as [TestDatabase, ...TestDatabase[]]
  try {
    await Promise.all(databases.map((database, index) => story(stageOf(database, FATES[index] as Fate))))
    await expectSameRows(undisturbed, others)
    await expectSoundBooks(undisturbed.pool)
    return undisturbed
  } catch (error) {
    await undisturbed.close()
    throw error
  } finally {
    await Promise.all(others.map((other) => other.close()))
  }
}

async function expectSameRows(undisturbed: TestDatabase, others: readonly TestDatabase[]): Promise<void> {
  const [rows, ...same] = await Promise.all([undisturbed, ...others].map(({ adminPool }) => allRows(adminPool)))
  for (const [index, other] of others.entries()) {
    if (isDeepStrictEqual(same[index], rows)) continue
    expect(await rowsThatDiffer(undisturbed.adminPool, other.adminPool)).toEqual({})
  }
}

function stageOf(database: TestDatabase, fate: Fate): Stage {
  const { pool, adminPool: admin } = database
  let commands = 0
  const twins = async <Answer>(work: (pool: pg.Pool) => Promise<Answer>): Promise<Answer> => {
    const [one, other] = await Promise.all([work(pool), work(pool)])
    await useNumbersUp(admin)
    return fate === 'doubled' ? mostToDo(one, other) : one
  }
  const dying = async (work: (pool: pg.Pool) => Promise<unknown>): Promise<void> => {
    const numbers = await numbersOf(admin)
    await expect(work(dyingPool(pool, 'before'))).rejects.toThrow(DEATH)
    await giveNumbersBack(admin, numbers)
    await expect(work(dyingPool(pool, 'after'))).rejects.toThrow(DEATH)
    await useNumbersUp(admin)
  }
  return {
    pool,
    admin,
    command: (input, reason = 'Asked for by phone') => ({ key: `k${(commands += 1)}`, actor: TESTER, reason, input }),
    act: async (command) => {
      if (fate === 'dying') await dying(command)
      return fate === 'doubled' ? twins(command) : command(pool)
    },
    carry: async (advance) => {
      for (let steps = 0; steps < STEPS_AT_MOST; steps += 1) {
        const before = await countSteps(pool)
        if (fate === 'dying') await dying(advance)
        // Who died after a commit did not say whether there is more to do; a step that is new says it.
        if (fate === 'dying' && (await countSteps(pool)) !== before) continue
        const { kind } = await (fate === 'doubled' ? twins(advance) : advance(pool))
        await useNumbersUp(admin)
        if (kind !== 'again') return
      }
      throw new Error('the process does not come to rest')
    },
  }
}

/** Of two answers of the same step the one with more to do: the other worker came later and found less. */
function mostToDo<Answer>(one: Answer, other: Answer): Answer {
  return (other as { kind?: unknown } | undefined)?.kind === 'again' ? other : one
}

async function countSteps(pool: pg.Pool): Promise<number> {
  const found = await pool.query<{ steps: number }>('select count(*)::integer as steps from process_steps')
  return found.rows[0]?.steps ?? 0
}

type Numbers = readonly { readonly name: string; readonly last: string | null }[]

async function numbersOf(admin: pg.Pool): Promise<Numbers> {
  const found = await admin.query<{ name: string; last: string | null }>(
    `select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public'`,
  )
  return found.rows
}

/** A number that was taken for nothing is no fact; without it, ids can be compared too. */
async function giveNumbersBack(admin: pg.Pool, numbers: Numbers): Promise<void> {
  await admin.query(
    'select setval(name::regclass, coalesce(last, 1), last is not null) from unnest($1::text[], $2::bigint[]) n (name, last)',
    [numbers.map(({ name }) => name), numbers.map(({ last }) => last)],
  )
}

/** Rows that were there already took a number each and gave it to nobody. */
async function useNumbersUp(admin: pg.Pool): Promise<void> {
  await admin.query(`do $$
    declare at record;
    begin
      for at in select table_name, column_name from information_schema.columns where table_schema = 'public' and is_identity = 'YES' loop
        execute format('select setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 1), max(%I) is not null) from %I',
          at.table_name, at.column_name, at.column_name, at.column_name, at.table_name);
      end loop;
    end $$`)
}

/** The kinds of steps that processes of a kind took by themselves, so that a test can say that it left none out. */
export async function stepsByItself(pool: pg.Pool, process: string): Promise<string[]> {
  const found = await pool.query<{ kind: string }>(
    `select distinct split_part(step_key, '/', 1) as kind from process_steps
     where process_id like $1 || '/%' and actor = 'Penstock' order by 1`,
    [process],
  )
  return found.rows.map(({ kind }) => kind)
}
