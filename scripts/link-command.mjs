/** Puts `penstock` where `npx penstock` finds it: npm links the programs of dependencies, not those of the checkout itself. */
import { existsSync, lstatSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'node_modules', '.bin')
const link = join(folder, 'penstock')

export function linkCommand() {
  if (existsSync(link) || !existsSync(join(root, 'node_modules'))) return
  mkdirSync(folder, { recursive: true })
  // A link that leads nowhere "does not exist", yet stands in the way.
  if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) rmSync(link)
  symlinkSync('../../bin/penstock.mjs', link)
}

try {
  linkCommand()
} catch (error) {
  console.error(`npx penstock will not work (${error.message}); use "node bin/penstock.mjs"`)
}
