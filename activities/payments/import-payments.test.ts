import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { openAmounts, seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { codeOf } from '../../test/support/refusals.js'
import { importPayments } from './import-payments.js'
import { postPayment } from './post-payment.js'

const SAMPLE = fileURLToPath(new URL('../../demo/alder-creek/', import.meta.url))
const HEADER = 'external_id,account_id,received_on,amount,channel,reference\n'
const ACTOR = { kind: 'user', id: 'u1', name: 'Finance' } as const

let database: TestDatabase
let next = 0
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1', 'A2', 'A3', 'A9:closed'])
})
afterAll(() => database.close())

function bytesOf(text: string | Buffer, piece = 1000): Readable {
  const bytes = Buffer.from(text)
  return Readable.from(
    (function* () {
      for (let start = 0; start < bytes.length; start += piece) yield bytes.subarray(start, start + piece)
    })(),
  )
}
const importFile = (text: string | Buffer, name = `payments-${next}.csv`, key = `k${next++}`) =>
  importPayments(database.pool, { key, actor: ACTOR, reason: 'Bank file', input: { name } }, bytesOf(text))
const count = async (table: string) => (await database.adminPool.query(`select count(*) as n from ${table}`)).rows[0].n

describe('importPayments', () => {
  it('posts, holds, passes over and refuses row by row, and accounts for each', async () => {
    const ids = await seedItems(database.pool, [
      ['A1', 'bill', '2026-08-20', '100.00', 'water'],
      ['A2', 'bill', '2026-08-20', '50.00', 'electric'],
    ])
    const file = await importFile(
      `${HEADER}L-1,A1,2026-09-01,40.00,lockbox,CHK 1
L-2,A1,2026-09-02,70.00,lockbox,"INV ""7"", thanks"
L-3,A77,2026-09-02,12.00,lockbox,
L-1,A1,2026-09-03,40.00,lockbox,
L-4,A9,2026-09-03,5.00,lockbox,
L-5,A2,2026-09-31,5.00,lockbox,
L-6,A2,2026-09-04,-5.00,lockbox,
L-7,A2,2026-09-04,20.00,web,card 4111111111111111
`,
    )
    expect(file).toMatchObject({ rows: 8, posted: 4, duplicates: 1, suspended: 1, refused: 2, total: '147.00', unchanged: false })
    expect(await openAmounts(database.pool, ids)).toEqual(['0.00', '30.00'])
    const findings = await database.pool.query(
      'select row_no, code, external_id, account_id, received_on, amount from payment_findings where file_id = $1 order by row_no',
      [file.id],
    )
    expect(findings.rows.map((row) => Object.values(row).join(' '))).toEqual([
      '4 PAYMENT_UNKNOWN_ACCOUNT L-3 A77 2026-09-02 12.00',
      '5 PAYMENT_DUPLICATE L-1 A1 2026-09-03 40.00',
      '6 PAYMENT_CLOSED_ACCOUNT L-4 A9 2026-09-03 5.00',
      '7 PAYMENT_DATE_INVALID L-5 A2  5.00',
      '8 PAYMENT_AMOUNT_NOT_POSITIVE L-6 A2 2026-09-04 -5.00',
    ])
    const kept = await database.pool.query(
      `select reference from payments where external_id in ('L-2', 'L-7') order by external_id`,
    )
    expect(kept.rows).toEqual([{ reference: 'INV "7", thanks' }, { reference: 'card ************1111' }])
    const bytes = await database.pool.query(
      `select s.sha256 = p.sha256 as same, s.size_bytes > 0 as whole from payment_files p join stored_files s on s.file_id = p.stored_file_id where p.file_id = $1`,
      [file.id],
    )
    expect(bytes.rows).toEqual([{ same: true, whole: true }])
    await expectSoundBooks(database.pool)
  })

  it('takes the same bytes once, under any name, and the same key once', async () => {
    const text = `${HEADER}M-1,A1,2026-09-01,1.00,lockbox,\n`
    const first = await importFile(text, 'a.csv', 'file-key')
    const stored = await count('stored_files')
    expect(await importFile(text, 'renamed.csv')).toEqual({ ...first, unchanged: true })
    expect(await importFile(text, 'a.csv', 'file-key')).toEqual(first)
    expect(await codeOf(importFile(`${text}M-2,A1,2026-09-01,1.00,lockbox,\n`, 'a.csv', 'file-key'))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    )
    expect(await count('stored_files')).toBe(stored)
    const both = await Promise.all([
      importFile(`${HEADER}M-3,A1,2026-09-01,1.00,lockbox,\n`),
      importFile(`${HEADER}M-3,A1,2026-09-01,1.00,lockbox,\n`),
    ])
    expect(both.map((file) => String(file.unchanged)).sort()).toEqual(['false', 'true'])
    await expectSoundBooks(database.pool)
  })

  it('takes an overlapping file for what is new in it', async () => {
    await importFile(`${HEADER}N-1,A1,2026-09-01,1.00,lockbox,\nN-2,A1,2026-09-01,1.00,lockbox,\n`)
    const second = await importFile(`${HEADER}N-2,A1,2026-09-01,1.00,lockbox,\nN-3,A1,2026-09-01,1.00,lockbox,\n`)
    expect(second).toMatchObject({ posted: 1, duplicates: 1 })
    await postPayment(database.pool, {
      key: 'counter',
      actor: ACTOR,
      reason: 'x',
      input: { channel: 'lockbox', externalId: 'N-4', account: 'A2', amount: '3.00' },
    })
    expect(await importFile(`${HEADER}N-4,A1,2026-09-01,1.00,lockbox,\n`)).toMatchObject({ posted: 0, duplicates: 1 })
  })

  it.each<[string, string | Buffer, RegExp]>([
    ['empty', '', /empty/],
    ['wrong columns', 'id,account\nx,y\n', /missing: external_id/],
    ['other order', 'account_id,external_id,received_on,amount,channel,reference\n', /this order/],
    ['semicolons', `${HEADER.replaceAll(',', ';')}`, /missing/],
    ['byte order mark', `\ufeff${HEADER}`, /byte order mark/],
    ['UTF-16', Buffer.from(`\ufeff${HEADER}`, 'utf16le'), /UTF-16/],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), /gzip/],
    ['Windows line ends', `${HEADER}N-9,A1,2026-09-01,1.00,lockbox,\n`.replaceAll('\n', '\r\n'), /line/],
  ])('refuses a file as a whole: %s', async (_name, text, message) => {
    const before = [await count('payments'), await count('payment_files'), await count('stored_files'), await count('audit_log')]
    await expect(importFile(text)).rejects.toThrow(message)
    expect(await codeOf(importFile(text))).toBe('PAYMENT_FILE_INVALID')
    expect([
      await count('payments'),
      await count('payment_files'),
      await count('stored_files'),
      await count('audit_log'),
    ]).toEqual(before)
  })

  it.each<[string, string | Buffer, string]>([
    ['unclosed quote', `${HEADER}"P-1,A1,2026-09-01,1.00,lockbox,\n`, 'QUOTE_NOT_CLOSED'],
    ['quote inside', `${HEADER}P"1,A1,2026-09-01,1.00,lockbox,\n`, 'QUOTE_IN_FIELD'],
    ['missing value', `${HEADER}P-1,A1,2026-09-01,1.00,lockbox\n`, 'COLUMN_COUNT'],
    ['empty line', `${HEADER}\n`, 'COLUMN_COUNT'],
    ['Latin-1', Buffer.concat([Buffer.from(`${HEADER}P-1,A1,2026-09-01,1.00,lockbox,`), Buffer.from([0xe9, 0x0a])]), 'NOT_UTF8'],
    ['NUL', `${HEADER}P\0-1,A1,2026-09-01,1.00,lockbox,\n`, 'NUL_BYTE'],
    ['thousands', `${HEADER}P-1,A1,2026-09-01,"1,000.00",lockbox,\n`, 'PAYMENT_AMOUNT_INVALID'],
    ['decimal comma', `${HEADER}P-1,A1,2026-09-01,"1,50",lockbox,\n`, 'PAYMENT_AMOUNT_INVALID'],
    ['formula', `${HEADER}P-1,A1,2026-09-01,=1+1,lockbox,\n`, 'PAYMENT_AMOUNT_INVALID'],
    ['long memo', `${HEADER}P-1,A1,2026-09-01,1.00,lockbox,${'x'.repeat(501)}\n`, 'PAYMENT_REFERENCE_INVALID'],
    ['huge row', `${HEADER}P-1,A1,2026-09-01,1.00,lockbox,${'x'.repeat(70_000)}\n`, 'RECORD_TOO_LONG'],
    ['far future', `${HEADER}P-1,A1,2062-09-01,1.00,lockbox,\n`, 'PAYMENT_IN_FUTURE'],
  ])('refuses a row: %s', async (_name, text, code) => {
    const file = await importFile(text)
    expect(file).toMatchObject({ rows: 1, refused: 1, total: '0.00' })
    const found = await database.pool.query('select code, row_no from payment_findings where file_id = $1', [file.id])
    expect(found.rows).toEqual([{ code, row_no: 2 }])
  })

  it('leaves nothing of an upload that breaks off', async () => {
    const stored = await count('stored_files')
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(HEADER)
      throw new Error('connection lost')
    }
    await expect(
      importPayments(
        database.pool,
        { key: 'broken', actor: ACTOR, reason: 'x', input: { name: 'b.csv' } },
        Readable.from(broken()),
      ),
    ).rejects.toThrow('lost')
    expect(await count('stored_files')).toBe(stored)
  })
})

