import { describe, expect, test } from 'vitest'
import { InvariantViolation } from '../../domain/kernel/invariant.js'
import { chunkCounts } from './work-chunks.js'

const tableRefuses = (code: string): Error => Object.assign(new Error(`refused with ${code}`), { code })

/** Works on things in their order; throws where one of a chunk is among the bad ones. */
async function workedOn(things: number, size: number, bad: ReadonlyMap<number, Error>) {
  const waiting = Array.from({ length: things }, (_, index) => index)
  const done: number[] = []
  const aside: number[] = []
  const tries: number[] = []
  const chunks = chunkCounts({
    size,
    work: async (next) => {
      tries.push(next)
      const chunk = waiting.slice(0, next)
      const error = chunk.map((thing) => bad.get(thing)).find((each) => each !== undefined)
      if (error !== undefined) throw error
      done.push(...waiting.splice(0, next))
      return chunk.length
    },
    setAside: async () => {
      aside.push(...waiting.splice(0, 1))
      return 1
    },
  })
  let total = 0
  for await (const count of chunks) total += count
  return { total, done: done.length, aside, tries }
}

describe('chunks', () => {
  const CASES: [name: string, things: number, size: number, bad: number[], aside: number[], triesAtMost: number][] = [
    ['nothing to do', 0, 10, [], [], 1],
    ['one chunk and a rest', 13, 10, [], [], 3],
    ['one bad at the start', 40, 8, [0], [0], 16],
    ['one bad in the middle', 40, 8, [19], [19], 16],
    ['one bad at the end', 40, 8, [39], [39], 16],
    ['two bad side by side', 40, 8, [19, 20], [19, 20], 20],
    ['all bad', 6, 4, [0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5], 12],
    ['one bad among many', 10_000, 500, [7_777], [7_777], 55],
  ]
  test.each(CASES)('%s', async (_name, things, size, bad, aside, triesAtMost) => {
    const found = await workedOn(things, size, new Map(bad.map((thing) => [thing, tableRefuses('22003')])))
    expect(found).toMatchObject({ total: things, done: things - bad.length, aside })
    expect(found.tries.length).toBeLessThanOrEqual(triesAtMost)
    expect(Math.max(...found.tries)).toBe(size)
  })
})

describe('what is set aside, and what is tried again by the whole attempt', () => {
  const OF_DATA: [name: string, error: Error][] = [
    ['a number too large for its column', tableRefuses('22003')],
    ['days that are taken', tableRefuses('23P01')],
    ['a rule of the tables', tableRefuses('P0001')],
    ['a broken promise of our own', new InvariantViolation('broken', {})],
    ['a defect of our own', new TypeError('undefined is not a function')],
    ['a wrapped refusal', new Error('query failed', { cause: tableRefuses('23514') })],
  ]
  test.each(OF_DATA)('%s: set aside', async (_name, error) => {
    expect((await workedOn(5, 4, new Map([[2, error]]))).aside).toEqual([2])
  })

  const OF_SERVERS: [name: string, error: Error][] = [
    ['a connection that broke', new Error('Connection terminated unexpectedly')],
    ['a server that shuts down', tableRefuses('57P01')],
    ['a full disk', tableRefuses('53100')],
    ['a column that is not there', tableRefuses('42703')],
    ['a deadlock', tableRefuses('40P01')],
  ]
  test.each(OF_SERVERS)('%s: thrown', async (_name, error) => {
    await expect(workedOn(5, 4, new Map([[2, error]]))).rejects.toBe(error)
  })
})
