import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTemporal } from '../../scripts/find-temporal.js'
import { freePort } from '../../scripts/free-port.js'
import { goneWithin, isRunning } from '../../scripts/process-identity.mjs'

// `penstock serve` as a person meets it: started, killed in every way, started again. A folder and a home of its own.

const PENSTOCK = fileURLToPath(new URL('../../bin/penstock.mjs', import.meta.url))
const PARTS = ['postgresql', 'temporal', 'api', 'worker'] as const

let folder: string
let port: number
let environment: NodeJS.ProcessEnv
let system: Start

interface Start {
  readonly child: ChildProcess
  readonly output: () => string
  readonly ended: Promise<number | null>
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'penstock-start-'))
  // Another account runs PostgreSQL where we are root, and must reach its folder.
  chmodSync(folder, 0o755)
  port = await freePort()
  const temporal = await findTemporal()
  const searchPath = temporal.kind === 'binary' ? dirname(temporal.binary.path) + delimiter + process.env.PATH : process.env.PATH
  environment = { PATH: searchPath, HOME: folder, LANG: 'C.UTF-8' }
})
afterAll(async () => {
  system?.child.kill('SIGTERM')
  await system?.ended
  rmSync(folder, { recursive: true, force: true })
})

function start(...more: string[]): Start {
  const args = [PENSTOCK, 'serve', '--no-demo', '--data-dir', join(folder, 'data'), '--port', String(port), ...more]
  const child = spawn(process.execPath, args, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part: Buffer) => {
      text += part.toString()
    })
  }
  return { child, output: () => text, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
  const end = performance.now() + seconds * 1000
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${seconds} s: ${what}\n${system.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const isHealthy = async (): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/health`).then(
    (response) => response.ok,
    () => false,
  )
const says = (text: string): boolean => system.output().includes(text)

function partOf(name: string): { pid: number; mark: string } {
  return JSON.parse(readFileSync(join(folder, 'data', 'run', `${name}.json`), 'utf8')) as { pid: number; mark: string }
}
const parts = (): { pid: number; mark: string }[] => PARTS.map(partOf)

describe('a local start', () => {
  it('comes up from nothing and says how to sign in', async () => {
    system = start()
    await until('ready', () => says('Penstock is ready after'))
    expect(await isHealthy()).toBe(true)
    const signIn = JSON.parse(readFileSync(join(folder, 'data', 'sign-in.json'), 'utf8')) as { email: string; password: string }
    expect(system.output()).toContain(`${signIn.email}  ${signIn.password}`)
    for (const secret of ['sign-in.json', 'secrets.json']) expect(statSync(join(folder, 'data', secret)).mode & 0o777).toBe(0o600)
  })

  it('refuses a second one in the same folder, saying where the first is', async () => {
    const second = start()
    expect(await second.ended).toBe(1)
    expect(second.output()).toMatch(
      new RegExp(`already runs with this data folder \\(process ${system.child.pid}, http://localhost:${port}\\)`),
    )
    expect(await isHealthy()).toBe(true)
  })

  it.each(PARTS)('starts %s again when it is killed', async (name) => {
    const before = partOf(name)
    process.kill(before.pid, 'SIGKILL')
    await until(`${name} is back`, () => partOf(name).pid !== before.pid)
    await until('healthy again', isHealthy, 30)
    expect(system.output()).toContain('ended unexpectedly; starting it again')
  })

  it('leaves no process behind when it is killed itself', async () => {
    const running = parts()
    system.child.kill('SIGKILL')
    await system.ended
    for (const part of running) expect(await goneWithin(part.pid, part.mark, 30_000)).toBe(true)
  })

  it('comes up again within 15 seconds, says what it found, and keeps its data', async () => {
    const signIn = readFileSync(join(folder, 'data', 'sign-in.json'), 'utf8')
    const begun = performance.now()
    system = start()
    await until('healthy', isHealthy, 15)
    expect(performance.now() - begun).toBeLessThan(15_000)
    await until('ready', () => says('Penstock is ready after'))
    expect(system.output()).toContain('the last start did not end in order')
    expect(system.output()).toContain('Database tables are of this version')
    expect(readFileSync(join(folder, 'data', 'sign-in.json'), 'utf8')).toBe(signIn)
  })

  it('recovers what is left when its guardian dies with it', async () => {
    const running = parts()
    const guardian = childOf(system.child.pid ?? 0, 'guardian.mjs')
    process.kill(guardian, 'SIGSTOP')
    system.child.kill('SIGKILL')
    await system.ended
    process.kill(guardian, 'SIGKILL')
    expect(isRunning(running[0]?.pid ?? 0, running[0]?.mark)).toBe(true)
    system = start()
    await until('ready', () => says('Penstock is ready after'))
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
    const other = await occupy(port)
    system = start()
    expect(await system.ended).toBe(1)
    expect(system.output()).toContain(`Port ${port} on 127.0.0.1 is used by another program`)
    await new Promise((resolve) => other.close(resolve))
  })
})

function childOf(parent: number, name: string): number {
  const pids = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ').map(Number)
  const found = pids.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(name))
  if (found === undefined) throw new Error(`process ${parent} has no child ${name}`)
  return found
}

function occupy(taken: number): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(taken, '127.0.0.1', () => resolve(server))
  })
}
