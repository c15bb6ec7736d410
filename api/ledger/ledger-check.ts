import type pg from 'pg'
import { checkLedger } from '../../db/ledger/invariant-store.js'
import type { LedgerCheckJson } from './contract.js'

/** Every invariant with how many rows break it, and the first of them. */
export async function readLedgerCheck(pool: pg.Pool, now: Date): Promise<LedgerCheckJson> {
  const results = await checkLedger(pool)
  return {
    checkedAt: now.toISOString(),
    isSound: results.every(({ rows }) => rows === 0),
    invariants: results.map(({ examples, ...result }) => ({ ...result, examples: [...examples] })),
  }
}
