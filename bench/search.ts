import { mkdirSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { startOwnProcess } from '../bin/serve/own-process.js'
import { createPool } from '../db/pool.js'
import { APPLICATION_ROLE } from '../db/roles.js'
import { freePort } from '../scripts/free-port.js'
import { syntheticUtility } from '../test/faults/support/one-cycle.js'
import { ownPlace } from '../test/faults/support/own-system.js'
import { percentile } from './latency.js'

// How soon the search from anywhere answers: the API as a process of its own over a synthetic utility.
// `npx tsx bench/search.ts [--accounts 100000] [--seed 1]`

const ASKED_OF_EACH = 40
const STOP_MS = 10_000

/** What callers say: each query gives `term`s spread over the whole table. */
const SAID: readonly { readonly what: string; readonly sql: string }[] = [
  { what: 'account number', sql: 'select account_id as term from accounts' },
  { what: 'first letters of a name', sql: `select left(display_name, 3) as term from customers where kind = 'person'` },
  { what: 'family name', sql: 'select family_name as term from customers where family_name is not null' },
  { what: 'whole name', sql: 'select display_name as term from customers' },
  { what: 'house number and street', sql: 'select line1 as term from premises' },
  { what: 'telephone, digits only', sql: 'select phone_digits as term from customers where phone_digits is not null' },
  { what: 'e-mail', sql: 'select email as term from customers where email is not null' },
  { what: 'meter number', sql: 'select meter_id as term from meters' },
  { what: 'bill number', sql: 'select bill_number as term from bills' },
  { what: 'nothing that exists', sql: `select 'Qqxwz' || account_id as term from accounts` },
]

async function termsOf(pool: pg.Pool, sql: string): Promise<string[]> {
  const found = await pool.query<{ term: string }>(`select term from (${sql}) t order by md5(term) limit ${ASKED_OF_EACH}`)
  return found.rows.map((row) => row.term)
}

async function vacuum(address: string): Promise<void> {
  const pool = createPool(address, { max: 1 })
  await pool.query('vacuum analyze')
  await pool.end()
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { accounts: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
  })
  const recipe = { accounts: Number(values.accounts), seed: Number(values.seed), historyMonths: 13 }
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${recipe.accounts} accounts, seed ${recipe.seed}`)
  const place = await ownPlace()
  try {
    const token = await syntheticUtility(place.postgres, 'search', recipe)
    await vacuum(place.postgres.address('search'))
    const address = place.postgres.address('search', APPLICATION_ROLE)
    const folder = join(place.folder, 'search')
    mkdirSync(folder)
    const port = await freePort()
    // Searching needs no Temporal and no mail; the API starts where they are away.
    const nowhere = '127.0.0.1:9'
    const environment = {
      PATH: process.env.PATH,
      HOME: folder,
      DATABASE_URL: address,
      TEMPORAL_ADDRESS: nowhere,
      PORT: String(port),
      SMTP_URL: `smtp://${nowhere}`,
    }
    const api = await startOwnProcess('api', environment, join(folder, 'api.log'), STOP_MS)
    api.open()
    const pool = createPool(address, { max: 1 })
    try {
      for (const { what, sql } of SAID) {
        const times: number[] = []
        for (const term of await termsOf(pool, sql)) {
          const started = performance.now()
          const answer = await fetch(`http://127.0.0.1:${port}/api/v1/search?q=${encodeURIComponent(term)}`, {
            headers: { authorization: `Bearer ${token}` },
          })
          await answer.arrayBuffer()
          if (answer.status !== 200) throw new Error(`${term}: ${answer.status}`)
          times.push(performance.now() - started)
        }
        console.log(
          `${what.padEnd(26)} p50 ${percentile(times, 50).padStart(6)} ms, p99 ${percentile(times, 99).padStart(6)} ms (${times.length} asked)`,
        )
      }
    } finally {
      await pool.end()
      await api.stop()
    }
  } finally {
    await place.close()
  }
}

await main()
