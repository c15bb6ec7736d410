import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runImport } from '../../activities/imports/run-import.js'
import { ALL_ROUTES } from '../../api/all-routes.js'
import { listQuery } from '../../api/list.js'
import type { Route } from '../../api/route.js'
import { fieldErrorsOf, validatorCompiler } from '../../api/validation.js'
import { PERMISSIONS } from '../../domain/access/permissions.js'
import { ROLES } from '../../domain/access/roles.js'
import { type TestApi, type TestClient, testApi } from '../support/api.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { importFolder } from '../support/import-folder.js'
import { FILTER_VALUES, fieldsOfList, withQuery } from '../support/list-fields.js'
import { minimalRequest, nameOf, permissionOf } from '../support/route-requests.js'
import { INSIDES } from './hostile-text.js'

// The demo utility, seen through every route that reads.
const FOLDER = fileURLToPath(new URL('../../demo/alder-creek', import.meta.url))

let database: TestDatabase
let api: TestApi
let admin: TestClient

beforeAll(async () => {
  database = await testDatabase()
  const importId = await importFolder(database.pool, FOLDER, '2026-09-01')
  await runImport({ pool: database.pool, isProduction: false }, { importId })
  api = await testApi(database, {
    config: { limits: { publicRequests: 1_000_000, notFoundPerMinute: 1_000_000, requestsPerMinute: 1_000_000 } },
  })
  admin = await api.as('administrator')
}, 180_000)
afterAll(async () => {
  await api.close()
  await database.close()
})

const named = (routes: readonly Route[]) => routes.map((route) => [nameOf(route), route] as const)
const reads = ALL_ROUTES.filter((route) => route.method === 'GET')
const lists = reads.filter((route) => route.query === listQuery && route.params === undefined)

/** Addresses of things that are there: those a list shows for a route with an id, the route's own otherwise. */
async function addressesOf(route: Route): Promise<string[]> {
  if (route.params === undefined) return [minimalRequest(route).path]
  const list = route.url.split('/:')[0] ?? ''
  const response = await admin.get(withQuery(list, { range: [0, 4] }))
  if (response.statusCode !== 200) return []
  const rows = response.json<Record<string, string | number>[]>()
  const search = minimalRequest(route).path.split('?')[1]
  return rows.map((row) => {
    const path = route.url.replaceAll(/:(\w+)/g, (_match, name: string) => encodeURIComponent(row[name] ?? 1))
    return search === undefined ? path : `${path}?${search}`
  })
}

it('has the demo utility', async () => {
  expect((await admin.list('/accounts')).total).toBe(1200)
})

describe('what is there can be read, and the answer is what its schema says', () => {
  it.each(named(reads))('%s', async (_name, route) => {
    for (const path of await addressesOf(route)) {
      const response = await admin.get(path)
      expect(response.statusCode, `${path}: ${response.body.slice(0, 300)}`).toBeLessThan(500)
      if (response.statusCode !== 200 || route.response === undefined) continue
      const validate = validatorCompiler({
        schema: route.response as object,
        method: 'GET',
        url: path,
        httpPart: 'body',
      }) as unknown as {
        (data: unknown): boolean
        errors?: Parameters<typeof fieldErrorsOf>[0] | null
      }
      expect(validate(response.json()) ? [] : fieldErrorsOf(validate.errors ?? [], 'answer'), `${path}`).toEqual([])
    }
  })
})

describe('a list can be sorted and filtered by everything it names', () => {
  it.each(named(lists))('%s', async (_name, route) => {
    const { sorts, filters } = await fieldsOfList(admin, route.url)
    const broken: string[] = []
    for (const field of sorts) {
      for (const direction of ['ASC', 'DESC']) {
        const response = await admin.get(withQuery(route.url, { sort: [field, direction] }))
        if (response.statusCode !== 200) broken.push(`sort ${field} ${direction}: ${response.body}`)
      }
    }
    for (const field of filters) {
      const answers = []
      for (const value of FILTER_VALUES) answers.push(await admin.get(withQuery(route.url, { filter: { [field]: value } })))
      if (!answers.some((answer) => answer.statusCode === 200)) broken.push(`filter ${field}: ${answers[0]?.body}`)
      for (const { statusCode, body } of answers.filter((answer) => answer.statusCode >= 400)) {
        if (statusCode >= 500 || INSIDES.test(body)) broken.push(`filter ${field}: ${body}`)
      }
    }
    expect(broken).toEqual([])
  })
})

describe('who may not read it learns nothing, whether it is there or not', () => {
  const closed = reads.filter((route) => permissionOf(route) !== undefined && route.params !== undefined)
  it.each(named(closed))('%s', async (_name, route) => {
    const permission = permissionOf(route)
    const paths = [...(await addressesOf(route)).slice(0, 1), minimalRequest(route).path]
    for (const role of ROLES) {
      if (permission !== undefined && PERMISSIONS[permission].roles.includes(role)) continue
      const client = await api.as(role)
      const bodies = new Set<string>()
      for (const path of paths) {
        const response = await client.get(path)
        expect(response.statusCode).toBe(403)
        bodies.add(response.body)
      }
      expect(bodies.size).toBe(1)
    }
  })
})
