import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin, Rolldown } from 'vite'

const ENTRY = 'field-worker'
const PUBLIC = fileURLToPath(new URL('../public', import.meta.url))
const PHONE = /fieldwork[\\/]phone[\\/]FieldApp\.tsx$/

/** Tells the worker of `/field` which files its page is made of: what the page loads first, the technician's view, and what lies beside. */
export function fieldWorker(): Plugin {
  return {
    name: 'penstock-field-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const worker = bundle[`${ENTRY}.js`]
      if (worker?.type !== 'chunk') this.error(`There is no ${ENTRY}.js in what was built.`)
      const files = [...filesOfPhone(bundle), ...readdirSync(PUBLIC)].map((name) => `/${name}`).sort()
      const version = createHash('sha256').update(files.join(' ')).update(worker.code).digest('hex').slice(0, 12)
      worker.code = `const FIELD_FILES = ${JSON.stringify(files)}, FIELD_VERSION = '${version}'\n${worker.code}`
    },
  }
}

/** The chunks that the page and the technician's view load, without those that only the office loads. */
function filesOfPhone(bundle: Rolldown.OutputBundle): ReadonlySet<string> {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const first = chunks.filter((chunk) => (chunk.isEntry && chunk.name !== ENTRY) || chunk.moduleIds.some((id) => PHONE.test(id)))
  const found = new Set<string>()
  const follow = (name: string): void => {
    const file = bundle[name]
    if (found.has(name) || file?.type !== 'chunk') return
    found.add(name)
    file.imports.forEach(follow)
  }
  for (const chunk of first) follow(chunk.fileName)
  return found
}
