/**
 * Behind `npm start`: plain Node.js, so that it runs before anything is installed. Installs what is missing, builds the
 * console where it is stale, and becomes `penstock serve` in this same process, so that signals need no passing on.
 */
import { nodeObjection } from './node-version.mjs'

const objection = nodeObjection()
if (objection !== undefined) {
  console.error(objection)
  process.exit(1)
}

console.log('Penstock')
try {
  const { installPackages } = await import('./install-packages.mjs')
  await installPackages()
  const { buildPages } = await import('./build-pages.mjs')
  await buildPages()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
process.argv.splice(2, 0, 'serve')
await import('../bin/penstock.mjs')
