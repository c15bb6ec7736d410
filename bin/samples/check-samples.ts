/** Behind `npm run check:samples -- DIR`: compares what Penstock says about samples with the figures that stand beside them. */
import { existsSync } from 'node:fs'
import { meterFiles } from './meter-suite.js'
import { owrs } from './owrs-suite.js'
import { ssc, usResidential } from './urdb-suites.js'
import { workedExamples } from './worked-examples-suite.js'
import type { SampleSuite } from './suite.js'

/** A new kind of sample is a file and an entry here. */
const SUITES: readonly SampleSuite[] = [usResidential, ssc, owrs, workedExamples, meterFiles]

const SHOWN = 15

async function main(folder: string | undefined): Promise<number> {
  if (folder === undefined || !existsSync(folder)) {
    process.stderr.write('npm run check:samples -- DIR: the folder of the samples\n')
    return 2
  }
  let wrong = 0
  for (const suite of SUITES) {
    const findings = await suite.check(folder)
    const disagreeing = findings.filter((finding) => !finding.agrees)
    wrong += disagreeing.length
    process.stdout.write(`${suite.name}: ${findings.length - disagreeing.length} of ${findings.length} figures agree\n`)
    for (const { what, found } of findings.filter((finding) => finding.isToldAnyway === true && finding.agrees))
      process.stdout.write(`  ${what}: ${found}\n`)
    for (const { what, expected, found } of disagreeing.slice(0, SHOWN))
      process.stdout.write(`  ${what}: expected ${expected}, found ${found}\n`)
    if (disagreeing.length > SHOWN) process.stdout.write(`  and ${disagreeing.length - SHOWN} more\n`)
  }
  process.stdout.write(wrong === 0 ? 'All samples agree.\n' : `${wrong} figures do not agree.\n`)
  return wrong === 0 ? 0 : 1
}

process.exitCode = await main(process.argv[2])
