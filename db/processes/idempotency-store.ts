import { createHash } from 'node:crypto'
import type { Transaction } from '../transaction.js'

/** Canonical text of a command's input: object keys in order, so that the same input gives the same hash. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value as Record<string, unknown>)
      .filter(([, entry]) => entry !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
    return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

export function requestHash(input: unknown): string {
  return createHash('sha256').update(canonical(input)).digest('hex')
}

export type Claim =
  | { readonly kind: 'claimed' }
  | { readonly kind: 'answered'; readonly answer: unknown }
  | { readonly kind: 'other_input' }

/**
 * Claims (scope, key) inside the transaction of the effect. Two at once: the second waits for the first to commit and then
 * gets its answer, or claims the key itself when the first rolled back.
 */
export async function claimKey(tx: Transaction, scope: string, key: string, hash: string): Promise<Claim> {
  const inserted = await tx.client.query(
    'insert into idempotency_keys (scope, key, request_hash) values ($1, $2, $3) on conflict do nothing returning key',
    [scope, key, hash],
  )
  if (inserted.rowCount === 1) return { kind: 'claimed' }
  const found = await tx.client.query<{ request_hash: string; answer: unknown }>(
    'select request_hash, answer from idempotency_keys where scope = $1 and key = $2',
    [scope, key],
  )
  const row = found.rows[0]
  if (row === undefined || row.request_hash !== hash) return { kind: 'other_input' }
  return { kind: 'answered', answer: row.answer }
}

/** Stores the answer beside the claimed key, in the same transaction. */
export async function storeAnswer(tx: Transaction, scope: string, key: string, answer: unknown): Promise<void> {
  await tx.client.query('update idempotency_keys set answer = $3 where scope = $1 and key = $2', [
    scope,
    key,
    JSON.stringify(answer ?? null),
  ])
}
