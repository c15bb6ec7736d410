import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clientOf, type TestApi, type TestClient, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'

let database: TestDatabase
let api: TestApi
let admin: TestClient

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database)
  admin = await api.as('administrator')
})
afterAll(async () => {
  await api.close()
  await database.close()
})

const clerk = { email: 'ana@utility.example', name: 'Ana Ferreira', roles: ['cashier'] }
let counter = 0

async function add(roles: string[] = ['cashier']): Promise<{ id: string; email: string; password: string; version: number }> {
  counter += 1
  const response = await admin.post('/users', { email: `u${counter}@utility.example`, name: `User ${counter}`, roles })
  expect(response.statusCode).toBe(201)
  return response.json()
}

async function signIn(email: string, password: string): Promise<TestClient> {
  counter += 1
  const response = await api.anonymous.post('/session', { email, password }, { remoteAddress: `10.2.0.${counter}` })
  expect(response.statusCode).toBe(201)
  const cookie = String(response.headers['set-cookie']).split(';')[0] ?? ''
  return clientOf(api.app, { userId: '', cookie, csrfToken: response.json().csrfToken })
}

const statusesOf = (answers: readonly { statusCode: number }[]): number[] =>
  answers.map((answer) => answer.statusCode).toSorted((left, right) => left - right)

const lastAudit = async (action: string, subjectId: string) =>
  (await admin.list<Record<string, unknown>>('/audit', { filter: { action, subjectId }, sort: ['id', 'DESC'], range: [0, 0] }))
    .rows[0]

describe('adding a user', () => {
  it('tells the password once', async () => {
    const key = { headers: { 'idempotency-key': 'add-ana' } }
    const response = await admin.post('/users', clerk, key)
    expect(response.statusCode).toBe(201)
    const made = response.json()
    expect(made).toMatchObject({ ...clerk, isActive: true, mustChangePassword: true, version: 1, lastSignInAt: null })
    expect(made.password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/)
    const again = await admin.post('/users', clerk, key)
    expect(again.json()).toMatchObject({ id: made.id, password: null })
    expect((await admin.post('/users', { ...clerk, name: 'Other' }, key)).json()).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    })
    expect(await lastAudit('access.create_user', made.id)).toMatchObject({
      actorKind: 'user',
      actorId: admin.userId,
      actorName: 'Test administrator',
      reason: 'Add a user',
      before: null,
      after: { ...clerk, isActive: true },
    })
  })

  it('asks for a password of one’s own before anything else', async () => {
    const made = await add(['supervisor'])
    const client = await signIn(made.email, made.password)
    expect((await client.get('/session')).json()).toMatchObject({ mustChangePassword: true })
    expect((await client.get('/users')).json()).toMatchObject({ status: 403, code: 'PASSWORD_CHANGE_REQUIRED' })
  })

  it.each([
    ['an address that is taken', { ...clerk, email: 'ANA@utility.example' }, 409, 'EMAIL_TAKEN'],
    ['no role', { ...clerk, email: 'b@utility.example', roles: [] }, 400, 'VALIDATION'],
    ['a role twice', { ...clerk, email: 'b@utility.example', roles: ['cashier', 'cashier'] }, 400, 'VALIDATION'],
    ['an unknown role', { ...clerk, email: 'b@utility.example', roles: ['owner'] }, 400, 'VALIDATION'],
    ['no address', { ...clerk, email: 'nobody' }, 400, 'VALIDATION'],
    ['a name of blanks', { ...clerk, email: 'b@utility.example', name: '  ' }, 400, 'VALIDATION'],
    ['a password of one’s own choice', { ...clerk, email: 'b@utility.example', password: 'x' }, 400, 'VALIDATION'],
    ['a name with a character that is none', { ...clerk, email: 'b@utility.example', name: 'a\0b' }, 400, 'VALIDATION'],
  ])('refuses %s', async (_case, body, status, code) => {
    expect((await admin.post('/users', body)).json()).toMatchObject({ status, code })
  })

  it('makes one of ten requests at once with the same address', async () => {
    const body = { ...clerk, email: 'race@utility.example' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => admin.post('/users', body)))
    expect(statusesOf(answers)).toEqual([201, ...Array(9).fill(409)])
  })
})

