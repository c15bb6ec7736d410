import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  apiConfiguration,
  ConfigurationError,
  clientConfiguration,
  migrateConfiguration,
  serveConfiguration,
  setUpConfiguration,
  workerConfiguration,
} from './config.js'
import { VARIABLES, type Variable } from './config-variables.js'

type Env = Record<string, string>

const SERVERS: Env = { DATABASE_URL: 'postgres://penstock_app:k3yf0r@db:5432/penstock', TEMPORAL_ADDRESS: 'temporal:7233' }
const WORKER: Env = { ...SERVERS, SMTP_URL: 'smtp://mail:1025' }
const PRODUCTION: Env = { ...SERVERS, NODE_ENV: 'production', PUBLIC_URL: 'https://cis.example.org' }

function problemsOf(read: (env: Env) => unknown, env: Env): readonly string[] {
  try {
    read(env)
    return []
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems
    throw error
  }
}

describe('what is refused', () => {
  const CASES: [string, (env: Env) => unknown, Env, RegExp[]][] = [
    ['an API without servers', apiConfiguration, {}, [/^DATABASE_URL is missing/, /^TEMPORAL_ADDRESS is missing/]],
    ['a worker without mail', workerConfiguration, SERVERS, [/^SMTP_URL is missing/]],
    ['migrations without an owner', migrateConfiguration, {}, [/^DATABASE_OWNER_URL is missing/]],
    ['a set-up without a database', setUpConfiguration, {}, [/^DATABASE_URL is missing/]],
    ['an empty variable', apiConfiguration, { ...SERVERS, DATABASE_URL: '' }, [/^DATABASE_URL is missing/]],
    ['a port that is none', apiConfiguration, { ...SERVERS, PORT: '70000' }, [/^PORT is "70000"/]],
    ['a number with a sign', apiConfiguration, { ...SERVERS, DATABASE_POOL_SIZE: '-3' }, [/^DATABASE_POOL_SIZE is "-3"/]],
    ['an unknown log level', apiConfiguration, { ...SERVERS, LOG_LEVEL: 'loud' }, [/^LOG_LEVEL is "loud".*trace, debug/]],
    [
      'a database of another kind',
      apiConfiguration,
      { ...SERVERS, DATABASE_URL: 'mysql://db/x' },
      [/^DATABASE_URL must be an address/],
    ],
    ['an address without a port', apiConfiguration, { ...SERVERS, TEMPORAL_ADDRESS: 'temporal' }, [/host:port$/]],
    ['a public address that is none', apiConfiguration, { ...SERVERS, PUBLIC_URL: 'cis.example.org' }, [/^PUBLIC_URL is/]],
    ['a proxy that is no network', apiConfiguration, { ...SERVERS, TRUSTED_PROXIES: '10.0.0.0/8, proxy' }, [/holds "proxy"/]],
    ['half a database for serve', serveConfiguration, { DATABASE_URL: 'postgres://a:b@c/d' }, [/belong together/]],
    ['serve in production', serveConfiguration, { NODE_ENV: 'production' }, [/is for a laptop/]],
    [
      'every problem at once',
      apiConfiguration,
      { PORT: 'x', LOG_LEVEL: 'y' },
      [/^PORT/, /^LOG_LEVEL/, /^DATABASE_URL/, /^TEMPORAL_ADDRESS/],
    ],
  ]
  it.each(CASES)('%s', (_, read, env, expected) => {
    const problems = problemsOf(read, env)
    expect(problems).toHaveLength(expected.length)
    for (const [index, pattern] of expected.entries()) expect(problems[index]).toMatch(pattern)
  })
})

describe('production', () => {
  it('takes a whole configuration', () => expect(problemsOf(apiConfiguration, PRODUCTION)).toEqual([]))

  it.each(['', 'changeme', 'change-me', 'Password', 'penstock', 'postgres'])('refuses the password "%s"', (password) => {
    const env = { ...PRODUCTION, DATABASE_URL: `postgres://penstock_app:${password}@db/penstock` }
    expect(problemsOf(apiConfiguration, env)).toEqual([expect.stringMatching(/^DATABASE_URL has no password or a placeholder/)])
  })

  it.each(['http://cis.example.org', ''])('refuses the public address "%s"', (address) => {
    expect(problemsOf(apiConfiguration, { ...PRODUCTION, PUBLIC_URL: address })).toEqual([expect.stringMatching(/https/)])
  })

  it('lets mail go out without a password, and not with a placeholder', () => {
    const worker = { ...PRODUCTION, SMTP_URL: 'smtp://mail:1025' }
    expect(problemsOf(workerConfiguration, worker)).toEqual([])
    expect(problemsOf(workerConfiguration, { ...worker, SMTP_URL: 'smtp://u:password@mail:1025' })).toHaveLength(1)
  })
})

describe('what is understood', () => {
  it('the API with what it needs alone', () => {
    expect(apiConfiguration(SERVERS)).toMatchObject({
      isProduction: false,
      host: '127.0.0.1',
      port: 4080,
      publicUrl: 'http://localhost:4080',
      databasePoolSize: 10,
      temporalNamespace: 'default',
      trustedProxies: [],
      metricsFrom: undefined,
    })
  })

  it('a key for numbers of documents that is long enough, or none', () => {
    expect(apiConfiguration({ ...SERVERS, IDENTIFIER_KEY: 'k'.repeat(32) }).identifierKey).toBe('k'.repeat(32))
    expect(problemsOf(apiConfiguration, { ...SERVERS, IDENTIFIER_KEY: 'k'.repeat(31) })).toEqual([
      'IDENTIFIER_KEY must have at least 32 characters',
    ])
  })
  it('a worker without a port opens none', () => expect(workerConfiguration(WORKER).workerPort).toBeUndefined())
  it('a slash at the end of an address does not count', () =>
    expect(clientConfiguration({ PENSTOCK_URL: 'https://cis.example.org/' }).url).toBe('https://cis.example.org'))
  it('serve without any variable', () =>
    expect(serveConfiguration({})).toMatchObject({ database: undefined, temporalAddress: undefined, portIsChosen: false }))
  it('serve with the port that is usual anyway, but asked for', () =>
    expect(serveConfiguration({ PORT: '4080' }).portIsChosen).toBe(true))
})

describe('the table of variables', () => {
  it('is the one of docs/configuration.md', () => {
    const page = readFileSync(fileURLToPath(new URL('../docs/configuration.md', import.meta.url)), 'utf8')
    const rows = [...page.matchAll(/^\| `(\w+)` \|.*$/gm)]
    expect(rows.map((row) => row[1])).toEqual(Object.keys(VARIABLES))
    for (const [name, variable] of Object.entries<Variable>(VARIABLES)) {
      expect(rows.find((row) => row[1] === name)?.[0], name).toContain(variable.doc)
    }
  })

  it('says of each what it is for', () => {
    for (const [name, variable] of Object.entries<Variable>(VARIABLES)) {
      expect(variable.doc.length, name).toBeGreaterThan(20)
      expect(variable.readers, name).toEqual(expect.arrayContaining([...(variable.required ?? [])]))
    }
  })
})
