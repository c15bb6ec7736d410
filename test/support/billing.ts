import { billAccount } from '../../domain/billing/bill-account.js'
import type {
  AccountInput,
  AccountOutcome,
  BilledPeriod,
  BillingWindow,
  ServicePointInput,
} from '../../domain/billing/billing-input.js'
import { type BillingRules, compileBillingRules } from '../../domain/billing/billing-rules.js'
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import type { InstalledRegister, MeterRead, ReadKind } from '../../domain/metering/installed-register.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { USUAL } from './rating.js'

/** A small invented utility: a water tariff at 2.00 and a flat refuse charge. */
export const WATER: TariffFile = {
  tariff: 'W',
  name: 'Water',
  service: 'water',
  unit: 'ccf',
  billed_quantity: 'use',
  versions: [{ from: '2020-01-01', rules: [{ rule: 'use', kind: 'usage', line: 'W-USE', price: '2.00' }] }],
}
export const REFUSE: TariffFile = {
  tariff: 'R',
  name: 'Refuse',
  service: 'refuse',
  unit: 'cart',
  billed_quantity: '1',
  versions: [{ from: '2020-01-01', rules: [{ rule: 'cart', kind: 'fixed', line: 'R-CART', per: 'month', price: '20.00' }] }],
}

export const SETTINGS: SettingsFile = {
  utility: { name: 'Test', address: ['1 Main St'], currency: 'USD', time_zone: 'America/Denver' },
  service_period: { read_counts_for: 'end_of_day', period_printing: { from: 'first_day', to: 'last_day' } },
  conventions: USUAL,
  chart_of_accounts: [{ code: '4000', name: 'All revenue', kind: 'revenue', lines: ['*'] }],
}

export function rulesOf(settings: Partial<SettingsFile> = {}, tariffs: readonly TariffFile[] = [WATER, REFUSE]): BillingRules {
  return valueOf(compileBillingRules({ ...SETTINGS, ...settings }, tariffs))
}

export const WINDOW: BillingWindow = { kind: 'cycle', readOn: '2026-09-04', accountingDate: '2026-09-10', dueDays: 21 }

/** Monthly reads of the 4th, the last one closing September 2026: values oldest first. */
export function monthlyReads(values: readonly (string | number)[], lastKinds: readonly ReadKind[] = []): MeterRead[] {
  const first = 9 - values.length
  return values.map((value, index) => {
    const month = first + index + 1
    const year = month > 0 ? 2026 : 2025
    const readOn = `${year}-${String(month > 0 ? month : month + 12).padStart(2, '0')}-04`
    return {
      readId: index + 1,
      readOn,
      value: String(value),
      kind: lastKinds[index - values.length + lastKinds.length] ?? 'actual',
    }
  })
}

export function waterMeter(reads: readonly MeterRead[], more: Partial<InstalledRegister> = {}): InstalledRegister {
  return {
    meterId: 'M1',
    register: '1',
    unit: 'ccf',
    direction: 'delivered',
    role: 'consumption',
    dials: 4,
    multiplier: '1',
    size: '5/8',
    installedOn: '2020-01-01',
    installRead: '0',
    reads,
    ...more,
  }
}

/** What was billed up to 4 August 2026, one period per quantity, oldest first. */
export function history(quantities: readonly (string | number)[], unit = 'ccf'): BilledPeriod[] {
  let to: LocalDate = '2026-08-04'
  const periods: BilledPeriod[] = []
  for (const quantity of [...quantities].reverse()) {
    const from = addDays(to, -30)
    periods.unshift({ period: { from, to }, quantity: String(quantity), unit, amount: '0.00' })
    to = addDays(from, -1)
  }
  return periods
}

/** An account with one water agreement since 2020, billed to 4 August 2026. */
export function waterAccount(
  point: Partial<ServicePointInput> = {},
  agreement: object = {},
  account: Partial<AccountInput> = {},
): AccountInput {
  return {
    accountId: 'A1',
    billCycle: '1',
    attributes: { customer_class: 'residential', tax_exempt: false },
    agreements: [
      {
        agreementId: 'G1',
        servicePointId: 'S1',
        tariffCode: 'W',
        startOn: '2020-01-01',
        history: history([10, 10, 10]),
        ...agreement,
      },
    ],
    servicePoints: [
      {
        servicePointId: 'S1',
        premiseId: 'P1',
        service: 'water',
        attributes: {},
        registers: [waterMeter(monthlyReads([70, 80, 90, 100, 112]))],
        otherAgreements: [],
        ...point,
      },
    ],
    premises: [{ premiseId: 'P1', attributes: { inside_city: true, dwelling_units: 1 } }],
    ...account,
  }
}

export function outcomeOf(input: AccountInput, rules: BillingRules = rulesOf(), window: BillingWindow = WINDOW): AccountOutcome {
  return billAccount(input, rules, window)
}

/** `billed 24.00 FIRST;ZERO_USE`, `skipped NOT_STARTED`, `parked HIGH_USE G1`. */
export function summaryOf(outcome: AccountOutcome): string {
  switch (outcome.outcome) {
    case 'billed':
      return ['billed', outcome.bill.total, outcome.bill.flags.join(';')].join(' ').trim()
    case 'skipped':
      return `skipped ${outcome.code}`
    case 'parked':
      return `parked ${outcome.code} ${outcome.agreementId ?? ''}`.trim()
  }
}
