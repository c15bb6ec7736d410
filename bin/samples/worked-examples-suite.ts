import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type SampleFinding, type SampleSuite, withinTolerance } from './suite.js'
import { demandRatchet } from './worked/demand-ratchet.js'
import { gasEnergy } from './worked/gas-energy.js'
import { proration } from './worked/proration.js'
import { rateChangeStatement } from './worked/rate-change-statement.js'
import type { ExampleInputs, ExampleRunner } from './worked/rate-example.js'
import { sewerWinterAverage } from './worked/sewer-winter-average.js'
import { stormwater } from './worked/stormwater.js'

/** How each kind of published example becomes a tariff: a new kind is a file and a line here. */
const RUNNERS: ReadonlyMap<string, ExampleRunner> = new Map([
  ['stormwater', stormwater],
  ['sewer winter average', sewerWinterAverage],
  ['proration', proration],
  ['rate change inside a period', rateChangeStatement],
  ['demand ratchet', demandRatchet],
  ['gas volume to energy', gasEnergy],
])

export interface WorkedExample {
  readonly id: string
  readonly kind: string
  readonly inputs: ExampleInputs
  readonly checks: readonly { readonly code: string; readonly value: string; readonly tolerance: string }[]
}

/** Examples that authorities and utilities published: every figure they check. */
export const workedExamples: SampleSuite = {
  name: 'worked-examples',
  check: (folder) => {
    const place = [join(folder, 'rates', 'worked-examples'), join(folder, 'worked-examples')].find((path) => existsSync(path))
    if (place === undefined) return Promise.resolve([])
    const files = readdirSync(place).filter((name) => name.endsWith('.json'))
    return Promise.resolve(
      files.sort().flatMap((name) => checkExample(JSON.parse(readFileSync(join(place, name), 'utf8')) as WorkedExample)),
    )
  },
}

export function checkExample(example: WorkedExample): SampleFinding[] {
  const figures = figuresOf(example)
  return example.checks.map(({ code, value, tolerance }) => {
    const found = typeof figures === 'string' ? figures : (figures[code] ?? `no figure ${code}`)
    return {
      what: `worked-examples/${example.id} ${code}`,
      expected: value,
      found,
      agrees: withinTolerance(found, value, tolerance),
    }
  })
}

function figuresOf(example: WorkedExample): Readonly<Record<string, string>> | string {
  const runner = RUNNERS.get(example.kind)
  if (runner === undefined) return `no tariff is built from examples of the kind ${JSON.stringify(example.kind)}`
  try {
    return runner(example.inputs)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
