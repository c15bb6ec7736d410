import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../support/api.js'
import { makeBooks } from '../support/books.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const PENSTOCK = fileURLToPath(new URL('../../bin/penstock.mjs', import.meta.url))

let database: TestDatabase
let api: TestApi
let folder = ''
let environment: NodeJS.ProcessEnv = {}

beforeAll(async () => {
  database = await testDatabase()
  await makeBooks(database)
  api = await testApi(database)
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  const issued = await (await api.as('administrator')).post('/api-tokens', { name: 'money', roles: ['finance'] })
  environment = {
    PATH: process.env.PATH,
    HOME: tmpdir(),
    PENSTOCK_URL: `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`,
    PENSTOCK_TOKEN: issued.json().token,
  }
  folder = mkdtempSync(join(tmpdir(), 'penstock-money-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await api.close()
  await database.close()
})

/** Runs `penstock <args>`; standard output, standard error and exit status. */
function penstock(...args: string[]): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [PENSTOCK, ...args], { env: environment })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, out, err })))
}

const file = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** What a former system says of the month that `makeBooks` makes. */
function expected(name: string, changes: Record<string, (text: string) => string> = {}): string {
  const files: Record<string, string> = {
    'bills-2026-09.csv':
      'account_id,period_from,period_to,issued_on,due_on,current_charges,taxes,total\nA1,2026-08-05,2026-09-04,2026-09-10,2026-10-01,10.00,0.60,10.60\n',
    'bill-lines-2026-09.csv':
      'account_id,agreement_id,service,tariff_code,line_code,segment_from,segment_to,quantity,unit,rate,amount\nA1,G1,water,W,W-USE,2026-08-05,2026-09-04,1,ccf,10,10.00\nA1,G1,water,W,TAX,2026-08-05,2026-09-04,10,USD,0.06,0.60\n',
    'outcomes-2026-09.csv':
      'account_id,bill_cycle,outcome,reason_class,agreement_id,flags,sentence\nA1,1,billed,BILLED,,,\nA2,1,billed,BILLED,,,\nA3,1,skipped,NO_ACTIVE_SERVICE,,,\n',
    'balances-after.csv':
      'account_id,opening_balance,billed,paid,closing_balance\nA1,15.00,10.60,30.00,-4.40\nA2,40.00,0.00,0.00,65.00\nA3,0.00,0.00,8.00,-8.00\n',
    'revenue-totals.csv':
      'code,kind,name,amount\n4000,revenue,Water,10.00\n2300,tax_payable,Tax,0.60\nAR,receivable,x,10.60\nCASH-APPLIED,cash,x,38.00\nCASH-SUSPENSE,suspense,x,9.00\n',
    'findings-2026-09.csv': 'kind,file,key,account_id,sentence\n',
  }
  const path = join(folder, name)
  mkdirSync(path)
  for (const [each, text] of Object.entries(files)) writeFileSync(join(path, each), changes[each]?.(text) ?? text)
  return path
}

describe('penstock compare', () => {
  it('says that all is equal, with status 0', async () => {
    const { status, out } = await penstock('compare', expected('same'))
    expect(out.trim().split('\n')).toEqual([
      'lines           2 equal, 0 different, 0 missing, 0 extra',
      'bills           1 equal, 0 different, 0 missing, 0 extra',
      'outcomes        3 equal, 0 different, 0 missing, 0 extra',
      'balances        3 equal, 0 different, 0 missing, 0 extra',
      'revenue totals  5 equal, 0 different, 0 missing, 0 extra',
      'findings        0 equal, 0 different, 0 missing, 0 extra',
      'All equal (2026-09): 14 equal, 0 different, 0 missing, 0 extra.',
    ])
    expect(status).toBe(0)
  })

  it('says where they part, with both figures and status 1', async () => {
    const other = expected('other', {
      'bill-lines-2026-09.csv': (text) => text.replace('10,10.00', '10,10.01'),
      'bills-2026-09.csv': (text) => text.replace('2026-10-01', '2026-10-02'),
      'outcomes-2026-09.csv': (text) => text.replace('A3,1,skipped', 'A4,1,skipped'),
    })
    const { status, out } = await penstock('compare', other)
    expect(status).toBe(1)
    expect(out).toContain('  different  A1 G1 W-USE 2026-08-05 2026-09-04 amount: expected 10.01, here 10.00')
    expect(out).toContain('  different  A1 due_on: expected 2026-10-02, here 2026-10-01')
    expect(out).toContain('  missing    A4 1 skipped NO_ACTIVE_SERVICE')
    expect(out).toContain('  extra      A3 1 skipped NO_ACTIVE_SERVICE')
    expect(out.trim().split('\n').at(-1)).toBe('Not equal (2026-09): 11 equal, 2 different, 1 missing, 1 extra.')
    const json = await penstock('compare', other, '--json')
    expect(json.status).toBe(1)
    expect(JSON.parse(json.out)).toMatchObject({ month: '2026-09', isEqual: false, absent: [] })
  })

  it('does not call books equal that it could not compare', async () => {
    const partial = expected('partial')
    rmSync(join(partial, 'findings-2026-09.csv'))
    const { status, out } = await penstock('compare', partial)
    expect(status).toBe(1)
    expect(out).toContain('not compared: findings.')
  })

  it.each([
    ['nowhere', [], 'NO_FOLDER'],
    ['.', [], 'NOTHING_EXPECTED'],
    ['same', ['--month', 'May'], 'MONTH_INVALID'],
  ])('refuses %s %j: %s', async (name, options, code) => {
    const empty = mkdtempSync(join(tmpdir(), 'penstock-empty-'))
    const { status, err } = await penstock('compare', name === '.' ? empty : join(folder, name), ...options)
    rmSync(empty, { recursive: true })
    expect([status, err]).toEqual([1, expect.stringContaining(code)])
  })
})

