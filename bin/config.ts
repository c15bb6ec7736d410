import { isIP } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Reader, VARIABLES, type Variable, type VariableName } from './config-variables.js'

/** The environment does not say what a process needs. `problems` holds a sentence for each variable concerned. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'
const LOG_LEVELS: readonly LogLevel[] = ['trace', 'debug', 'info', 'warn', 'error', 'fatal']

export interface ApiConfiguration {
  readonly isProduction: boolean
  readonly logLevel: LogLevel
  readonly databaseUrl: string
  readonly databaseReaderUrl: string | undefined
  readonly databasePoolSize: number
  readonly temporalAddress: string
  readonly temporalNamespace: string
  readonly temporalUiUrl: string | undefined
  readonly host: string
  readonly port: number
  readonly publicUrl: string
  readonly consoleFolder: string | undefined
  readonly portalFolder: string | undefined
  readonly trustedProxies: readonly string[]
  readonly metricsFrom: readonly string[] | undefined
  readonly identifierKey: string | undefined
}

export interface WorkerConfiguration {
  readonly isProduction: boolean
  readonly logLevel: LogLevel
  readonly databaseUrl: string
  readonly databasePoolSize: number
  readonly temporalAddress: string
  readonly temporalNamespace: string
  readonly workerPort: number | undefined
  readonly accountsPerChunk: number
  readonly smtpUrl: string
  readonly mailFrom: string
  readonly smsUrl: string | undefined
  /** Where weather is read; `sample`: invented, for a sandbox. */
  readonly weatherUrl: string | undefined
  /** Whoever reaches the meters; `sample`: invented meters, for a sandbox. */
  readonly meterGatewayUrl: string | undefined
}

export interface ServeConfiguration {
  readonly logLevel: LogLevel
  /** Both or neither: a server that exists, or the embedded one. */
  readonly database: { readonly url: string; readonly ownerUrl: string } | undefined
  readonly temporalAddress: string | undefined
  readonly temporalNamespace: string
  readonly host: string
  readonly port: number
  /** The port was asked for, so another one will not do. */
  readonly portIsChosen: boolean
  readonly publicUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly smsUrl: string | undefined
  /** Where weather is read; `sample`: invented, for a sandbox. */
  readonly weatherUrl: string | undefined
  /** Whoever reaches the meters; `sample`: invented meters, for a sandbox. */
  readonly meterGatewayUrl: string | undefined
  readonly dataDirectory: string
  /** Where this user's starts tell his commands of themselves. */
  readonly userFolder: string
  /** npm is our parent and waits for us: when it is gone, nobody does. */
  readonly isStartedByNpm: boolean
  /** What the processes it starts are given besides their own variables. */
  readonly environment: NodeJS.ProcessEnv
}

export interface MigrateConfiguration {
  readonly ownerUrl: string
  readonly databaseUrl: string | undefined
  readonly databaseReaderUrl: string | undefined
}

export interface ClientConfiguration {
  readonly url: string | undefined
  readonly token: string | undefined
  readonly dataDirectory: string
  readonly userFolder: string
}

/** What the API is told. Throws `ConfigurationError` with every problem at once. */
export function apiConfiguration(env: NodeJS.ProcessEnv = process.env): ApiConfiguration {
  return read('api', env, (variables) => {
    const port = variables.port('PORT')
    return {
      isProduction: variables.isProduction,
      logLevel: variables.oneOf('LOG_LEVEL', LOG_LEVELS),
      databaseUrl: variables.databaseUrl('DATABASE_URL'),
      databaseReaderUrl: variables.optional('DATABASE_READER_URL'),
      databasePoolSize: variables.wholeNumber('DATABASE_POOL_SIZE', 2, 500),
      temporalAddress: variables.hostAndPort('TEMPORAL_ADDRESS'),
      temporalNamespace: variables.text('TEMPORAL_NAMESPACE'),
      temporalUiUrl: variables.webAddress('TEMPORAL_UI_URL'),
      host: variables.text('HOST'),
      port,
      publicUrl: variables.publicUrl('PUBLIC_URL', port),
      consoleFolder: variables.optional('CONSOLE_FOLDER'),
      portalFolder: variables.optional('PORTAL_FOLDER'),
      trustedProxies: variables.networks('TRUSTED_PROXIES') ?? [],
      metricsFrom: variables.networks('METRICS_FROM'),
      identifierKey: variables.longSecret('IDENTIFIER_KEY', 32),
    }
  })
}

