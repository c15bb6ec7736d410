import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type FindTemporalOptions, findTemporal } from './find-temporal.js'
import { startMarkOf } from './process-identity.mjs'

let root: string
let lines: string[]
const inRoot = (...parts: string[]): string => join(root, ...parts)
const cached = (): string => inRoot('cache', 'penstock', 'temporal-v1.5.1', 'temporal')

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'penstock-find-'))
  lines = []
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function program(path: string, script: string): void {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, 0o755)
}
const temporal = (path: string, server = '1.29.1'): void =>
  program(path, `echo "temporal version 1.5.1 (Server ${server}, UI 2.42.1)"`)
/** A toolchain that knows its folder and "builds" by writing the program that answers. */
const go = (build = 'echo x >&2; cp "$0" "$GOBIN/temporal"'): void =>
  program(
    inRoot('bin', 'go'),
    `case "$1 $2" in "env GOPATH") echo ${inRoot('gopath')};; "env GOVERSION") echo go1.26;; --version*) echo "(Server 1.29.1, UI 2)";;
     install*) /bin/mkdir -p "$GOBIN"; PATH=/bin:/usr/bin; ${build};; esac`,
  )

const find = (options: FindTemporalOptions & { address?: string } = {}) =>
  findTemporal({
    env: { PATH: inRoot('bin'), XDG_CACHE_HOME: inRoot('cache'), TEMPORAL_ADDRESS: options.address },
    log: (line) => lines.push(line),
    download: async () => undefined,
    ...options,
  })
const binary = (path: string, source: string) => ({ kind: 'binary', binary: { path, serverVersion: '1.29.1' }, source })

describe('finding Temporal', () => {
  it('takes a running server before anything else', async () => {
    temporal(inRoot('bin', 'temporal'))
    expect(await find({ address: 'temporal.example:7233' })).toEqual({ kind: 'running', address: 'temporal.example:7233' })
  })

  it('takes the PATH before the cache, the cache before Go’s folder', async () => {
    go('exit 1')
    temporal(inRoot('gopath', 'bin', 'temporal'))
    expect(await find()).toEqual(binary(inRoot('gopath', 'bin', 'temporal'), 'built earlier with Go'))
    temporal(cached())
    expect(await find()).toEqual(binary(cached(), 'cached by an earlier start'))
    temporal(inRoot('bin', 'temporal'))
    expect(await find()).toEqual(binary(inRoot('bin', 'temporal'), 'on the PATH'))
  })

  it('passes over one that is too old, saying so, and one that does not answer', async () => {
    temporal(inRoot('bin', 'temporal'), '1.20.0')
    program(cached(), 'exit 1')
    go('exit 1')
    temporal(inRoot('gopath', 'bin', 'temporal'))
    expect(await find()).toMatchObject({ source: 'built earlier with Go' })
    expect(lines).toEqual([`${inRoot('bin', 'temporal')} has server 1.20.0, which is too old; looking further`])
  })

  it('takes the download before a build', async () => {
    go('exit 1')
    const download = async (folder: string): Promise<string> => {
      temporal(join(folder, 'temporal'))
      return join(folder, 'temporal')
    }
    expect(await find({ download })).toEqual(binary(cached(), 'downloaded'))
  })

  it('builds into the cache, and finds it there the next time', async () => {
    go()
    expect(await find()).toEqual(binary(cached(), 'built with Go'))
    expect(lines.at(-1)).toMatch(/^Temporal built in \d+ s/)
    expect(existsSync(inRoot('cache', 'penstock', 'temporal-v1.5.1', 'build.lock'))).toBe(false)
    expect(await find()).toMatchObject({ source: 'cached by an earlier start' })
  })

  it('builds once when two starts meet', async () => {
    go('echo built >> "$GOBIN/../builds"; /bin/sleep 0.5; cp "$0" "$GOBIN/temporal"')
    const both = await Promise.all([find(), find()])
    expect(both.map((found) => found.kind)).toEqual(['binary', 'binary'])
    expect(lines.filter((line) => line.startsWith('building Temporal v'))).toHaveLength(1)
  })

  it('a lock whose holder died does not hold', async () => {
    go()
    const lock = inRoot('cache', 'penstock', 'temporal-v1.5.1', 'build.lock')
    mkdirSync(join(lock, '..'), { recursive: true })
    writeFileSync(lock, JSON.stringify({ pid: process.pid, mark: `not ${startMarkOf(process.pid)}` }))
    expect(await find()).toMatchObject({ source: 'built with Go' })
  })

  it('says how a build failed', async () => {
    go('echo "no space left" >&2; exit 3')
    await expect(find()).rejects.toThrow(/ended with status 3:\n[^]*no space left/)
  })

  it('says what to install where nothing helps', async () => {
    await expect(find()).rejects.toThrow(/install the Temporal command-line tool[^]*install Go[^]*TEMPORAL_ADDRESS/)
  })
})
