import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { ensureChromium } from '../../scripts/find-chromium.js'
import type { ServiceRequestsFile } from '../../domain/utility/service-request-settings.js'
import { type LocalPlace, localPlace, untilReady } from './local-system.js'

const PATIENCE_MS = 60_000
const START_SECONDS = 240

/** The demo utility in a browser, signed in as its administrator, on a local start of its own. */
export interface OfficeBrowser {
  readonly place: LocalPlace
  readonly page: Page
  /** Errors that the pages threw. */
  readonly complaints: readonly string[]
  open(path: string): Promise<unknown>
  button(name: string | RegExp, within?: Locator): Locator
  dialog(): Locator
  /** Reads the API as the person who is signed in. */
  read<Answer>(path: string): Promise<Answer>
  /** Rows of a list that fit a filter. */
  list<Row>(resource: string, filter: object): Promise<Row[]>
  /** Sends a command as the person who is signed in. */
  command<Answer>(method: 'POST' | 'PUT', path: string, body: object): Promise<Answer>
  /** Sends a picture, as a phone does. */
  upload(path: string, picture: Buffer): Promise<void>
  close(): Promise<void>
}

/**
 * Starts the demo utility with these rules of service requests and opens a browser on it; `fill` brings in another utility in place of the demo.
 */
export async function officeBrowser(
  rules: ServiceRequestsFile,
  fill?: (place: LocalPlace) => Promise<void>,
): Promise<OfficeBrowser> {
  const place = await localPlace()
  await untilReady(place.start(...(fill === undefined ? ['--demo'] : [])), START_SECONDS)
  await fill?.(place)
  await stateRules(place, rules)
  const browser = await launch()
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  await signIn(place, page)
  const api = (path: string): string => `${place.url}/api/v1${path}`
  const read = async <Answer>(path: string): Promise<Answer> => {
    const answer = await page.request.get(api(path))
    expect(answer.status(), path).toBe(200)
    return (await answer.json()) as Answer
  }
  const send = async <Answer>(method: 'POST' | 'PUT', path: string, body: object): Promise<Answer> => {
    const { csrfToken } = await read<{ csrfToken: string }>('/session')
    const headers = {
      'x-csrf-token': csrfToken,
      'idempotency-key': crypto.randomUUID(),
      origin: place.url,
      ...(Buffer.isBuffer(body) ? { 'content-type': 'image/png' } : {}),
    }
    const answer = await page.request.fetch(api(path), { method, data: body, headers })
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
    return (await answer.json()) as Answer
  }
  return {
    place,
    page,
    complaints,
    open: (path) => page.goto(`${place.url}${path}`),
    button: (name, within) => (within ?? page).getByRole('button', { name }),
    dialog: () => page.getByRole('dialog'),
    read,
    list: (resource, filter) => read(`/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`),
    command: send,
    upload: async (path, picture) => {
      await send('POST', path, picture)
    },
    close: async () => {
      await browser.close()
      await place.close()
    },
  }
}

async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureChromium(() => undefined),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
}

/** As an import of new settings would. */
async function stateRules(place: LocalPlace, rules: ServiceRequestsFile): Promise<void> {
  const owner = new pg.Client({ connectionString: place.ownerDatabaseUrl() })
  await owner.connect()
  await owner.query(`update utility set settings = jsonb_set(settings, '{service_requests}', $1::jsonb)`, [JSON.stringify(rules)])
  await owner.end()
}

async function signIn(place: LocalPlace, page: Page): Promise<void> {
  const { email, password } = JSON.parse(readFileSync(join(place.dataFolder, 'sign-in.json'), 'utf8')) as {
    email: string
    password: string
  }
  await page.goto(`${place.url}/`)
  await page.getByLabel(/e-mail/i).fill(email)
  await page.getByLabel(/^password/i).fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor()
}
