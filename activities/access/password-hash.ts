import { hash, verify } from '@node-rs/argon2'

// OWASP’s first choice for argon2id (the library’s default kind): 19 MiB, two passes, one lane.
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The password as the database keeps it: argon2id with its own salt and parameters. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS)
}

let decoy: Promise<string> | undefined

/**
 * Whether the password belongs to the hash. Without a hash (nobody has that address) it does the same work on a decoy and says
 * no, so that the time taken does not tell who has an account.
 */
export async function verifyPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  decoy ??= hashPassword('decoy')
  const matches = await verify(passwordHash ?? (await decoy), password)
  return matches && passwordHash !== undefined
}

/** Makes the decoy now, so that the first unknown address is not the one that waits for it. */
export async function prepareDecoy(): Promise<void> {
  decoy ??= hashPassword('decoy')
  await decoy
}
