import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../test/support/api.js'
import { type TestDatabase, testDatabase } from '../test/support/database.js'

let database: TestDatabase
let api: TestApi
const folder = mkdtempSync(join(tmpdir(), 'penstock-console-'))
const PAGE = '<!doctype html><title>Penstock</title>'

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), PAGE)
  writeFileSync(join(folder, 'assets', 'index-B4x.js'), 'export {}')
  writeFileSync(join(folder, '.env'), 'SECRET=1')
  writeFileSync(join(folder, '..', 'outside.txt'), 'outside')
  database = await testDatabase()
  api = await testApi(database, { config: { consoleFolder: folder } })
})
afterAll(async () => {
  await api.close()
  await database.close()
  rmSync(folder, { recursive: true })
  rmSync(join(folder, '..', 'outside.txt'))
})

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

describe('the console', () => {
  it.each(['/', '/accounts', '/accounts/A000001', '/bill-runs/2/show?tab=parked'])('is the page at %s', async (url) => {
    const response = await api.app.inject({ url, headers: browser })
    expect([response.statusCode, response.body]).toEqual([200, PAGE])
    expect(response.headers['cache-control']).toBe('no-cache')
    expect(response.headers['content-security-policy']).toContain("script-src 'self'")
  })

  it('has files that never change', async () => {
    const response = await api.app.inject('/assets/index-B4x.js')
    expect(response.statusCode).toBe(200)
    expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(response.headers['content-type']).toContain('javascript')
  })

  it.each([
    '/assets/gone.js',
    '/.env',
    '/../outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e/outside.txt',
    '/assets/..%5c..%5coutside.txt',
    '/api/v1/nothing',
    '/api/nothing',
    '/api',
  ])('is nothing at %s', async (url) => {
    const response = await api.app.inject({ url, headers: browser })
    expect(response.statusCode).toBeGreaterThanOrEqual(400)
    expect(response.statusCode).toBeLessThan(500)
    expect(response.json()).toHaveProperty('code')
  })

  it('is not what a program gets that asks for something else', async () => {
    const response = await api.app.inject({ url: '/accounts', headers: { accept: 'application/json' } })
    expect(response.json()).toMatchObject({ status: 404, code: 'NOT_FOUND' })
    expect((await api.app.inject({ method: 'POST', url: '/accounts' })).statusCode).toBe(404)
  })

  it('that was not built says so where people look for it', async () => {
    const without = await testApi(database)
    const response = await without.app.inject({ url: '/', headers: browser })
    expect(response.statusCode).toBe(404)
    expect(response.json()).toMatchObject({ code: 'NOT_FOUND', detail: expect.stringContaining('not built') })
    await without.close()
  })
})