/** What a worker is told. Throws `ConfigurationError` with every problem at once. */
export function workerConfiguration(env: NodeJS.ProcessEnv = process.env): WorkerConfiguration {
  return read('worker', env, (variables) => ({
    isProduction: variables.isProduction,
    logLevel: variables.oneOf('LOG_LEVEL', LOG_LEVELS),
    databaseUrl: variables.databaseUrl('DATABASE_URL'),
    databasePoolSize: variables.wholeNumber('DATABASE_POOL_SIZE', 2, 500),
    temporalAddress: variables.hostAndPort('TEMPORAL_ADDRESS'),
    temporalNamespace: variables.text('TEMPORAL_NAMESPACE'),
    workerPort: variables.optional('WORKER_PORT') === undefined ? undefined : variables.port('WORKER_PORT'),
    accountsPerChunk: variables.wholeNumber('ACCOUNTS_PER_CHUNK', 1, 5_000),
    smtpUrl: variables.text('SMTP_URL'),
    mailFrom: variables.text('MAIL_FROM'),
    smsUrl: variables.webAddress('SMS_URL'),
    weatherUrl: weatherAddress(variables),
    meterGatewayUrl: meterGatewayAddress(variables),
  }))
}

/** What `penstock serve` is told. Throws `ConfigurationError` with every problem at once. */
export function serveConfiguration(env: NodeJS.ProcessEnv = process.env): ServeConfiguration {
  return read('serve', env, (variables) => {
    const url = variables.optional('DATABASE_URL')
    const ownerUrl = variables.optional('DATABASE_OWNER_URL')
    if ((url === undefined) !== (ownerUrl === undefined)) {
      variables.problem('DATABASE_URL and DATABASE_OWNER_URL belong together: set both for a server of your own, or neither')
    }
    if (variables.isProduction) {
      variables.problem(
        '`penstock serve` is for a laptop: in production start `penstock migrate`, `penstock api` and `penstock worker`',
      )
    }
    return {
      logLevel: variables.oneOf('LOG_LEVEL', LOG_LEVELS),
      database: url === undefined || ownerUrl === undefined ? undefined : { url, ownerUrl },
      temporalAddress: variables.optional('TEMPORAL_ADDRESS') && variables.hostAndPort('TEMPORAL_ADDRESS'),
      temporalNamespace: variables.text('TEMPORAL_NAMESPACE'),
      host: variables.text('HOST'),
      port: variables.port('PORT'),
      portIsChosen: env.PORT !== undefined && env.PORT !== '',
      publicUrl: variables.webAddress('PUBLIC_URL'),
      smtpUrl: variables.optional('SMTP_URL'),
      mailFrom: variables.text('MAIL_FROM'),
      smsUrl: variables.webAddress('SMS_URL'),
      weatherUrl: weatherAddress(variables),
      meterGatewayUrl: meterGatewayAddress(variables),
      dataDirectory: variables.text('DATA_DIR'),
      userFolder: userFolder(env),
      isStartedByNpm: env.npm_lifecycle_event === 'start',
      environment: env,
    }
  })
}

/** The source of weather: an address, or `sample`, which a production system refuses. */
function weatherAddress(variables: Variables): string | undefined {
  if (variables.optional('WEATHER_URL') !== 'sample') return variables.webAddress('WEATHER_URL')
  if (variables.isProduction)
    variables.problem('WEATHER_URL must not be the sample in production: nobody is cut off by invented weather')
  return 'sample'
}

/** The gateway to the meters: an address, or `sample`, which a production system refuses. */
function meterGatewayAddress(variables: Variables): string | undefined {
  if (variables.optional('METER_GATEWAY_URL') !== 'sample') return variables.webAddress('METER_GATEWAY_URL')
  if (variables.isProduction)
    variables.problem('METER_GATEWAY_URL must not be the sample in production: invented meters switch nothing off or on')
  return 'sample'
}

/** What `penstock migrate` is told. Throws `ConfigurationError` with every problem at once. */
export function migrateConfiguration(env: NodeJS.ProcessEnv = process.env): MigrateConfiguration {
  return read('migrate', env, (variables) => ({
    ownerUrl: variables.text('DATABASE_OWNER_URL'),
    databaseUrl: variables.optional('DATABASE_URL'),
    databaseReaderUrl: variables.optional('DATABASE_READER_URL'),
  }))
}

/** What a command that sets up a database before anything runs is told. Throws `ConfigurationError` without DATABASE_URL. */
export function setUpConfiguration(env: NodeJS.ProcessEnv = process.env): { readonly databaseUrl: string } {
  const databaseUrl = read('migrate', { DATABASE_OWNER_URL: 'not needed', ...env }, (variables) =>
    variables.databaseUrl('DATABASE_URL'),
  )
  if (databaseUrl === '') throw new ConfigurationError([`DATABASE_URL is missing. ${VARIABLES.DATABASE_URL.doc}`])
  return { databaseUrl }
}

/** What the commands that drive a running system are told. */
export function clientConfiguration(env: NodeJS.ProcessEnv = process.env): ClientConfiguration {
  return read('client', env, (variables) => ({
    url: variables.webAddress('PENSTOCK_URL'),
    token: variables.optional('PENSTOCK_TOKEN'),
    dataDirectory: variables.text('DATA_DIR'),
    userFolder: userFolder(env),
  }))
}

