import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFirstAdministrator } from '../../activities/access/create-first-administrator.js'
import { createUser } from '../../activities/access/create-user.js'
import type { Role } from '../../domain/access/roles.js'
import { clientOf, type TestApi, type TestClient, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'

let database: TestDatabase
let api: TestApi
let admin: TestClient
let nextAddress = 1

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database)
  admin = await api.as('administrator')
})
afterAll(async () => {
  await api.close()
  await database.close()
})

/** A person with a password of her own, who has never signed in. */
async function person(...roles: Role[]): Promise<{ id: string; email: string; password: string }> {
  const email = `p${Math.random().toString(36).slice(2)}@utility.example`
  const actor = { kind: 'user', id: 'x', name: 'x' } as const
  const made = await createUser(database.pool, { key: email, actor, reason: 'test', input: { email, name: 'Per Son', roles } })
  await database.pool.query('update users set must_change_password = false where user_id = $1', [made.userId])
  return { id: made.userId, email, password: made.password ?? '' }
}

/** Each from an address of its own, so that the limit of addresses stays out of the way. */
function freshAddress(): string {
  nextAddress += 1
  return `10.1.${Math.floor(nextAddress / 250)}.${nextAddress % 250}`
}

async function signIn(email: string, password: string, options: { address?: string; cookie?: string } = {}) {
  const headers = options.cookie === undefined ? {} : { cookie: options.cookie }
  return api.anonymous.post('/session', { email, password }, { remoteAddress: options.address ?? freshAddress(), headers })
}

async function signedIn(who: { id: string; email: string; password: string }, cookie?: string): Promise<TestClient> {
  const response = await signIn(who.email, who.password, cookie === undefined ? {} : { cookie })
  expect(response.statusCode).toBe(201)
  const set = String(response.headers['set-cookie']).split(';')[0] ?? ''
  return clientOf(api.app, { userId: who.id, cookie: set, csrfToken: response.json().csrfToken })
}

const audited = async (action: string, subjectId: string) =>
  (await database.pool.query('select * from audit_log where action = $1 and subject_id = $2', [action, subjectId])).rows

describe('signing in', () => {
  it('opens a session that says who it is', async () => {
    const who = await person('cashier', 'field')
    const client = await signedIn(who)
    const me = (await client.get('/session')).json()
    expect(me).toMatchObject({
      id: who.id,
      kind: 'user',
      email: who.email,
      roles: ['cashier', 'field'],
      csrfToken: client.csrfToken,
    })
    expect(me.permissions).toContain('payments.take')
    expect(me.permissions).not.toContain('access.manage_users')
    expect(await audited('access.sign_in', who.id)).toHaveLength(1)
  })

  it('takes the address in any case', async () => {
    const who = await person('cashier')
    expect((await signIn(who.email.toUpperCase(), who.password)).statusCode).toBe(201)
  })

  it('sets a cookie that scripts and other sites do not get, with 256 bits', async () => {
    const who = await person('cashier')
    const set = String((await signIn(who.email, who.password)).headers['set-cookie'])
    expect(set).toMatch(/^penstock-session=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/)
  })

  it('binds the cookie to this host and to TLS where the public address has it', async () => {
    const secure = await testApi(database, { config: { publicUrl: 'https://cis.utility.example' } })
    const who = await person('cashier')
    const body = { email: who.email, password: who.password }
    const response = await secure.anonymous.post('/session', body, { remoteAddress: freshAddress() })
    expect(String(response.headers['set-cookie'])).toMatch(
      /^__Host-penstock=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(response.headers['strict-transport-security']).toContain('max-age=31536000')
    await secure.close()
  })

  it('keeps neither the id nor the password', async () => {
    const who = await person('cashier')
    const client = await signedIn(who)
    const id = client.cookie?.split('=')[1] ?? ''
    const { rows } = await database.adminPool.query(
      `select (select string_agg(s::text, ' ') from sessions s) as sessions, (select string_agg(u::text, ' ') from users u) as users,
              (select string_agg(a::text, ' ') from audit_log a) as audit, (select string_agg(k::text, ' ') from idempotency_keys k) as keys`,
    )
    const everything = JSON.stringify(rows)
    expect(everything).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
    for (const secret of [id, who.password]) expect(everything).not.toContain(secret)
  })

  it('answers an unknown address, a wrong password and ended access alike', async () => {
    const who = await person('cashier')
    const gone = await person('cashier')
    await admin.patch(`/users/${gone.id}`, { isActive: false, reason: 'left us' })
    const answers = [
      await signIn('nobody@utility.example', 'whatever it is'),
      await signIn(who.email, 'whatever it is'),
      await signIn(gone.email, gone.password),
    ]
    for (const answer of answers) expect(answer.statusCode).toBe(401)
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1)
    expect(answers[0]?.json()).toMatchObject({ code: 'SIGN_IN_REFUSED' })
    for (const answer of answers) expect(answer.headers['set-cookie']).toBeUndefined()
    expect(await audited('access.sign_in_refused', who.id)).toMatchObject([{ reason: 'Wrong password', actor_id: 'sign-in' }])
    expect(await audited('access.sign_in_refused', gone.id)).toMatchObject([{ reason: 'Access has ended' }])
    expect(JSON.stringify(await audited('access.sign_in_refused', 'unknown'))).not.toContain('nobody@')
  })
})

