import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImport } from '../../activities/imports/run-import.js'
import type { FindingRecordJson, ImportPageJson, ImportRecordJson } from '../../api/imports/contract.js'
import { type TestApi, type TestClient, testApi } from '../support/api.js'
import { testDatabase } from '../support/database.js'
import { baseSet, type SetFiles } from './import-set.js'

const database = await testDatabase()
let api: TestApi
let supervisor: TestClient
beforeAll(async () => {
  api = await testApi(database)
  supervisor = await api.as('supervisor')
})
afterAll(async () => {
  await api.close()
  await database.close()
})

function bytesOf(files: SetFiles, name: string): Buffer {
  const content = files.get(name)
  if (content === undefined) throw new Error(`no ${name}`)
  return typeof content === 'string' ? Buffer.from(content) : Buffer.isBuffer(content) ? content : readFileSync(content.path)
}

/** A raw body, as the command line sends it. */
function put(path: string, payload: Buffer) {
  return api.app.inject({
    method: 'PUT',
    url: `/api/v1${path}`,
    payload,
    headers: {
      cookie: supervisor.cookie ?? '',
      'x-csrf-token': supervisor.csrfToken ?? '',
      'content-type': 'application/octet-stream',
      origin: 'http://localhost:4080',
    },
  })
}

async function begin(body: object = { name: 'set' }): Promise<number> {
  const response = await supervisor.post('/imports', body)
  expect(response.statusCode).toBe(201)
  return (response.json() as { id: number }).id
}

