import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { linkCommand } from './link-command.mjs'
import { mustRun, ROOT, step } from './run-step.mjs'

const STAMP = join(ROOT, 'node_modules', '.penstock-packages')

/** Runs `npm ci` where packages are missing or are not those of the lock file. */
export async function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  if (isInstalled(wanted)) {
    linkCommand()
    return
  }
  await step('Packages (npm ci; a minute or two the first time)', async () => {
    // Development packages are part of it also where the environment says production: the console is built with them.
    const args = ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional', '--loglevel=error']
    await mustRun('npm', args, { heartbeat: 'installing packages', env: withoutNpmVariables() })
    writeFileSync(STAMP, wanted)
    linkCommand()
    return 'Packages are installed'
  })
}

/** True for what we installed, and for what "npm ci" or "npm install" by hand left: npm keeps a copy of the lock file it followed. */
function isInstalled(wanted) {
  const isStamped = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted
  return isStamped || isSameTree(join(ROOT, 'node_modules', '.package-lock.json'))
}

function isSameTree(path) {
  if (!existsSync(path)) return false
  const installed = JSON.parse(readFileSync(path, 'utf8')).packages
  const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  return Object.entries(locked).every(([name, entry]) => {
    // Packages for other machines are locked, too, and never installed here.
    if (name === '' || (entry.optional === true && installed[name] === undefined)) return true
    return installed[name]?.version === entry.version
  })
}

/** npm passes its own settings on to what it runs; a nested npm would take them for settings of the person. */
function withoutNpmVariables() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command|execpath)/.test(name)),
  )
}
