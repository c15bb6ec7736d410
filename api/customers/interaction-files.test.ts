import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import type { AccountPageJson } from './account-page-contract.js'

let database: TestDatabase
let api: TestApi
let noteId: number
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1'])
  api = await testApi(database)
  const note = { kind: 'visit', type: 'meter', direction: 'in', summary: 'Brought a photo of the meter' }
  noteId = (await (await api.as('service_representative')).post('/accounts/A1/interactions', note)).json().interactionId
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const PHOTO = Buffer.from('\u0089PNG\r\n\u001a\n and the picture', 'latin1')
const send = async (name: string, bytes: Buffer, path = `/interactions/${noteId}/files`, headers: Record<string, string> = {}) =>
  (await api.as('service_representative')).post(`${path}?name=${encodeURIComponent(name)}`, bytes, {
    headers: { 'content-type': 'application/octet-stream', ...headers },
  })

describe('files of a contact', () => {
  it('are kept once however often they are sent, shown with the note, and come back byte by byte', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const first = await send('meter ö.png', PHOTO, undefined, headers)
    expect((await send('meter ö.png', PHOTO, undefined, headers)).json()).toEqual(first.json())
    const clerk = await api.as('cashier')
    const page = (await clerk.get('/accounts/A1')).json<AccountPageJson>()
    expect(page.interactions[0]).toMatchObject({
      type: 'meter',
      files: [{ name: 'meter ö.png', mediaType: 'image/png', sizeBytes: PHOTO.length }],
    })
    const file = await clerk.get(`/interactions/${noteId}/files/${page.interactions[0]?.files[0]?.id}`)
    expect(file.rawPayload.equals(PHOTO)).toBe(true)
    expect([file.headers['content-type'], file.headers['content-disposition'], file.headers['x-content-type-options']]).toEqual([
      'image/png',
      `attachment; filename*=UTF-8''meter%20%C3%B6.png`,
      'nosniff',
    ])
  })

  it.each([
    ['meter.png', 'GIF89a', 422, 'FILE_NOT_WHAT_IT_SAYS'],
    ['meter.exe', 'MZ', 422, 'FILE_TYPE_NOT_TAKEN'],
    ['note.txt', '', 422, 'FILE_EMPTY'],
    ['a/', 'text', 400, 'VALIDATION'],
  ])('%s with %j: %i %s', async (name, content, status, code) => {
    const answer = await send(name, Buffer.from(content))
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
  })

  it('are refused beyond ten megabytes', async () => {
    expect((await send('long.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))).statusCode).toBe(413)
  })

  it('belong to their own contact and to no other', async () => {
    const fileId = (await send('note.txt', Buffer.from('text'))).json().fileId as number
    const clerk = await api.as('cashier')
    expect((await clerk.get(`/interactions/${noteId + 1}/files/${fileId}`)).statusCode).toBe(404)
    expect((await send('note.txt', Buffer.from('text'), '/interactions/999/files')).statusCode).toBe(404)
  })
})
