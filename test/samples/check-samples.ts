import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkMeterSamples } from './meter-samples.js'
import type { SampleSuite } from './sample-result.js'

/** `npm run check:samples -- FOLDER`: real files with published figures, kept outside of the repository. One line per file. */
const SUITES: Readonly<Record<string, SampleSuite>> = { meter: checkMeterSamples }

async function checkSamples(folder: string): Promise<boolean> {
  let [expected, other] = [0, 0]
  for (const [name, check] of Object.entries(SUITES)) {
    const path = join(folder, name)
    if (!existsSync(path)) {
      console.log(`${name}: there is no folder ${path}`)
      other += 1
      continue
    }
    for (const result of await check(path)) {
      console.log(`${result.isAsExpected ? 'ok   ' : 'WRONG'} ${name}/${result.file}: ${result.sentence}`)
      if (result.isAsExpected) expected += 1
      else other += 1
    }
  }
  console.log(`${expected} as expected, ${other} not`)
  return other === 0
}

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Name the folder of the samples: npm run check:samples -- FOLDER')
  process.exitCode = 2
} else if (!(await checkSamples(resolve(folder)))) process.exitCode = 1
