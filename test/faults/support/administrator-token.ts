import { issueToken } from '../../../activities/access/issue-token.js'
import type { OwnPostgres } from './own-postgres.js'
import { createPool } from '../../../db/pool.js'
import { APPLICATION_ROLE } from '../../../db/roles.js'

/** A token of an administrator of a utility, for whoever speaks to its API. Nobody stays connected. */
export async function administratorToken(postgres: OwnPostgres, database: string): Promise<string> {
  const pool = createPool(postgres.address(database, APPLICATION_ROLE), { max: 1 })
  try {
    const command = {
      key: 'token',
      actor: { kind: 'process' as const, id: 'test', name: 'Fault test' },
      reason: 'fault test',
      input: { name: 'fault test', roles: ['administrator'] as const, days: 1 },
    }
    const { token } = await issueToken(pool, command, new Date())
    if (token === null) throw new Error('the token was issued before')
    return token
  } finally {
    await pool.end()
  }
}
