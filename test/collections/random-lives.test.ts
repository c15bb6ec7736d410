import { expect, it } from 'vitest'
import { liveByChance } from './random-lives.js'

// One life of each household here; `npm run lives:collections` lives many.
const SEED = Number(process.env.SEED ?? 1)
const LIVES = Number(process.env.LIVES ?? 1)
const MINUTES = 5

it.each(Array.from({ length: LIVES }, (_, index) => SEED + index))(
  'plan, dunning and bill agree at every moment: seed %i',
  async (seed) => {
    const { wrong, events, happened } = await liveByChance({ seed, households: 3, days: 40 })
    expect(wrong).toEqual([])
    expect(events).toBe(120)
    // Lives in which nothing of it comes about would prove nothing.
    const must = ['case opened', 'notice', 'plan_made', 'late fee', 'payment', 'payment_returned']
    expect(must.filter((what) => !happened.has(what))).toEqual([])
  },
  MINUTES * 60_000,
)
