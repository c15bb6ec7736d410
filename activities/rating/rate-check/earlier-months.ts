import { addDays, addMonths, type LocalDate } from '../../../domain/kernel/local-date.js'
import type { ServicePeriod } from '../../../domain/kernel/service-period.js'
import type { CarriedState } from '../../../domain/rating/carried-state.js'
import type { CompiledTariff } from '../../../domain/rating/compiled-tariff.js'
import { coverageGap } from '../../../domain/rating/intervals/interval-series.js'
import { rateAgreement } from '../../../domain/rating/rate-agreement.js'
import type { TariffFile } from '../../../domain/rating/tariff.js'
import type { TranslationOptions } from '../tariff-formats/translation-options.js'
import type { Translation } from '../tariff-formats/translator.js'
import { factsOfPeriod, type PeriodInput } from './facts-of-period.js'
import type { RateCheckRequest } from './contract.js'
import type { Usage } from './usage.js'

/** How many months before the first period are rated for what they leave. */
const MONTHS_BACK = 36

/** A bank or a charge settled by the year: a bill that rests on more than its own days and on what was used before. */
function goesOn(tariff: TariffFile): boolean {
  return tariff.versions.some((version) =>
    version.rules.some(
      (rule) =>
        rule.kind === 'credit_bank' ||
        (rule.kind === 'time_of_use' && rule.bank !== undefined) ||
        ((rule.kind === 'minimum' || rule.kind === 'maximum') && rule.per === 'year'),
    ),
  )
}

/** Without a state a rate goes on from the months before, unless the options leave them out or the bill is the first one. */
export function asksForEarlier({ tariff }: Translation, options: TranslationOptions, request: RateCheckRequest): boolean {
  if (tariff === undefined || request.state !== undefined || !goesOn(tariff)) return false
  if (request.attributes['first_bill'] === 'true') return false
  const why = 'no state is given: the months before that the usage file holds count'
  return options.choice('earlier_months', ['counted', 'left_out'], why) === 'counted'
}

/**
 * What the months before a period leave to it, by the same tariff, where the usage file holds them: as if they had been rated one after
 * the other. A month that is refused is passed over with those before it. undefined: the file holds none.
 */
export function carriedOfEarlierMonths(
  tariff: CompiledTariff,
  input: Omit<PeriodInput, 'period' | 'carried'>,
  first: LocalDate,
): { readonly since: LocalDate; readonly carried: CarriedState } | undefined {
  let since: LocalDate | undefined
  let carried: CarriedState = {}
  for (const period of monthsHeld(input.usage, first)) {
    const facts = factsOfPeriod({ ...input, period, carried })
    const outcome = 'code' in facts ? undefined : rateAgreement(tariff, facts)
    since = outcome?.ok === true ? (since ?? period.from) : undefined
    carried = outcome?.ok === true ? outcome.value.carried : {}
  }
  return since === undefined ? undefined : { since, carried }
}

/** The months back from a day that the file holds without a gap, the oldest first. */
function monthsHeld(usage: Usage, first: LocalDate): ServicePeriod[] {
  const months: ServicePeriod[] = []
  for (let back = 1; back <= MONTHS_BACK; back++) {
    const days = { from: addMonths(first, -back), to: addDays(addMonths(first, 1 - back), -1) }
    if (!holds(usage, days)) break
    months.unshift(days)
  }
  return months
}

function holds(usage: Usage, { from, to }: ServicePeriod): boolean {
  if (usage.kind === 'intervals') return coverageGap(usage.series, { from, to }) === undefined
  return usage.totals.some((total) => total.start <= from && total.end > from) && usage.totals.some((total) => total.end > to)
}
