import type pg from 'pg'
import { expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import { seedAccounts, seedUtility } from './ledger.js'
import { livedThrough } from './lived-through.js'

const seed = async ({ pool }: { readonly pool: pg.Pool }): Promise<void> => {
  await seedUtility(pool, '2026-09-01')
  await seedAccounts(pool, ['A1'])
}

/** A step that writes an alert down and says that it is done; `guard` is what keeps it from doing so twice. */
function step(guard: string) {
  return (pool: pg.Pool): Promise<EntityStep> =>
    inTransaction(pool, async (tx) => {
      await tx.client.query('select from utility for update')
      await tx.client.query(`insert into postal_rounds (note) select 'once' ${guard}`)
      return { kind: 'wait', waitMs: 1 }
    })
}

it('sees a step that does its work twice, and none that does it once', async () => {
  const seeded = async (database: { readonly pool: pg.Pool; readonly adminPool: pg.Pool }): Promise<void> => {
    await seed(database)
    await database.adminPool.query('create table postal_rounds (note text)')
    await database.adminPool.query('grant all on postal_rounds to penstock_app')
  }
  const once = step('where not exists (select from postal_rounds)')
  const lived = await livedThrough(seeded, (stage) => stage.carry(once))
  await lived.close()
  const twice = livedThrough(seeded, (stage) => stage.carry(step('')))
  await expect(twice).rejects.toThrow(/postal_rounds/)
})
