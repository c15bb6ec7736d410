import { readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { goneWithin, isRunning } from '../../scripts/process-identity.mjs'
import { type LocalPlace, type LocalStart, localPlace, PARTS, until, untilReady } from '../support/local-system.js'

// `penstock serve` as a person meets it: started, killed in every way, started again.

let place: LocalPlace
let system: LocalStart
beforeAll(async () => {
  place = await localPlace()
})
afterAll(() => place.close())

const parts = () => PARTS.map((name) => place.part(name))
const signInFile = (): string => readFileSync(join(place.dataFolder, 'sign-in.json'), 'utf8')

describe('a local start', () => {
  it('comes up from nothing and says how to sign in', async () => {
    system = place.start()
    await untilReady(system)
    expect(await place.isHealthy()).toBe(true)
    const signIn = JSON.parse(signInFile()) as { email: string; password: string }
    expect(system.output()).toContain(`${signIn.email}  ${signIn.password}`)
    for (const secret of ['sign-in.json', 'secrets.json'])
      expect(statSync(join(place.dataFolder, secret)).mode & 0o777).toBe(0o600)
  })

  it('is driven by commands that sign themselves in', async () => {
    const shown = await place.penstock('clock', 'show')
    // Nobody has imported a utility yet: an answer of the system, not of the way to it.
    expect(shown.stdout + shown.stderr).toContain('No utility has been imported')
  })

  it('refuses a second one in the same folder, saying where the first is', async () => {
    const second = place.start()
    expect(await second.ended).toBe(1)
    const address = `process ${system.child.pid}, http://localhost:${place.port}`
    expect(second.output()).toContain(`already runs with this data folder (${address})`)
    expect(await place.isHealthy()).toBe(true)
  })

  it.each(PARTS)('starts %s again when it is killed', async (name) => {
    const before = place.part(name)
    place.kill(name)
    await until(`${name} is back`, system, () => place.part(name).pid !== before.pid)
    await until('healthy again', system, place.isHealthy)
    expect(system.output()).toContain('ended unexpectedly; starting it again')
  })

  it('leaves no process behind when it is killed itself', async () => {
    const running = parts()
    system.child.kill('SIGKILL')
    await system.ended
    for (const part of running) expect(await goneWithin(part.pid, part.mark, 30_000)).toBe(true)
  })

  it('comes up again by itself, says what it found, and keeps its data', async () => {
    const before = signInFile()
    system = place.start()
    await until('healthy', system, place.isHealthy)
    await untilReady(system)
    expect(system.output()).toContain('the last start did not end in order')
    expect(system.output()).toContain('Database tables are of this version')
    expect(signInFile()).toBe(before)
  })

  it.skipIf(process.platform !== 'linux')('recovers what is left when its guardian dies with it', async () => {
    const [postgresql] = parts()
    const guardian = childOf(system.child.pid ?? 0, 'guardian.mjs')
    process.kill(guardian, 'SIGSTOP')
    system.child.kill('SIGKILL')
    await system.ended
    process.kill(guardian, 'SIGKILL')
    expect(isRunning(postgresql?.pid ?? 0, postgresql?.mark)).toBe(true)
    system = place.start()
    await untilReady(system)
    expect(system.output()).toMatch(/postgresql of the last start was still running \(process \d+\); stopped/)
  })

  it('stops everything in order when it is told to', async () => {
    const running = parts()
    system.child.kill('SIGINT')
    expect(await system.ended).toBe(0)
    expect(running.filter((part) => isRunning(part.pid, part.mark))).toEqual([])
    expect(system.output()).toContain('everything is stopped')
  })

  it('says which port is taken, and starts nothing', async () => {
    const other = await occupy(place.port)
    system = place.start()
    expect(await system.ended).toBe(1)
    expect(system.output()).toContain(`Port ${place.port} on 127.0.0.1 is used by another program`)
    await new Promise((resolve) => other.close(resolve))
  })
})

function childOf(parent: number, name: string): number {
  const pids = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').map(Number)
  const found = pids.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name))
  if (found === undefined) throw new Error(`process ${parent} has no child ${name}`)
  return found
}

function occupy(port: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((connection) => connection.destroy())
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
