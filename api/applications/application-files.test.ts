import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { applicantAt, PICTURE, stateApplications } from '../../test/support/applications.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedUtility } from '../../test/support/ledger.js'

// A place that nobody knows yet will do: what is sent with an application does not depend on it.
const NEW_FIELD = { line1: '9 New Field Rd', line2: null, city: 'Alder Creek', region: 'OR', postcode: '97995' }

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-01')
  await stateApplications(database.adminPool, {})
  api = await testApi(database, { config: { limits: { publicRequests: 10_000 } } })
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const rows = async (sql: string, values: unknown[]): Promise<object[]> => (await database.pool.query(sql, values)).rows

describe('documents', () => {
  it.each<[string, string, { type?: string; bytes?: Buffer; kind?: string }, string]>([
    ['a program', 'licence.exe', { type: 'application/octet-stream', bytes: Buffer.from('MZ') }, 'FILE_TYPE_NOT_TAKEN'],
    ['a page that says it is a picture', 'licence.png', { bytes: Buffer.from('<html><script>') }, 'FILE_NOT_WHAT_IT_SAYS'],
    ['a picture that says it is a PDF', 'licence.pdf', { type: 'application/pdf', bytes: PICTURE }, 'FILE_NOT_WHAT_IT_SAYS'],
    ['a picture sent as another type', 'licence.png', { type: 'image/jpeg', bytes: PICTURE }, 'FILE_NOT_WHAT_IT_SAYS'],
    ['a form', 'licence.png', { type: 'multipart/form-data; boundary=x' }, 'UNSUPPORTED_MEDIA_TYPE'],
    ['nothing', 'licence.png', { bytes: Buffer.alloc(0) }, 'FILE_EMPTY'],
    ['more than 10 MB', 'licence.png', { bytes: Buffer.concat([PICTURE, Buffer.alloc(10 * 1024 * 1024)]) }, 'PAYLOAD_TOO_LARGE'],
    ['a kind of document that is none', 'licence.png', { kind: 'secret' }, 'VALIDATION'],
  ])('takes no file that is %s', async (_name, name, more, code) => {
    const applicant = await applicantAt(api, NEW_FIELD)
    expect((await applicant.upload(name, more)).json()).toMatchObject({ code })
    expect((await applicant.page()).files).toEqual([])
  })

  it('takes a file back before it is sent and not afterwards, and no more than ten', async () => {
    const applicant = await applicantAt(api, NEW_FIELD)
    const { fileId } = (await applicant.upload('../../lease.png', { kind: 'occupancy' })).json<{ fileId: number }>()
    expect((await applicant.page()).files).toMatchObject([{ fileId, kind: 'occupancy', name: 'lease.png' }])
    const other = await applicantAt(api, NEW_FIELD)
    expect((await other.send('DELETE', `/public/application/files/${fileId}`)).json()).toMatchObject({ code: 'NOT_FOUND' })
    expect((await applicant.send('DELETE', `/public/application/files/${fileId}`)).statusCode).toBe(204)
    expect(await rows('select from stored_file_chunks where file_id = $1', [fileId])).toEqual([])
    for (let index = 0; index < 10; index += 1) expect((await applicant.upload(`${index}.png`)).statusCode).toBe(201)
    expect((await applicant.upload()).json()).toMatchObject({ code: 'TOO_MANY_FILES' })
    expect((await applicant.submit({ kind: 'connection' })).statusCode).toBe(200)
    const [first] = (await applicant.page()).files
    expect((await applicant.send('DELETE', `/public/application/files/${first?.fileId}`)).json()).toMatchObject({
      code: 'APPLICATION_SENT',
    })
  })
})