/**
 * Makes every process of ours count in UTC, whatever zone its machine keeps: `Intl` and `Date` take the host's zone, and
 * a bill must not depend on where it was made.
 */
export function countInUtc(): void {
  process.env.TZ = 'UTC'
}

/** The user's own folder for what programs keep between their runs. */
function userFolder(env: NodeJS.ProcessEnv): string {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'penstock')
}

const PLACEHOLDER = /^(change[-_ ]?me|secret|password|postgres|penstock|admin|example|default|test)?$/i

function read<Configuration>(
  reader: Reader,
  env: NodeJS.ProcessEnv,
  build: (variables: Variables) => Configuration,
): Configuration {
  const variables = new Variables(reader, env)
  const configuration = build(variables)
  if (variables.problems.length > 0) throw new ConfigurationError(variables.problems)
  return configuration
}

/** Reads one process's variables and collects what is wrong with them; after a problem it goes on with a value of the right type. */
class Variables {
  readonly problems: string[] = []
  readonly isProduction: boolean
  readonly #reader: Reader
  readonly #env: NodeJS.ProcessEnv

  constructor(reader: Reader, env: NodeJS.ProcessEnv) {
    this.#reader = reader
    this.#env = env
    this.isProduction = env.NODE_ENV === 'production'
    if (this.isProduction) this.#refusePlaceholders()
  }

  problem(sentence: string): void {
    this.problems.push(sentence)
  }

  optional(name: VariableName): string | undefined {
    const variable: Variable = VARIABLES[name]
    const value = this.#env[name]
    if (value !== undefined && value !== '') return value
    if (variable.required?.includes(this.#reader) === true) this.problem(`${name} is missing. ${variable.doc}`)
    return variable.default
  }

  text(name: VariableName): string {
    return this.optional(name) ?? ''
  }

  oneOf<Choice extends string>(name: VariableName, choices: readonly Choice[]): Choice {
    const value = this.text(name)
    const choice = choices.find((each) => each === value)
    if (choice === undefined) this.problem(`${name} is "${value}", but must be one of ${choices.join(', ')}`)
    return choice ?? (choices[0] as Choice)
  }

  wholeNumber(name: VariableName, least: number, most: number): number {
    const text = this.text(name)
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most) {
      this.problem(`${name} is "${text}", but must be a whole number from ${least} to ${most}`)
    }
    return value
  }

  port(name: VariableName): number {
    return this.wholeNumber(name, 1, 65_535)
  }

  webAddress(name: VariableName): string | undefined {
    const value = this.optional(name)
    if (value === undefined) return undefined
    const url = URL.canParse(value) ? new URL(value) : undefined
    if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
      this.problem(`${name} is "${value}", but must be an http or https address`)
    return value.replace(/\/+$/, '')
  }

  publicUrl(name: VariableName, port: number): string {
    const value = this.webAddress(name)
    if (this.isProduction && value?.startsWith('https://') !== true) {
      this.problem(`${name} must be an https address in production: sign-in cookies travel over TLS only`)
    }
    return value ?? `http://localhost:${port}`
  }

  databaseUrl(name: VariableName): string {
    const value = this.text(name)
    const protocol = URL.canParse(value) ? new URL(value).protocol : ''
    if (value !== '' && protocol !== 'postgres:' && protocol !== 'postgresql:') {
      this.problem(`${name} must be an address of the form postgres://user:password@host:5432/database`)
    }
    return value
  }

  hostAndPort(name: VariableName): string {
    const value = this.text(name)
    if (value !== '' && !/^[^\s/:]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i.test(value)) {
      this.problem(`${name} is "${value}", but must have the form host:port`)
    }
    return value
  }

  longSecret(name: VariableName, least: number): string | undefined {
    const value = this.optional(name)
    if (value !== undefined && value.length < least) this.problem(`${name} must have at least ${least} characters`)
    return value
  }

  networks(name: VariableName): string[] | undefined {
    const value = this.optional(name)
    const networks = value?.split(',').map((each) => each.trim())
    for (const network of networks ?? []) {
      if (isIP(network.split('/')[0] ?? '') === 0) this.problem(`${name} holds "${network}", which is no address or network`)
    }
    return networks
  }

  #refusePlaceholders(): void {
    for (const [name, variable] of Object.entries<Variable>(VARIABLES)) {
      const value = this.#env[name]
      if (variable.secret !== true || value === undefined || !variable.readers.includes(this.#reader)) continue
      const secret = URL.canParse(value) ? decodeURIComponent(new URL(value).password) : value
      const needsNone = (name === 'SMTP_URL' || name === 'SMS_URL') && secret === ''
      if (!needsNone && PLACEHOLDER.test(secret))
        this.problem(`${name} has no password or a placeholder for one; production refuses it`)
    }
  }
}
