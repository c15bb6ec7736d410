/** Who reads a variable: the processes, and the command line that drives a running system. */
export type Reader = 'api' | 'worker' | 'serve' | 'migrate' | 'client'

export interface Variable {
  readonly readers: readonly Reader[]
  /** Without it the process does not start. */
  readonly required?: readonly Reader[]
  readonly default?: string
  /** Is or carries a secret: never printed, and in production it may not be a placeholder. */
  readonly secret?: true
  readonly doc: string
}

/** Every environment variable that Penstock reads, in the order of the documentation. */
export const VARIABLES = {
  NODE_ENV: {
    readers: ['api', 'worker', 'serve', 'migrate'],
    default: 'development',
    doc: '`production` refuses placeholder secrets, plain-HTTP public addresses and a database login that owns the tables.',
  },
  LOG_LEVEL: {
    readers: ['api', 'worker', 'serve'],
    default: 'info',
    doc: 'Least severe log lines written: `trace`, `debug`, `info`, `warn`, `error` or `fatal`.',
  },
  DATABASE_URL: {
    readers: ['api', 'worker', 'serve', 'migrate'],
    required: ['api', 'worker'],
    secret: true,
    doc:
      'PostgreSQL 15 or newer, as the application connects: `postgres://user:password@host:5432/penstock`, a member of `penstock_app`. ' +
      '`penstock serve` starts a PostgreSQL of its own without it.',
  },
  DATABASE_OWNER_URL: {
    readers: ['serve', 'migrate'],
    required: ['migrate'],
    secret: true,
    doc: 'The same database as its owner, for migrations only: a login that may create roles. The API and the worker never get it.',
  },
  DATABASE_READER_URL: {
    readers: ['api', 'migrate'],
    secret: true,
    doc: 'The same database as a member of `penstock_reader`, for long reads; may be a replica. The application’s own connections without it.',
  },
  DATABASE_POOL_SIZE: {
    readers: ['api', 'worker'],
    default: '10',
    doc: 'Connections to PostgreSQL at most, per process.',
  },
  TEMPORAL_ADDRESS: {
    readers: ['api', 'worker', 'serve'],
    required: ['api', 'worker'],
    doc: 'Temporal server, `host:port`. `penstock serve` starts one of its own without it.',
  },
  TEMPORAL_NAMESPACE: {
    readers: ['api', 'worker', 'serve'],
    default: 'default',
    doc: 'Namespace of the workflows. It must exist.',
  },
  TEMPORAL_UI_URL: {
    readers: ['api'],
    doc: 'Temporal’s own web pages, linked from process pages of the console.',
  },
  HOST: {
    readers: ['api', 'serve'],
    default: '127.0.0.1',
    doc: 'Address the API listens on; `0.0.0.0` for every network of the machine.',
  },
  PORT: {
    readers: ['api', 'serve'],
    default: '4080',
    doc: 'Port the API and the console are served on.',
  },
  PUBLIC_URL: {
    readers: ['api', 'serve'],
    doc: 'Where people reach the console, `https://…`; decides cookie names and which pages may send commands. `http://localhost:PORT` without it.',
  },
  CONSOLE_FOLDER: {
    readers: ['api'],
    doc: 'Folder of the built console; `admin-ui/dist` of the installation without it.',
  },
  PORTAL_FOLDER: {
    readers: ['api'],
    doc: 'Folder of the built pages for customers; `portal/dist` of the installation without it.',
  },
  TRUSTED_PROXIES: {
    readers: ['api'],
    doc: 'Addresses or networks, separated by commas, of the proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` count. None without it.',
  },
  METRICS_FROM: {
    readers: ['api'],
    doc: 'Addresses or networks, separated by commas, that may read `/metrics` without a token. The machine itself without it.',
  },
  IDENTIFIER_KEY: {
    readers: ['api'],
    secret: true,
    doc:
      'Seals the numbers of licences, passports and the like: at least 32 random characters, kept apart from the database and its backups. ' +
      'Without it only their last characters are stored. `penstock serve` makes one for the database it keeps.',
  },
  WORKER_PORT: {
    readers: ['worker'],
    doc: 'Port on which the worker answers `/health` and `/metrics`. None without it.',
  },
  ACCOUNTS_PER_CHUNK: {
    readers: ['worker'],
    default: '500',
    doc: 'Accounts that a bill run computes or issues in one transaction: more is faster, fewer hold locks for a shorter time.',
  },
  SMTP_URL: {
    readers: ['worker', 'serve'],
    required: ['worker'],
    secret: true,
    doc: 'Outgoing mail, `smtps://user:password@host:465`. `penstock serve` catches mail instead of sending it without this.',
  },
  MAIL_FROM: {
    readers: ['worker', 'serve'],
    default: 'Utility billing <billing@localhost>',
    doc: 'Sender of bills and letters, `Name <address>`.',
  },
  SMS_URL: {
    readers: ['worker', 'serve'],
    secret: true,
    doc:
      'Provider of text messages, `https://:token@host/path`: takes `POST {reference, to, text}` as JSON. `penstock serve` catches them ' +
      'beside the mail without this; a worker without it keeps them waiting.',
  },
  WEATHER_URL: {
    readers: ['worker', 'serve'],
    doc:
      'Source of weather, answers `GET ?from=…&to=…` with `[{kind, on, low, high, isAdvised}]`; `sample` invents it, never in production. ' +
      '`penstock serve` takes the sample without this; a worker without it knows only what people enter.',
  },
  METER_GATEWAY_URL: {
    readers: ['worker', 'serve'],
    secret: true,
    doc:
      'Whoever reaches the meters from afar, `https://:token@host/path`: takes `POST /commands {commandId, meterId, kind, validMinutes}` and answers ' +
      '`GET /commands/{id}` and `GET /meters/{id}`; `sample` invents meters, never in production. `penstock serve` takes the sample without ' +
      'this; with a worker without it crews do what meters could.',
  },
  DATA_DIR: {
    readers: ['serve', 'client'],
    default: '.penstock',
    doc: 'Folder in which `penstock serve` keeps databases, logs, caught mail and generated secrets; relative to the installation.',
  },
  PENSTOCK_URL: {
    readers: ['client'],
    doc: 'The running system that commands drive; also `--url`. The local start’s address without it.',
  },
  PENSTOCK_TOKEN: {
    readers: ['client'],
    secret: true,
    doc: 'API token that commands use. Against a local start they sign themselves in without it.',
  },
} as const satisfies Record<string, Variable>

export type VariableName = keyof typeof VARIABLES
