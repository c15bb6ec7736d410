import { createFirstAdministrator } from '../../activities/access/create-first-administrator.js'
import { createPool } from '../../db/pool.js'
import type { SignIn } from '../local-system.js'
import { readJsonFile, writeJsonFile } from './data-folder.js'

const PERSON = { email: 'admin@localhost.example', name: 'First Administrator' }

/**
 * Makes the first administrator of a new system and keeps the sign-in in the data folder, for the person at this machine
 * and for its commands. Undefined where users were made elsewhere and the folder knows no sign-in.
 */
export async function firstAdministrator(databaseUrl: string, signInFile: string): Promise<SignIn | undefined> {
  const pool = createPool(databaseUrl, { max: 2, applicationName: 'penstock set-up' })
  try {
    const made = await createFirstAdministrator(pool, PERSON)
    if (made.created) writeJsonFile(signInFile, { email: made.email, password: made.password } satisfies SignIn)
    return readJsonFile<SignIn>(signInFile)
  } finally {
    await pool.end()
  }
}
