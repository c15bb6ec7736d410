import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ApiClient } from '../api-client.js'
import { CommandFailed } from '../command-failed.js'

/** What was handed in, and what of it governs now. */
export interface DemoPolicy {
  readonly handedIn: number
  readonly released: readonly string[]
}

/** What governs the demo utility, the widest first. */
const GOVERNS = ['municipal-default', 'alder-creek'] as const
const COLLEAGUE = { email: 'robin.okafor@aldercreek.example', name: 'Robin Okafor' }
const REASON = { reason: 'Set up with the demo utility' }

/**
 * Hands in every pack that comes with Penstock and the demo utility's own, and has those that govern it proposed by whoever is signed in
 * and released by a colleague, who is added for it: a release needs two persons here as well. They govern from the business date on. Done
 * already, it changes nothing.
 */
export async function makePolicy(client: ApiClient, folder: string): Promise<DemoPolicy> {
  const { businessDate } = await client.call<{ businessDate: string | null }>('/clock')
  if (businessDate === null) throw new CommandFailed('NO_UTILITY', 'No utility has been imported yet.')
  const handedIn = await handIn(client, packFiles(folder))
  const waiting = []
  for (const pack of GOVERNS) {
    const page = await client.call<{ versions: { version: number; state: string }[] }>(`/policy-packs/${pack}`)
    const [newest] = page.versions
    if (newest !== undefined && newest.state !== 'released' && newest.state !== 'withdrawn') waiting.push({ pack, ...newest })
  }
  if (waiting.length === 0) return { handedIn, released: [] }
  const colleague = await signInColleague(client)
  for (const { pack, version, state } of waiting) {
    const path = `/policy-packs/${pack}/versions/${version}`
    if (state === 'draft') await client.call(`${path}/propose`, { method: 'POST', body: REASON })
    await colleague.call(`${path}/release`, { method: 'POST', body: { ...REASON, on: businessDate } })
  }
  return { handedIn, released: waiting.map(({ pack }) => pack) }
}

/** The pack files of an installation, packs that others build upon first. */
function packFiles(folder: string): string[] {
  const presets = readdirSync(join(folder, 'policy')).filter((name) => name.endsWith('.json'))
  const texts = [...presets.map((name) => join('policy', name)), join('demo', 'alder-creek', 'policy.json')].map((name) =>
    readFileSync(join(folder, name), 'utf8'),
  )
  const buildsUpon = (text: string): number => (JSON.parse(text) as { extends?: unknown[] }).extends?.length ?? 0
  return texts.toSorted((left, right) => buildsUpon(left) - buildsUpon(right))
}

async function handIn(client: ApiClient, files: readonly string[]): Promise<number> {
  let count = 0
  for (const file of files) {
    try {
      await client.call('/policy-packs', { method: 'POST', body: { file, ...REASON } })
      count += 1
    } catch (error) {
      // What stands already, or has been proposed meanwhile, is left as it is.
      if (!(error instanceof CommandFailed) || !['POLICY_UNCHANGED', 'POLICY_STATE'].includes(error.code)) throw error
    }
  }
  return count
}

/** The colleague signed in, with a password nobody keeps: an administrator gives a new one to whoever wants to be that person. */
async function signInColleague(client: ApiClient): Promise<ApiClient> {
  const given = await givenPassword(client)
  const first = await ApiClient.connect({
    url: client.url,
    token: undefined,
    signIn: { email: COLLEAGUE.email, password: given },
  })
  const password = randomBytes(24).toString('base64url')
  await first.call('/session/password', { method: 'PUT', body: { currentPassword: given, newPassword: password } })
  return ApiClient.connect({ url: client.url, token: undefined, signIn: { email: COLLEAGUE.email, password } })
}

async function givenPassword(client: ApiClient): Promise<string> {
  const known = await client.call<{ id: string }[]>('/users', { query: { filter: JSON.stringify({ q: COLLEAGUE.email }) } })
  const [user] = known
  const answer =
    user === undefined
      ? await client.call<{ password: string | null }>('/users', {
          method: 'POST',
          body: { ...COLLEAGUE, roles: ['supervisor'], ...REASON },
        })
      : await client.call<{ password: string | null }>(`/users/${user.id}/password-reset`, { method: 'POST', body: REASON })
  if (answer.password === null) throw new CommandFailed('NO_PASSWORD', `${COLLEAGUE.name} was added but the password is lost.`)
  return answer.password
}
