import type { Decimal } from '../../../domain/kernel/decimal.js'
import type { ServicePeriod } from '../../../domain/kernel/service-period.js'
import type { CompiledTariff } from '../../../domain/rating/compiled-tariff.js'
import type { PastPeriod, RelatedAgreement } from '../../../domain/rating/facts.js'
import type { RateAssumption, RateRefusal } from './contract.js'

/** The service that usage and earlier bills are of, where a tariff rests on the use of a service (sewer on water), and by which tariff. */
export interface UsedService {
  readonly service: string
  readonly tariffCode: string
}

/**
 * Whose use the files are: a usage file is of one meter, so a tariff may ask for one service, by one tariff. undefined: the tariff asks
 * for none but its own.
 */
export function usedServiceOf(tariff: CompiledTariff): UsedService | RateRefusal | undefined {
  const { useOf } = tariff.needs
  const services = [...new Set(useOf.map((need) => need.service))]
  const [service, ...others] = services
  if (service === undefined) return undefined
  const refused = (message: string): RateRefusal => ({
    code: 'MISSING_DETERMINANT',
    field: `use of ${services.join(', ')}`,
    message,
  })
  if (others.length > 0)
    return refused(`the tariff rests on the use of ${services.join(' and ')}, and a usage file is of one of them`)
  const lists = useOf.flatMap((need) => (need.onlyTariffs === undefined ? [] : [need.onlyTariffs]))
  const common = lists[0]?.find((code) => lists.every((list) => list.includes(code)))
  if (lists.length > 0 && common === undefined) {
    return refused(`the tariff tells the ${service} of several tariffs apart, and a usage file is of one of them`)
  }
  return { service, tariffCode: common ?? (tariff.service === service ? tariff.code : '') }
}

/** What is said about it. */
export function assumptionOf({ service }: UsedService, tariff: CompiledTariff): RateAssumption {
  return {
    option: 'usage',
    value: `use of ${service}`,
    why: `the tariff ${tariff.code} rests on it; earlier bills are of ${service} too`,
  }
}

/** The agreement of that service, with its use of the period and its earlier bills. */
export function relatedAgreement(
  used: UsedService,
  period: ServicePeriod,
  use: { readonly quantity: Decimal; readonly unit: string } | undefined,
  history: readonly PastPeriod[],
): RelatedAgreement {
  return {
    agreementId: used.service,
    ...used,
    samePremise: true,
    otherAccount: false,
    ...(use === undefined ? {} : { current: { period, ...use, reads: [] } }),
    history,
  }
}