describe('the payments of the sample utility', () => {
  it('become what its books say', async () => {
    const sample = await testDatabase()
    try {
      await seedUtility(sample.pool, '2026-09-30')
      const accounts = readFileSync(`${SAMPLE}accounts.csv`, 'utf8').split('\n').slice(1)
      await seedAccounts(
        sample.pool,
        accounts
          .filter((line) => line !== '')
          .map((line) => `${line.split(',')[0]}${line.split(',')[5] === 'closed' ? ':closed' : ''}`),
      )
      const file = await importPayments(
        sample.pool,
        { key: 'sample', actor: ACTOR, reason: 'x', input: { name: 'payments-2026-09.csv' } },
        bytesOf(readFileSync(`${SAMPLE}payments-2026-09.csv`)),
      )
      expect(file).toMatchObject({ rows: 775, posted: 763, duplicates: 9, suspended: 3, refused: 0, total: '344437.12' })
      const findings = await sample.pool.query(
        'select code, external_id, account_id, sentence from payment_findings order by row_no',
      )
      const expected = readFileSync(`${SAMPLE}expected/findings-2026-09.csv`, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('PAYMENT_'))
        .map((line) => line.replaceAll('"', '').split(','))
      expect(findings.rows.map((row) => Object.values(row))).toEqual(
        expected.map(([code, , key, account, ...rest]) => [code, key, account, rest.join(',')]),
      )
      await expectSoundBooks(sample.pool)
    } finally {
      await sample.close()
    }
  })
})
