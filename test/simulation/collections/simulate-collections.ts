import { parseArgs } from 'node:util'
import { simulate } from './simulate.js'

// `npm run simulate:collections -- --years 100000 --seed 1`: see README.md beside.
const { values } = parseArgs({
  options: { years: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
})
const began = performance.now()
const { places, unlawful } = simulate(Number(values.years), Number(values.seed), (done) => {
  if (done % 2_000 === 0) console.log(`${done} households`)
})
console.table(places)
console.log(`${((performance.now() - began) / 1000).toFixed(0)} s, seed ${values.seed}`)
for (const { place, seed, cut, because } of unlawful.slice(0, 20)) {
  console.log(`UNLAWFUL ${place}, household of seed ${seed}, ${cut.on} ${cut.at}: ${because.join('; ')}`)
}
console.log(`${unlawful.length} unlawful cuts`)
process.exitCode = unlawful.length === 0 ? 0 : 1
