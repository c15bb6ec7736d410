import { expect, it } from 'vitest'
import { liveByChance } from './random-lives.js'

// `LIVES=50 npx vitest run test/collections/random-lives.test.ts` lives through fifty seeds from `SEED` (1) on.
const SEED = Number(process.env.SEED ?? 1)
const LIVES = Number(process.env.LIVES ?? 1)

it.each(Array.from({ length: LIVES }, (_, index) => SEED + index))('plan, dunning and bill agree at every moment: seed %i', async (seed) => {
  const { wrong, events, happened } = await liveByChance({ seed, households: 4, days: 60 })
  console.log(events, Object.fromEntries([...happened].sort()))
  expect(wrong).toEqual([])
})
