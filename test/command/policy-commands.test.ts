import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { ApiClient } from '../../bin/api-client.js'
import { runPenstock } from '../../bin/cli.js'
import { makePolicy } from '../../bin/demo/policy.js'
import { installationFolder } from '../../bin/installation.js'
import { type TestApi, testApi } from '../support/api.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { seedUtility } from '../support/ledger.js'
import { demoPack } from '../support/policy.js'

let database: TestDatabase
let api: TestApi
let url = ''
let token = ''
let folder = ''
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  api = await testApi(database)
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`
  token = (await (await api.as('administrator')).post('/api-tokens', { name: 'policy', roles: ['administrator'] })).json().token
  folder = mkdtempSync(join(tmpdir(), 'penstock-policy-'))
  vi.stubEnv('PENSTOCK_URL', url)
  vi.stubEnv('PENSTOCK_TOKEN', token)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
  await api.close()
  await database.close()
})

async function penstock(...args: string[]): Promise<{ status: number; out: string }> {
  let out = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    out += String(chunk)
    return true
  })
  try {
    return { status: await runPenstock(['policy', ...args]), out }
  } finally {
    write.mockRestore()
  }
}

it('the demo city is governed by two persons, once however often it is asked', async () => {
  const client = await ApiClient.connect({ url, token, signIn: undefined })
  const made = await makePolicy(client, installationFolder())
  expect([made.handedIn > 20, made.released]).toEqual([true, ['municipal-default', 'alder-creek']])
  expect(await makePolicy(client, installationFolder())).toEqual({ handedIn: 0, released: [] })
})

it('a file is validated, handed in, compared; a rule is explained with its source', async () => {
  const file = join(folder, 'next.json')
  writeFileSync(file, JSON.stringify({ ...demoPack(), note: 3 }, null, 2))
  expect(await penstock('validate', file)).toMatchObject({ status: 1, out: expect.stringContaining('SCHEMA note:') as string })
  const rows = demoPack().rows.map((row) => (row.key === 'cut.min_amount' ? { ...row, value: '60.00' } : row))
  writeFileSync(file, JSON.stringify({ ...demoPack(), rows }))
  expect((await penstock('validate', file)).out).toContain('valid; alder-creek')
  expect((await penstock('diff', 'alder-creek', '1', file)).out).toContain('1 changes: 0 protect further, 1 less.')
  expect((await penstock('import', file)).out).toContain('version 2 of alder-creek, a draft')
  expect((await penstock('import', file)).out).toContain('Nothing new.')
  const explained = await penstock('explain', 'cut.min_amount')
  expect(explained.out).toContain('holds 75.00')
  expect(explained.out).toContain('City code 13.04.150')
  expect(explained.out).toContain('over  50.00')
  expect(await penstock('explain', 'weather.low', '--pack', 'us-pa-56')).toMatchObject({ status: 1 })
})
