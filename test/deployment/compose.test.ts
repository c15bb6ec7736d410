import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { apiConfiguration, migrateConfiguration, workerConfiguration } from '../../bin/config.js'
import { type Reader, VARIABLES, type Variable } from '../../bin/config-variables.js'

interface Service {
  readonly image: string
  readonly build?: string
  readonly command?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
}

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const COMPOSE = readFileSync(at('docker-compose.yml'), 'utf8')
const SERVICES = (parse(COMPOSE, { merge: true }) as { services: Record<string, Service> }).services
const OURS = Object.entries(SERVICES).filter(([, service]) => service.build !== undefined)
const DOCKERFILE = readFileSync(at('Dockerfile'), 'utf8').split('\n')

/** What compose would put in: a value of good form for each variable without a default. */
function substituted(service: Service): Record<string, string> {
  const values: Record<string, string> = {
    PUBLIC_URL: 'https://cis.example.org',
    MAIL_FROM: 'City <billing@example.org>',
    IDENTIFIER_KEY: 'k3yf0rTests'.repeat(3),
  }
  const resolve = (text: string): string =>
    text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, kind: string, rest: string) =>
      kind === '-' ? rest : (values[name] ?? 'k3yf0rTests'),
    )
  return Object.fromEntries(Object.entries(service.environment ?? {}).map(([name, value]) => [name, resolve(value)]))
}

describe('docker-compose.yml', () => {
  it('has the parts of a production', () => {
    expect(Object.keys(SERVICES).sort()).toEqual(
      ['api', 'database', 'mail', 'migrate', 'temporal', 'temporal-database', 'temporal-ui', 'worker'].sort(),
    )
    expect(OURS.map(([name]) => name).sort()).toEqual(['api', 'migrate', 'worker'])
  })

  it.each(OURS)('passes %s only variables that it reads', (name, service) => {
    const readers = (variable: string): readonly Reader[] => (VARIABLES as Record<string, Variable>)[variable]?.readers ?? []
    const unknown = Object.keys(service.environment ?? {}).filter((variable) => !readers(variable).includes(name as Reader))
    expect(unknown).toEqual([])
    expect(service.command).toEqual([name])
  })

  it.each([
    ['api', apiConfiguration],
    ['worker', workerConfiguration],
    ['migrate', migrateConfiguration],
  ] as const)('gives %s all that it needs in production', (name, configuration) => {
    const service = SERVICES[name]
    expect(service).toBeDefined()
    if (service !== undefined) expect(() => configuration({ ...substituted(service), NODE_ENV: 'production' })).not.toThrow()
  })

  it('accepts no secret by default', () => {
    const secrets = [...COMPOSE.matchAll(/\$\{(\w*(?:PASSWORD|SECRET|TOKEN|PWD)\w*)([^}]*)\}/g)]
    expect(secrets.length).toBeGreaterThan(5)
    for (const [whole, , rest] of secrets) expect(rest, whole).toMatch(/^:\?set /)
    expect(COMPOSE).not.toMatch(/(PASSWORD|PWD|SECRET|TOKEN): *['"]?[\w-]+['"]?$/m)
  })

  it('keeps the owner’s login from what serves', () => {
    for (const name of ['api', 'worker']) expect(JSON.stringify(SERVICES[name])).not.toContain('OWNER')
  })

  it('pins every image', () => {
    for (const [name, service] of Object.entries(SERVICES)) expect(service.image, name).toMatch(/:v?\d+\.\d+(\.\d+)?(-[\w.]+)?$/)
  })

  it('watches the health of what stays running', () => {
    const unwatched = Object.entries(SERVICES).filter(([, service]) => service.healthcheck === undefined)
    expect(unwatched.map(([name]) => name).sort()).toEqual(['migrate', 'temporal-ui'])
    expect(SERVICES.api?.depends_on?.migrate?.condition).toBe('service_completed_successfully')
    expect(SERVICES.worker?.depends_on?.temporal?.condition).toBe('service_healthy')
  })

  it('keeps Temporal’s rows out of the books', () => {
    expect(SERVICES.temporal?.environment?.POSTGRES_SEEDS).toBe('temporal-database')
    expect(JSON.stringify(SERVICES.temporal)).not.toContain('DATABASE_OWNER_PASSWORD')
  })
})

describe('Dockerfile', () => {
  it('builds on pinned images and runs as nobody special', () => {
    const bases = DOCKERFILE.flatMap((line) => /^FROM (\S+)/.exec(line)?.[1] ?? [])
    for (const base of bases) expect(base).toMatch(/^node:\d+\.\d+\.\d+-\w+-slim$/)
    expect(DOCKERFILE).toContain('USER node')
  })

  it('sets only variables that exist', () => {
    const names = DOCKERFILE.filter((line) => line.startsWith('ENV ')).flatMap((line) =>
      [...line.matchAll(/(\w+)=/g)].map((match) => match[1] ?? ''),
    )
    expect(names.filter((name) => name !== 'TZ' && !(name in VARIABLES))).toEqual([])
  })

  it('copies what is there', () => {
    const sources = DOCKERFILE.filter((line) => /^COPY (?!--from)/.test(line)).flatMap((line) => line.split(' ').slice(1, -1))
    expect(sources.filter((source) => !existsSync(at(source)))).toEqual([])
  })
})
