import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OWNERS_OF_FILES } from '../../db/documents/orphaned-files.js'
import { storeFile } from '../../db/documents/stored-file-store.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { seedUtility } from '../../test/support/ledger.js'
import { receiveMeterFile } from '../metering/intake/receive-meter-file.js'
import { sweepOrphanedFiles } from './sweep-orphaned-files.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-07-20')
})
afterAll(() => database?.close())

test('every table that owns stored files is asked', async () => {
  const found = await database.pool.query<{ owner: string }>(
    `select c.conrelid::regclass || ' ' || a.attname as owner from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
      where c.contype = 'f' and c.confrelid = 'stored_files'::regclass and c.confdeltype <> 'c' order by 1`,
  )
  expect(found.rows.map(({ owner }) => owner)).toEqual(OWNERS_OF_FILES.map((owner) => owner.join(' ')))
})

test('bytes that belong to nothing are removed after a day, once two looks have seen them; those of files stay', async () => {
  const { pool, adminPool } = database
  const store = (text: string): Promise<number> => {
    const of = { name: 'x.csv', mediaType: 'application/octet-stream', createdBy: TESTER.id }
    return storeFile(pool, of, Readable.from([Buffer.from(text)]))
  }
  const [left, young, comingIn] = [await store('left behind'), await store('a moment ago'), await store('not whole')]
  const command = { key: 'file', actor: TESTER, reason: 'test', input: { name: 'm.csv', mappingId: null, zone: null } }
  await receiveMeterFile(pool, command, Readable.from([Buffer.from('100,NEM12\n')]))
  await adminPool.query(`update stored_files set created_at = now() - interval '25 hours' where file_id <> $1`, [young])
  await adminPool.query('update stored_files set sha256 = null, size_bytes = null where file_id = $1', [comingIn])
  const files = async () => (await pool.query<{ id: number }>('select file_id as id from stored_files')).rows.map(({ id }) => id)
  const before = await files()

  const first = await sweepOrphanedFiles(pool, new Set())
  expect([[...first.seen], first.dropped, await files()]).toEqual([[left], 0, before])
  const second = await sweepOrphanedFiles(pool, first.seen)
  expect(second.dropped).toBe(1)
  expect(await files()).toEqual(before.filter((id) => id !== left))
  expect((await pool.query('select from stored_file_chunks where file_id = $1', [left])).rows).toEqual([])
  expect(await sweepOrphanedFiles(pool, second.seen)).toEqual({ seen: new Set(), dropped: 0 })
})