describe('imports over HTTP', () => {
  it('are begun, uploaded, started; findings are listed, filtered and downloaded', async () => {
    const files = baseSet()
    files.set(
      'reads.csv',
      bytesOf(files, 'reads.csv').toString().replace('2026-07-06,9840', '2026-02-30,9840').replace('9848', '=1+1'),
    )
    files.set('customers.csv', bytesOf(files, 'customers.csv').toString().replace('Ada', '"=HYPERLINK(""x"")"'))
    const id = await begin({ name: 'Brook', isDryRun: true, asOf: '2026-09-01', reason: 'before cut-over' })
    for (const name of files.keys()) {
      const response = await put(`/imports/${id}/files/${encodeURIComponent(name)}`, bytesOf(files, name))
      expect([name, response.statusCode]).toEqual([name, 200])
    }
    expect((await supervisor.post(`/imports/${id}/start`, {})).statusCode).toBe(202)
    await runImport({ pool: database.pool, isProduction: false }, { importId: id })

    const page = (await supervisor.get(`/imports/${id}`)).json() as ImportPageJson
    expect(page).toMatchObject({
      id,
      name: 'Brook',
      state: 'refused',
      isDryRun: true,
      errors: 2,
      warnings: 1,
      percent: 100,
      reason: 'before cut-over',
    })
    expect(page.files.find((file) => file.name === 'tariffs/W-RES.json')?.sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(page.counts.findings).toContainEqual({ code: 'DECIMAL_FORM', severity: 'error', file: 'reads.csv', count: 1 })

    const all = await supervisor.list<FindingRecordJson>(`/imports/${id}/findings`)
    expect(all.rows.map((row) => [row.severity, row.file, row.row, row.code])).toEqual([
      ['error', 'reads.csv', 2, 'DATE_NOT_REAL'],
      ['error', 'reads.csv', 9, 'DECIMAL_FORM'],
      ['warning', 'customers.csv', 2, 'FORMULA_TEXT'],
    ])
    const warnings = await supervisor.list<FindingRecordJson>(`/imports/${id}/findings`, { filter: { severity: 'warning' } })
    expect([warnings.total, warnings.rows[0]?.code]).toEqual([1, 'FORMULA_TEXT'])
    const ofFile = await supervisor.list(`/imports/${id}/findings`, {
      filter: { file: 'reads.csv', code: ['DECIMAL_FORM', 'DATE_FORM'] },
    })
    expect(ofFile.total).toBe(1)

    const csv = await supervisor.get(`/imports/${id}/findings.csv`)
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(csv.body.split('\n')[0]).toBe('severity,file,row,column,code,value,key,account_id,sentence,remedy,accepted')
    expect(csv.body).toContain(`error,reads.csv,9,value,DECIMAL_FORM,'=1+1,`)
    const some = await supervisor.get(`/imports/${id}/findings.csv`, {
      query: { filter: JSON.stringify({ severity: 'warning' }) },
    })
    expect(some.body.trim().split('\n')).toHaveLength(2)

    const listed = await supervisor.list<ImportRecordJson>('/imports', { filter: { state: 'refused' } })
    expect(listed.rows.map((row) => row.id)).toEqual([id])
  })

  it('ask the relay to begin the workflow, together with the process people see', async () => {
    const id = await begin()
    await put(`/imports/${id}/files/deposits.csv`, Buffer.from('x'))
    await supervisor.post(`/imports/${id}/start`, {})
    const { rows } = await database.pool.query(
      'select workflow_id, workflow_type, workflow_input from outbox where workflow_id = $1',
      [`import/${id}`],
    )
    expect(rows).toEqual([{ workflow_id: `import/${id}`, workflow_type: 'importData', workflow_input: { importId: id } }])
    const process = await supervisor.get(`/processes/${encodeURIComponent(`import/${id}`)}`)
    expect(process.json()).toMatchObject({ kind: 'import', state: 'waiting' })
  })

  it('keep the last of two uploads of a name', async () => {
    const id = await begin()
    await put(`/imports/${id}/files/deposits.csv`, Buffer.from('first'))
    await put(`/imports/${id}/files/deposits.csv`, Buffer.from('second!'))
    const page = (await supervisor.get(`/imports/${id}`)).json() as ImportPageJson
    expect(page.files.map((file) => [file.name, file.sizeBytes])).toEqual([['deposits.csv', 7]])
    const stored = await database.pool.query(
      `select count(*) as chunks from stored_file_chunks join stored_files using (file_id) where name = 'deposits.csv' and bytes = 'first'`,
    )
    expect(stored.rows).toEqual([{ chunks: 0 }])
  })

  it.each([
    ['payments-2026-09.csv', 422, 'IMPORT_FILE_NAME'],
    ['../reads.csv', 422, 'IMPORT_FILE_NAME'],
    ['tariffs/../../x.json', 422, 'IMPORT_FILE_NAME'],
    ['READS.CSV', 422, 'IMPORT_FILE_NAME'],
  ])('refuse the file name %s', async (name, status, code) => {
    const id = await begin()
    const response = await put(`/imports/${id}/files/${encodeURIComponent(name)}`, Buffer.from('x'))
    expect([response.statusCode, (response.json() as { code: string }).code]).toEqual([status, code])
  })

  it('refuse what does not fit the state of things', async () => {
    const codeOf = (response: { json(): unknown }): string => (response.json() as { code: string }).code
    const id = await begin()
    expect(codeOf(await supervisor.post(`/imports/${id}/start`, {}))).toBe('IMPORT_NO_FILES')
    await put(`/imports/${id}/files/reads.csv`, Buffer.from('x'))
    expect((await supervisor.post(`/imports/${id}/start`, {})).statusCode).toBe(202)
    expect(codeOf(await supervisor.post(`/imports/${id}/start`, {}))).toBe('IMPORT_NOT_OPEN')
    expect(codeOf(await put(`/imports/${id}/files/reads.csv`, Buffer.from('x')))).toBe('IMPORT_NOT_OPEN')
    expect(codeOf(await put('/imports/999999/files/reads.csv', Buffer.from('x')))).toBe('IMPORT_UNKNOWN')
    expect((await supervisor.get('/imports/999999/findings.csv')).statusCode).toBe(404)
    expect((await supervisor.post('/imports', { name: 'x', asOf: '2026-02-30' })).statusCode).toBe(400)
  })

  it('are for those who may', async () => {
    const cashier = await api.as('cashier')
    expect((await cashier.post('/imports', { name: 'x' })).statusCode).toBe(403)
    expect((await cashier.get('/imports')).statusCode).toBe(403)
    const auditor = await api.as('auditor')
    expect((await auditor.get('/imports')).statusCode).toBe(200)
    expect((await auditor.post('/imports', { name: 'x' })).statusCode).toBe(403)
  })
})