describe('limits of signing in', () => {
  it('refuses an account from the sixth failure within a minute, the right password too, and forgets after it', async () => {
    const who = await person('cashier')
    for (let attempt = 1; attempt <= 5; attempt += 1) expect((await signIn(who.email, 'wrong')).statusCode).toBe(401)
    expect((await signIn(who.email, 'wrong')).json()).toMatchObject({ status: 429, code: 'TOO_MANY_SIGN_INS' })
    expect((await signIn(who.email.toUpperCase(), who.password)).statusCode).toBe(429)
    api.wait(1.1)
    expect((await signIn(who.email, who.password)).statusCode).toBe(201)
  })

  it('counts an unknown account like a known one', async () => {
    const statuses = []
    for (let attempt = 1; attempt <= 6; attempt += 1) statuses.push((await signIn('ghost@utility.example', 'wrong')).statusCode)
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  })

  it('counts attempts made at once like attempts in a row', async () => {
    const who = await person('cashier')
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(who.email, 'wrong')))
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(5)
    expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(7)
  })

  it('refuses an address from the 21st failure, whomever it tries, and tells the audit once', async () => {
    const address = freshAddress()
    const statuses = []
    for (let attempt = 1; attempt <= 23; attempt += 1) {
      statuses.push((await signIn(`guess${attempt}@utility.example`, 'wrong', { address })).statusCode)
    }
    expect(statuses).toEqual([...Array(20).fill(401), 429, 429, 429])
    expect(await audited('access.sign_ins_limited', address)).toHaveLength(1)
  })

  it('counts a whole IPv6 network as one address', async () => {
    const statuses = []
    for (let attempt = 1; attempt <= 21; attempt += 1) {
      const address = `2001:db8:7:8::${attempt.toString(16)}`
      statuses.push((await signIn(`six${attempt}@utility.example`, 'wrong', { address })).statusCode)
    }
    expect(statuses.at(-1)).toBe(429)
  })

  it('does not count what succeeds', async () => {
    const who = await person('cashier')
    const address = freshAddress()
    for (let attempt = 1; attempt <= 25; attempt += 1) {
      expect((await signIn(who.email, who.password, { address })).statusCode).toBe(201)
    }
  })
})

