import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_ROUTES } from '../../api/all-routes.js'
import { listQuery } from '../../api/list.js'
import { AUDIT_COLUMNS } from '../../db/access/audit-list.js'
import { USER_COLUMNS } from '../../db/access/user-store.js'
import type { ListColumns } from '../../db/list-window.js'
import { type TestApi, type TestClient, testApi } from '../support/api.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { withQuery } from '../support/list-fields.js'
import { nameOf } from '../support/route-requests.js'
import { HOSTILE_TEXTS, INSIDES } from './hostile-text.js'

let database: TestDatabase
let api: TestApi
let admin: TestClient

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database, {
    config: { limits: { publicRequests: 1_000_000, notFoundPerMinute: 1_000_000, requestsPerMinute: 1_000_000 } },
  })
  admin = await api.as('administrator')
})
afterAll(async () => {
  await api.close()
  await database.close()
})

/** What was not calm: as slow as one that was made to sleep, a failure of the server, or an answer that tells what is inside. */
async function anomaliesAt(paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const start = performance.now()
    const { statusCode, body } = await admin.get(path)
    if (performance.now() - start > 4_500) found.push(`slow: ${path}`)
    if (statusCode >= 500) found.push(`${statusCode}: ${path}`)
    // Fields that a list knows are named to whoever asks for another.
    if (statusCode >= 400 && INSIDES.test(body.replaceAll(/there are: [^"]*/g, ''))) found.push(`tells: ${path} ${body}`)
  }
  return found
}

/** Half a surrogate pair has no encoding: a broken client sends what stands for it. */
function encodeLoosely(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'))
}

it('has at least a hundred', () => {
  expect(new Set(HOSTILE_TEXTS).size).toBe(HOSTILE_TEXTS.length)
  expect(HOSTILE_TEXTS.length).toBeGreaterThanOrEqual(100)
})

describe.each<[string, ListColumns]>([
  ['/audit', AUDIT_COLUMNS],
  ['/users', USER_COLUMNS],
])('every text in every place of %s', (path, columns) => {
  it.each(HOSTILE_TEXTS)('%j', async (text) => {
    const paths = [
      ...Object.keys(columns.filterable).map((field) => withQuery(path, { filter: { [field]: text } })),
      withQuery(path, { filter: { [text]: 1 } }),
      withQuery(path, { filter: text }),
      withQuery(path, { sort: [text, 'ASC'] }),
      withQuery(path, { sort: ['id', text] }),
      withQuery(path, { range: text }),
      `${path}/${encodeLoosely(text)}`,
    ]
    expect(await anomaliesAt(paths)).toEqual([])
  })
})

const lists = ALL_ROUTES.filter((route) => route.query === listQuery)
const reads = ALL_ROUTES.filter((route) => route.method === 'GET' && route.params !== undefined)
/** A sixth of the texts for every other place, each place another sixth: enough to find a query that was put together from text. */
const some = (place: number): readonly string[] => HOSTILE_TEXTS.filter((_text, index) => (index + place) % 6 === 0)

describe('other lists and records', () => {
  it.each(lists.map((route, place) => [nameOf(route), route, place] as const))('%s', async (_name, route, place) => {
    const path = route.url.replaceAll(/:\w+/g, '1')
    const paths = some(place).flatMap((text) => [
      withQuery(path, { filter: { id: text, q: text, state: text } }),
      withQuery(path, { sort: [text, 'DESC'] }),
    ])
    expect(await anomaliesAt(paths)).toEqual([])
  })
  it.each(reads.map((route, place) => [nameOf(route), route, place] as const))('%s', async (_name, route, place) => {
    expect(await anomaliesAt(some(place).map((text) => route.url.replaceAll(/:\w+/g, encodeLoosely(text))))).toEqual([])
  })
})

describe('bodies', () => {
  it('with any text as a name are stored as they are, or refused', async () => {
    for (const [index, text] of HOSTILE_TEXTS.entries()) {
      const response = await admin.post('/users', { email: `h${index}@utility.example`, name: text, roles: ['field'] })
      if (response.statusCode === 201) expect(response.json().name).toBe(text)
      else expect(response.json()).toMatchObject({ status: 400, code: 'VALIDATION' })
    }
  })
  it.each(ALL_ROUTES.filter((route) => route.body !== undefined).map((route) => [nameOf(route), route] as const))(
    'of %s that are no object',
    async (_name, route) => {
      for (const body of [[], [1], 'text', 5, null, true]) {
        const headers = {
          cookie: admin.cookie ?? '',
          'x-csrf-token': admin.csrfToken ?? '',
          'idempotency-key': 'one',
          'content-type': 'application/json',
        }
        const url = `/api/v1${route.url.replaceAll(/:\w+/g, '1')}`
        const response = await api.app.inject({ method: route.method, url, headers, payload: JSON.stringify(body) })
        expect(response.statusCode).toBe(400)
      }
    },
  )
})
