import { type SpawnOptions, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { PostgresBinaries } from './postgres-binaries.js'

/** Under whom PostgreSQL runs. It refuses to run as root, so root lends it another account. */
export interface PostgresAccount {
  readonly name: string
  /** Who owns its files; undefined where they belong to whoever runs us. */
  readonly owner: { readonly uid: number; readonly gid: number } | undefined
  /** The command line and options that run a program under this account. */
  command(program: string, args: readonly string[]): { program: string; args: string[]; options: SpawnOptions }
  /** Hands a file or folder to the account. */
  own(path: string): void
}

const OWN_ACCOUNT: PostgresAccount = {
  name: 'the current user',
  owner: undefined,
  command: (program, args) => ({ program, args: [...args], options: {} }),
  own: () => {},
}

/**
 * Inside a user namespace of its own root is somebody else, as PostgreSQL wants it, and still owner of its files: this
 * works where no other account can reach them, as under a home folder closed to others.
 */
const NAMESPACE_ACCOUNT: PostgresAccount = {
  name: 'root in a user namespace',
  owner: undefined,
  command: (program, args) => ({ program: 'unshare', args: ['--user', program, ...args], options: {} }),
  own: () => {},
}

/**
 * The account for this cluster folder: whoever runs us unless that is root; else the owner of a cluster that is there,
 * or the first of `postgres`, `nobody` and a user namespace that can run the program and reach the folder.
 */
export function findPostgresAccount(binaries: PostgresBinaries, clusterFolder: string): PostgresAccount {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return OWN_ACCOUNT
  if (existsSync(clusterFolder)) {
    const { uid, gid } = statSync(clusterFolder)
    return uid === 0 ? NAMESPACE_ACCOUNT : systemAccount(nameOf(uid), uid, gid)
  }
  const candidates = [...['postgres', 'nobody'].flatMap((name) => accountNamed(name) ?? []), NAMESPACE_ACCOUNT]
  const fitting = candidates.find((account) => canServe(account, binaries, clusterFolder))
  if (fitting !== undefined) return fitting
  throw new Error(
    `PostgreSQL must not run as root, and neither postgres nor nobody nor a user namespace can use ${dirname(clusterFolder)}. ` +
      'Start as an ordinary user, choose another --data-dir, or set DATABASE_URL and DATABASE_OWNER_URL.',
  )
}

function systemAccount(name: string, uid: number, gid: number): PostgresAccount {
  return {
    name,
    owner: { uid, gid },
    command: (program, args) => ({ program, args: [...args], options: { uid, gid } }),
    own: (path) => chownSync(path, uid, gid),
  }
}

function canServe(account: PostgresAccount, binaries: PostgresBinaries, clusterFolder: string): boolean {
  const probe = `${clusterFolder}.probe`
  rmSync(probe, { recursive: true, force: true })
  mkdirSync(probe, { recursive: true, mode: 0o700 })
  try {
    account.own(probe)
    const run = (program: string, args: string[]): boolean => {
      const { program: command, args: parameters, options } = account.command(program, args)
      const { uid, gid } = options
      return spawnSync(command, parameters, { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0
    }
    return run(binaries.postgres, ['--version']) && run('/bin/sh', ['-c', 'test -w "$0" && cd "$0"', probe])
  } finally {
    rmSync(probe, { recursive: true, force: true })
  }
}

function accountNamed(name: string): PostgresAccount | undefined {
  const line = accountLines().find((fields) => fields[0] === name)
  return line === undefined ? undefined : systemAccount(name, Number(line[2]), Number(line[3]))
}

function nameOf(uid: number): string {
  return accountLines().find((fields) => Number(fields[2]) === uid)?.[0] ?? `user ${uid}`
}

function accountLines(): string[][] {
  return existsSync('/etc/passwd')
    ? readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .map((line) => line.split(':'))
    : []
}
