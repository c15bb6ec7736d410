import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RatedPeriodJson } from '../../activities/rating/rate-check/contract.js'
import { rateCheck } from '../../activities/rating/rate-check/rate-check.js'
import { decimal, sum } from '../../domain/kernel/decimal.js'
import { type SampleFinding, type SampleSuite, withinTolerance } from './suite.js'

interface OwrsSample {
  readonly id: string
  readonly file: string
  readonly class: string
  readonly from: string
  readonly to: string
  readonly usage: string
  readonly unit: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly options?: Readonly<Record<string, string>>
  readonly expected: {
    readonly commodityCharge?: string
    readonly serviceCharge?: string
    readonly bill: string
    readonly billHalfUp?: string
  }
}

interface OwrsSamples {
  readonly tolerance: { readonly bill: string; readonly component: string }
  readonly cases: readonly OwrsSample[]
}

/** Water rates: the bill, and the charges for water and for the connection within it. */
export const owrs: SampleSuite = {
  name: 'owrs',
  check: (folder) => {
    const place = [join(folder, 'rates', 'owrs'), join(folder, 'owrs')].find((path) => existsSync(join(path, 'expected.json')))
    if (place === undefined) return Promise.resolve([])
    const samples = JSON.parse(readFileSync(join(place, 'expected.json'), 'utf8')) as OwrsSamples
    return Promise.resolve(samples.cases.flatMap((sample) => checkSample(place, sample, samples.tolerance)))
  },
}

function checkSample(place: string, sample: OwrsSample, tolerance: OwrsSamples['tolerance']): SampleFinding[] {
  const { periods, refusals } = rateCheck({
    tariff: readFileSync(join(place, sample.file), 'utf8'),
    usage: usageOf(place, sample),
    from: sample.from,
    to: sample.to,
    attributes: { customer_class: sample.class, ...sample.attributes },
    options: sample.options ?? {},
  })
  const [period] = periods
  const { expected } = sample
  if (period === undefined) {
    const found = refusals.map((entry) => `${entry.code} ${entry.message}`).join('; ')
    return [{ what: `owrs/${sample.id}`, expected: expected.bill, found, agrees: false }]
  }
  const finding = (name: string, figure: string, found: string, within: string): SampleFinding => ({
    what: `owrs/${sample.id} ${name}`,
    expected: figure,
    found,
    agrees: withinTolerance(found, figure, within),
  })
  const parts = [
    ['commodityCharge', expected.commodityCharge, 'commodity_charge'],
    ['serviceCharge', expected.serviceCharge, 'service_charge'],
  ] as const
  const isHalfCent = expected.billHalfUp !== undefined && withinTolerance(period.total, expected.billHalfUp, '0')
  return [
    // Where the exact sum ends in half a cent, either cent is right.
    finding('bill', isHalfCent ? (expected.billHalfUp ?? expected.bill) : expected.bill, period.total, tolerance.bill),
    finding(
      'sum of lines',
      period.unrounded,
      sumOfLines(period, () => true),
      '0.000001',
    ),
    ...parts.flatMap(([name, figure, code]) =>
      figure === undefined
        ? []
        : [
            finding(
              name,
              figure,
              sumOfLines(period, (line) => line === code),
              tolerance.component,
            ),
          ],
    ),
  ]
}

function sumOfLines(period: RatedPeriodJson, counts: (code: string) => boolean): string {
  return sum(period.lines.filter((line) => counts(line.code)).map((line) => decimal(line.amount))).toFixed()
}

/** The file that stands beside the rate where there is one, else the usage that the case states. */
function usageOf(place: string, sample: OwrsSample): string {
  const file = join(place, 'usage', `${sample.id}.csv`)
  return existsSync(file) ? readFileSync(file, 'utf8') : `start,end,${sample.unit}\n${sample.from},${sample.to},${sample.usage}\n`
}
