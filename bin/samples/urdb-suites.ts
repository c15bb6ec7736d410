import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RatedPeriodJson } from '../../activities/rating/rate-check/contract.js'
import { rateCheck } from '../../activities/rating/rate-check/rate-check.js'
import { type SampleFinding, type SampleSuite, withinTolerance } from './suite.js'

interface ExpectedMonth {
  readonly from: string
  readonly to: string
  readonly components: Readonly<Record<string, string>>
  readonly bill: string
  readonly kwhByPeriod?: Readonly<Record<string, string>>
  readonly billingKw?: string
}

interface Expected {
  readonly id: string
  readonly tariff: string
  readonly runs: readonly { readonly load: string; readonly series: string; readonly months: readonly ExpectedMonth[] }[]
}

/** Real residential tariffs: the bill to the cent, energy to a millionth, kWh by period. */
export const usResidential: SampleSuite = {
  name: 'us-residential',
  check: (folder) => checkSuite(folder, 'us-residential', { bill: '0', component: '0.000001' }, {}),
}

/** Tariffs whose components were computed by SSC: nothing rounded, each component by itself. */
export const ssc: SampleSuite = {
  name: 'ssc',
  check: (folder) => checkSuite(folder, 'ssc', { bill: '0.00005', component: '0.00005' }, { rounding: 'none' }),
}

interface Tolerances {
  readonly bill: string
  readonly component: string
}

function checkSuite(
  folder: string,
  suite: string,
  tolerances: Tolerances,
  options: Record<string, string>,
): Promise<SampleFinding[]> {
  const place = [join(folder, 'rates', 'urdb'), join(folder, 'urdb')].find((path) => existsSync(join(path, suite)))
  if (place === undefined) return Promise.resolve([])
  const files = readdirSync(join(place, suite)).filter((name) => name.endsWith('.expected.json'))
  return Promise.resolve(files.sort().flatMap((name) => checkTariff(place, suite, name, tolerances, options)))
}

function checkTariff(
  place: string,
  suite: string,
  name: string,
  tolerances: Tolerances,
  options: Record<string, string>,
): SampleFinding[] {
  const expected = JSON.parse(readFileSync(join(place, suite, name), 'utf8')) as Expected
  const tariff = readFileSync(join(place, suite, expected.tariff), 'utf8')
  return expected.runs.flatMap((run) => {
    const usage = readFileSync(join(place, 'series', run.series), 'utf8')
    return run.months.flatMap((month) => {
      const what = `${suite}/${expected.id} ${run.load} ${month.from}`
      const { periods, refusals } = rateCheck({ tariff, usage, from: month.from, to: month.to, attributes: {}, options })
      const [period] = periods
      if (period !== undefined) return compare(what, month, period, tolerances)
      return [
        {
          what,
          expected: month.bill,
          found: refusals.map((entry) => `${entry.code} ${entry.message}`).join('; '),
          agrees: false,
        },
      ]
    })
  })
}

function compare(what: string, month: ExpectedMonth, period: RatedPeriodJson, tolerances: Tolerances): SampleFinding[] {
  const finding = (name: string, expected: string, found: string | undefined, tolerance: string): SampleFinding => ({
    what: `${what} ${name}`,
    expected,
    found: found ?? 'nothing',
    agrees: withinTolerance(found, expected, tolerance),
  })
  const sum = period.lines.reduce((total, line) => total + Number(line.amount), 0)
  return [
    finding('bill', month.bill, period.total, tolerances.bill),
    finding('sum of lines', period.unrounded, String(sum), '0.000001'),
    ...Object.entries(month.components).map(([name, expected]) => {
      const found: unknown = Reflect.get(period, name)
      return finding(name, expected, typeof found === 'string' ? found : undefined, tolerances.component)
    }),
    ...Object.entries(month.kwhByPeriod ?? {}).map(([name, expected]) => {
      const byPeriod = period.determinants['kwhByPeriod']
      return finding(`kWh of period ${name}`, expected, typeof byPeriod === 'object' ? byPeriod[name] : undefined, '0')
    }),
    ...(month.billingKw === undefined
      ? []
      : [finding('billing kW', month.billingKw, textOf(period.determinants['billingKw']), '0')]),
  ]
}

function textOf(figure: RatedPeriodJson['determinants'][string] | undefined): string {
  return typeof figure === 'string' ? figure : 'nothing'
}