describe('a session', () => {
  it('gets a new id at sign-in, and the one the browser came with is dead (fixation)', async () => {
    const who = await person('cashier')
    const planted = await signIn(who.email, who.password, { cookie: 'penstock-session=chosen-by-somebody-else' })
    expect(String(planted.headers['set-cookie'])).not.toContain('chosen')
    const first = await signedIn(who)
    const second = await signedIn(who, first.cookie)
    expect(second.cookie).not.toBe(first.cookie)
    expect((await first.get('/session')).statusCode).toBe(401)
    expect((await second.get('/session')).statusCode).toBe(200)
  })

  it('ends on the server with signing out', async () => {
    const client = await signedIn(await person('cashier'))
    const out = await client.delete('/session')
    expect(out.statusCode).toBe(204)
    expect(String(out.headers['set-cookie'])).toMatch(/penstock-session=;.*Expires=Thu, 01 Jan 1970/)
    expect((await client.get('/session')).statusCode).toBe(401)
  })

  it('ends with the next request when access ends, and when roles change', async () => {
    const gone = await person('cashier')
    const promoted = await person('cashier')
    const clients = [await signedIn(gone), await signedIn(promoted)]
    for (const client of clients) expect((await client.get('/session')).statusCode).toBe(200)
    await admin.patch(`/users/${gone.id}`, { isActive: false, reason: 'left us' })
    await admin.patch(`/users/${promoted.id}`, { roles: ['cashier', 'finance'], reason: 'took over' })
    for (const client of clients) expect((await client.get('/session')).statusCode).toBe(401)
    const again = await signedIn(promoted)
    expect((await again.get('/session')).json().roles).toEqual(['cashier', 'finance'])
  })

  it('goes on when only the name changes', async () => {
    const who = await person('cashier')
    const client = await signedIn(who)
    await admin.patch(`/users/${who.id}`, { name: 'Per Sonsdatter', reason: 'married' })
    expect((await client.get('/session')).json().name).toBe('Per Sonsdatter')
  })

  it('ends when an administrator ends it', async () => {
    const who = await person('cashier')
    const client = await signedIn(who)
    const ended = await admin.post(`/users/${who.id}/end-sessions`, { reason: 'lost laptop' })
    expect(ended.json()).toEqual({ id: who.id, sessionsEnded: 1 })
    expect((await client.get('/session')).statusCode).toBe(401)
  })

  it('is not opened by nonsense', async () => {
    for (const cookie of [
      'penstock-session=',
      'penstock-session=x',
      `penstock-session=${'a'.repeat(43)}`,
      'penstock-session=%00',
    ]) {
      expect((await api.anonymous.get('/session', { headers: { cookie } })).statusCode).toBe(401)
    }
  })
})

describe('a session in time', () => {
  it('ends after 30 minutes without a request, and not before', async () => {
    const client = await signedIn(await person('cashier'))
    for (let half = 0; half < 3; half += 1) {
      api.wait(29)
      expect((await client.get('/session')).statusCode).toBe(200)
    }
    api.wait(31)
    expect((await client.get('/session')).statusCode).toBe(401)
  })

  it('ends after 12 hours however much it is used', async () => {
    const client = await signedIn(await person('cashier'))
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      api.wait(20)
      expect((await client.get('/session')).statusCode).toBe(200)
    }
    api.wait(20)
    expect((await client.get('/session')).statusCode).toBe(401)
  })
})

describe('the first administrator', () => {
  it('is made once, also by ten starts at once', async () => {
    const own = await testDatabase()
    const person = { email: 'admin@utility.example', name: 'Administrator' }
    const made = await Promise.all(Array.from({ length: 10 }, () => createFirstAdministrator(own.pool, person)))
    expect(made.filter((each) => each.created)).toHaveLength(1)
    expect(await createFirstAdministrator(own.pool, person)).toEqual({ created: false })
    const first = made.find((each) => each.created)
    const there = await testApi(own)
    const password = first?.created === true ? first.password : ''
    expect((await there.anonymous.post('/session', { email: person.email, password })).statusCode).toBe(201)
    await there.close()
    await own.close()
  })
})
