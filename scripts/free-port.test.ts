import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { freePort, isPortFree } from './free-port.js'

const MODULE = fileURLToPath(new URL('./free-port.ts', import.meta.url))

test('a port is given to one of two starts at the same moment, though neither listens yet', async () => {
  const preferred = await freePort()
  expect(await freePort(preferred)).toBe(preferred)
  const asks = `import(${JSON.stringify(MODULE)}).then(async ({ freePort }) => { console.log(await freePort(${preferred})); setInterval(() => {}, 1000) })`
  const other = spawn(process.execPath, ['--import', 'tsx', '--eval', asks], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [answer] = (await once(other.stdout, 'data')) as [Buffer]
  const given = Number(answer.toString())
  expect(await isPortFree(preferred)).toBe(true)
  expect(given).not.toBe(preferred)
  // What the other has is not given here either, until it has ended.
  expect(await freePort(given)).not.toBe(given)
  other.kill('SIGKILL')
  await once(other, 'exit')
  expect(await freePort(given)).toBe(given)
})