describe('changing a user', () => {
  it('changes what is said and keeps the rest, with before and after', async () => {
    const made = await add()
    const changed = await admin.patch(`/users/${made.id}`, {
      roles: ['cashier', 'finance'],
      version: 1,
      reason: 'took over the till',
    })
    expect(changed.json()).toMatchObject({ id: made.id, email: made.email, roles: ['cashier', 'finance'], version: 2 })
    expect(await lastAudit('access.change_user', made.id)).toMatchObject({
      reason: 'took over the till',
      before: { email: made.email, roles: ['cashier'], isActive: true },
      after: { email: made.email, roles: ['cashier', 'finance'], isActive: true },
    })
  })

  it('refuses a change made on an older version, and tells what it is now', async () => {
    const made = await add()
    await admin.patch(`/users/${made.id}`, { name: 'First', version: 1, reason: 'typo' })
    const second = await admin.patch(`/users/${made.id}`, { name: 'Second', version: 1, reason: 'typo' })
    expect(second.json()).toMatchObject({ status: 409, code: 'CHANGED_MEANWHILE', facts: { name: 'First' } })
  })

  it('keeps the own administration and the last administrator', async () => {
    const own = admin.userId ?? ''
    expect((await admin.patch(`/users/${own}`, { roles: ['auditor'], reason: 'mistake' })).json()).toMatchObject({
      code: 'OWN_ACCESS',
    })
    expect((await admin.patch(`/users/${own}`, { isActive: false, reason: 'mistake' })).json()).toMatchObject({
      code: 'OWN_ACCESS',
    })
  })

  it('leaves one administrator when two take it from each other at once', async () => {
    const own = await testDatabase()
    const there = await testApi(own)
    const first = await there.newUser('administrator')
    const second = await there.newUser('administrator')
    const take = { roles: ['auditor'], reason: 'a race' }
    const answers = await Promise.all([
      first.patch(`/users/${second.userId}`, take),
      second.patch(`/users/${first.userId}`, take),
    ])
    const [done, refused] = statusesOf(answers)
    // Refused as the last administrator, or as somebody who is none any more.
    expect(done).toBe(200)
    expect([401, 409]).toContain(refused)
    const { rows } = await own.pool.query(`select count(*) as n from users where is_active and 'administrator' = any(roles)`)
    expect(rows).toEqual([{ n: 1 }])
    await there.close()
    await own.close()
  })

  it('answers 404 alike for every id that is not there', async () => {
    const answers = await Promise.all([
      admin.get('/users/user-000000000000'),
      admin.patch('/users/user-000000000000', { name: 'x', reason: 'because' }),
      admin.post('/users/user-000000000000/password-reset', { reason: 'because' }),
      admin.post('/users/user-000000000000/end-sessions', { reason: 'because' }),
      admin.get('/nothing-at-all'),
    ])
    expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404, 404, 404, 404])
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
  })
})

describe('listing users', () => {
  it('filters, sorts and pages', async () => {
    await add(['field'])
    const field = await admin.list<{ roles: string[] }>('/users', { filter: { role: 'field' } })
    expect(field.total).toBe(1)
    const byName = await admin.list<{ email: string }>('/users', { filter: { q: 'FERREIRA' }, sort: ['email', 'DESC'] })
    expect(byName.rows.map((row) => row.email)).toEqual(['race@utility.example', 'ana@utility.example'])
    const second = await admin.list('/users', { range: [1, 1] })
    expect(second.rows).toHaveLength(1)
    expect(second.total).toBeGreaterThan(3)
    expect((await admin.list('/users', { range: [150, 160] })).rows).toEqual([])
  })

  it('never shows a hash', async () => {
    expect((await admin.get('/users')).body).not.toMatch(/argon2|passwordHash|password_hash/)
  })
})

describe('passwords', () => {
  it('are changed by their owner, who goes on under a new session while all others end', async () => {
    const made = await add()
    const [here, elsewhere] = [await signIn(made.email, made.password), await signIn(made.email, made.password)]
    const change = { currentPassword: made.password, newPassword: 'seven grey herons' }
    const response = await here.put('/session/password', change)
    expect(response.statusCode).toBe(200)
    expect((await here.get('/session')).statusCode).toBe(401)
    expect((await elsewhere.get('/session')).statusCode).toBe(401)
    const cookie = String(response.headers['set-cookie']).split(';')[0] ?? ''
    const next = clientOf(api.app, { userId: made.id, cookie, csrfToken: response.json().csrfToken })
    expect((await next.get('/session')).json()).toMatchObject({ mustChangePassword: false })
    expect((await next.put('/session/password', { ...change, currentPassword: 'seven grey herons' })).json()).toMatchObject({
      code: 'SAME_PASSWORD',
    })
    await signIn(made.email, 'seven grey herons')
  })

  it.each([
    [{ newPassword: 'seven grey herons', currentPassword: 'not it' }, 'WRONG_PASSWORD'],
    [{ newPassword: 'short' }, 'WEAK_PASSWORD'],
    [{ newPassword: '123456789012' }, 'WEAK_PASSWORD'],
  ])('%j is refused with %s', async (change, code) => {
    const made = await add()
    const client = await signIn(made.email, made.password)
    const response = await client.put('/session/password', { currentPassword: made.password, ...change })
    expect(response.json()).toMatchObject({ status: 422, code })
    expect((await client.get('/session')).statusCode).toBe(200)
  })

  it('cannot be guessed through a session that was left open', async () => {
    const made = await add()
    const client = await signIn(made.email, made.password)
    const codes = []
    for (let guess = 0; guess < 6; guess += 1) {
      codes.push(
        (await client.put('/session/password', { currentPassword: `guess ${guess}`, newPassword: 'seven grey herons' })).json()
          .code,
      )
    }
    expect(codes).toEqual([...Array(5).fill('WRONG_PASSWORD'), 'TOO_MANY_SIGN_INS'])
  })

  it('are given anew by an administrator, which ends all sessions', async () => {
    const made = await add()
    const client = await signIn(made.email, made.password)
    const reset = await admin.post(`/users/${made.id}/password-reset`, { reason: 'forgotten' })
    expect(reset.statusCode).toBe(200)
    expect((await client.get('/session')).statusCode).toBe(401)
    const again = await signIn(made.email, reset.json().password)
    expect((await again.get('/session')).json()).toMatchObject({ mustChangePassword: true })
    expect(await lastAudit('access.reset_password', made.id)).toMatchObject({ reason: 'forgotten', after: { sessionsEnded: 1 } })
  })
})