describe('penstock ledger check', () => {
  it('prints each invariant with its rows; status 1 where one has any', async () => {
    const sound = await penstock('ledger', 'check')
    expect(sound.status).toBe(0)
    expect(sound.out).toMatch(/^I2 {3}trial-balance-zero +0 {2}Debits and credits/m)
    expect(sound.out.trim()).toMatch(/ invariants hold\.$/)
    await database.adminPool.query(
      'begin; set session_replication_role = replica; update bills set total = total + 1, current_charges = current_charges + 1 where bill_id = 501; set session_replication_role = origin; commit',
    )
    const broken = await penstock('ledger', 'check', '--json')
    expect(broken.status).toBe(1)
    expect(JSON.parse(broken.out)).toMatchObject({ isSound: false })
    await database.adminPool.query(
      'begin; set session_replication_role = replica; update bills set total = total - 1, current_charges = current_charges - 1 where bill_id = 501; set session_replication_role = origin; commit',
    )
  })
})

describe('penstock bills export', () => {
  it('writes the files of a run by its number or its window', async () => {
    const out = join(folder, 'out')
    expect((await penstock('bills', 'export', '--run', '1/2026-09-04', '--out', out)).status).toBe(0)
    expect(readFileSync(join(out, 'bills.csv'), 'utf8')).toBe(readFileSync(join(folder, 'same', 'bills-2026-09.csv'), 'utf8'))
    expect(readFileSync(join(out, 'bill-lines.csv'), 'utf8')).toBe(
      readFileSync(join(folder, 'same', 'bill-lines-2026-09.csv'), 'utf8'),
    )
    expect((await penstock('bills', 'export', '--run', '99', '--out', out)).status).toBe(1)
  })
})

describe('penstock payments import', () => {
  const HEADER = 'external_id,account_id,received_on,amount,channel,reference\n'
  it('takes a file once and says what became of its rows', async () => {
    const path = file(
      'good.csv',
      `${HEADER}L-1,A1,2026-09-01,5.00,lockbox,\nL-1,A1,2026-09-01,5.00,lockbox,\nL-2,A9,2026-09-01,5.00,lockbox,\n`,
    )
    const first = await penstock('payments', 'import', path)
    expect(first.status).toBe(0)
    expect(first.out.trim().split('\n')).toEqual([
      'line 3 PAYMENT_DUPLICATE L-1: The same external id was already applied; this row has no effect.',
      'line 4 PAYMENT_UNKNOWN_ACCOUNT L-2: No such account; the money is held in suspense.',
      '3 rows: 1 posted, 1 already taken, 1 held in suspense, 0 refused; 10.00 taken.',
    ])
    expect((await penstock('payments', 'import', path)).out).toContain('was imported before')
  })

  it('ends with status 1 where the file or one of its rows is refused', async () => {
    const row = await penstock('payments', 'import', file('row.csv', `${HEADER}L-3,A1,2026-09-01,-5.00,lockbox,\n`))
    expect([row.status, row.out]).toEqual([1, expect.stringContaining('PAYMENT_AMOUNT_NOT_POSITIVE')])
    const whole = await penstock('payments', 'import', file('whole.csv', 'a,b\n'))
    expect([whole.status, whole.err]).toEqual([1, expect.stringContaining('PAYMENT_FILE_INVALID')])
    expect((await penstock('payments', 'import', join(folder, 'nothing.csv'))).status).toBe(1)
  })
})
