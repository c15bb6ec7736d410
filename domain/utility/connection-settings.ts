import { CHARGED_KINDS, type ConnectionRules, type RefundRule } from '../connections/connection-rules.js'
import { CONNECTION_STAGES, type ConnectionStage, WAITING_STAGES, type WaitingStage } from '../connections/stages.js'
import { decimal } from '../kernel/decimal.js'
import { minorDigits } from '../kernel/money.js'
import type { DocumentProblem, JsonPath, JsonSchema } from '../kernel/schema-check.js'
import { listOf, objectOf, oneOf, ref, TEXT } from '../kernel/schema-parts.js'
import type { DecimalText } from '../rating/tariff.js'
import { compileCalendar } from './calendar-settings.js'
import type { ConnectionsFile } from './connections-file.js'
import type { SettingsFile } from './settings-file.js'

const SERVICE = oneOf('electric', 'water', 'gas', 'sewer', 'stormwater', 'refuse', 'lighting')
const CODE: JsonSchema = { type: 'string', pattern: '^[A-Z][A-Z0-9_]*$', description: 'a code of capital letters' }
const DAYS: JsonSchema = { type: 'integer', minimum: 0, maximum: 365 }
const COUNT: JsonSchema = { type: 'integer', minimum: 1, maximum: 365 }

export const CONNECTIONS_SCHEMA: JsonSchema = objectOf({
  capacity_charges: listOf(
    objectOf({ service: SERVICE, meter_size: TEXT, amount: ref('decimal') }, ['service', 'meter_size', 'amount']),
  ),
  labour_rate: ref('decimal'),
  tax: objectOf({ percent: ref('decimal'), authority: TEXT }, ['percent']),
  quote_validity_days: COUNT,
  instalments_at_most: { ...COUNT, maximum: 60 },
  instalment_interval_days: COUNT,
  due_days: objectOf(Object.fromEntries(WAITING_STAGES.map((stage) => [stage, DAYS]))),
  reminder_days: listOf(DAYS, 0),
  escalation_days: DAYS,
  permits: listOf(
    objectOf(
      {
        service: SERVICE,
        code: CODE,
        title: TEXT,
        kind: oneOf('permit', 'inspection'),
        obtained_by: oneOf('customer', 'utility'),
      },
      ['service', 'code', 'title', 'kind', 'obtained_by'],
    ),
    0,
  ),
  construction_work: listOf(objectOf({ service: SERVICE, work_types: listOf(CODE, 0) }, ['service', 'work_types']), 0),
  remote_energising: listOf(SERVICE, 0),
  refund: listOf(
    objectOf(
      {
        from_stage: oneOf(...CONNECTION_STAGES),
        keep_percent: objectOf(Object.fromEntries(CHARGED_KINDS.map((kind) => [kind, ref('decimal')]))),
      },
      ['from_stage', 'keep_percent'],
    ),
    0,
  ),
})

const DUE_DAYS: Readonly<Record<WaitingStage, number>> = {
  survey: 10,
  quote: 5,
  acceptance: 20,
  payment: 10,
  permits: 30,
  construction: 20,
  energise: 5,
  as_built: 10,
}
/** Once a crew has begun, what it used and did is kept; the capacity is free for somebody else. */
const REFUND: readonly RefundRule[] = [
  { fromStage: 'construction', keptPercent: { material: decimal(100), labour: decimal(100), capacity: decimal(0) } },
]

/** The rules of connections of a utility; where it states none, nothing but materials is charged, and nothing is taxed. */
export function compileConnections(file: Pick<SettingsFile, 'connections' | 'business_calendar'>): ConnectionRules {
  const stated = file.connections ?? {}
  return {
    capacityCharges: (stated.capacity_charges ?? []).map(({ service, meter_size: meterSize, amount }) => ({
      service,
      meterSize,
      amount: decimal(amount),
    })),
    labourRate: decimal(stated.labour_rate ?? 0),
    taxPercent: decimal(stated.tax?.percent ?? 0),
    quoteValidityDays: stated.quote_validity_days ?? 30,
    instalmentsAtMost: stated.instalments_at_most ?? 1,
    instalmentIntervalDays: stated.instalment_interval_days ?? 30,
    dueDays: { ...DUE_DAYS, ...stated.due_days },
    reminderDays: stated.reminder_days ?? [3],
    escalationDays: stated.escalation_days ?? 2,
    permits: (stated.permits ?? []).map(({ obtained_by: obtainedBy, ...permit }) => ({ ...permit, obtainedBy })),
    constructionWork: (stated.construction_work ?? [{ service: 'water', work_types: ['TAP'] }]).map((work) => ({
      service: work.service,
      typeCodes: work.work_types,
    })),
    remoteServices: stated.remote_energising ?? [],
    refund: stated.refund === undefined ? REFUND : refundRules(stated.refund),
    calendar: compileCalendar(file.business_calendar ?? {}),
  }
}

function refundRules(stated: NonNullable<ConnectionsFile['refund']>): RefundRule[] {
  const position = (stage: ConnectionStage): number => CONNECTION_STAGES.indexOf(stage)
  return stated
    .map(({ from_stage: fromStage, keep_percent: keep }) => ({
      fromStage,
      keptPercent: {
        material: decimal(keep.material ?? 0),
        labour: decimal(keep.labour ?? 0),
        capacity: decimal(keep.capacity ?? 0),
      },
    }))
    .sort((left, right) => position(left.fromStage) - position(right.fromStage))
}

/** What is wrong with the meaning of `connections`, with where it stands. */
export function connectionsProblems(
  file: Pick<SettingsFile, 'connections' | 'chart_of_accounts' | 'utility'>,
): DocumentProblem[] {
  const stated = file.connections
  if (stated === undefined) return []
  const problems: DocumentProblem[] = []
  const report = (path: JsonPath, code: string, message: string): void =>
    void problems.push({ path: ['connections', ...path], code, message })
  const { currency } = file.utility
  const amounts: readonly (readonly [JsonPath, DecimalText])[] = [
    ...(stated.capacity_charges ?? []).map(({ amount }, index) => [['capacity_charges', index, 'amount'], amount] as const),
    ...(stated.labour_rate === undefined ? [] : [[['labour_rate'], stated.labour_rate] as const]),
  ]
  for (const [path, amount] of amounts) {
    if (decimal(amount).isNegative() || decimal(amount).decimalPlaces() > minorDigits(currency))
      report(path, 'AMOUNT', `an amount in ${currency} has ${minorDigits(currency)} decimals and is not negative`)
  }
  const percents: readonly (readonly [JsonPath, DecimalText])[] = [
    ...(stated.tax === undefined ? [] : [[['tax', 'percent'], stated.tax.percent] as const]),
    ...(stated.refund ?? []).flatMap(({ keep_percent: keep }, index) =>
      Object.entries(keep).map(([kind, percent]) => [['refund', index, 'keep_percent', kind], percent] as const),
    ),
  ]
  for (const [path, percent] of percents) {
    if (decimal(percent).isNegative() || decimal(percent).gt(100)) report(path, 'PERCENT', 'a percentage lies between 0 and 100')
  }
  if (stated.tax !== undefined && !hasTaxAccount(file, stated.tax.authority)) {
    report(
      ['tax', 'authority'],
      'TAX_ACCOUNT_MISSING',
      'no account of kind tax_payable in "chart_of_accounts" holds the tax of connections; name its authority',
    )
  }
  reportTwice(stated, report)
  return problems
}

function hasTaxAccount(
  { chart_of_accounts: chart }: Pick<SettingsFile, 'chart_of_accounts'>,
  authority: string | undefined,
): boolean {
  const payable = chart.filter(({ kind }) => kind === 'tax_payable')
  return authority === undefined ? payable.length === 1 : payable.some((account) => account.authority === authority)
}

function reportTwice(stated: ConnectionsFile, report: (path: JsonPath, code: string, message: string) => void): void {
  const charges = (stated.capacity_charges ?? []).map(({ service, meter_size: size }) => `${service} ${size}`)
  for (const [index, charge] of charges.entries()) {
    if (charges.indexOf(charge) !== index)
      report(['capacity_charges', index], 'CAPACITY_TWICE', `the capacity charge of ${charge} stands twice`)
  }
  const permits = (stated.permits ?? []).map(({ service, code }) => `${service} ${code}`)
  for (const [index, permit] of permits.entries()) {
    if (permits.indexOf(permit) !== index) report(['permits', index], 'PERMIT_TWICE', `the permit ${permit} stands twice`)
  }
  const rules = (stated.refund ?? []).map(({ from_stage: stage }) => stage)
  for (const [index, stage] of rules.entries()) {
    if (rules.indexOf(stage) !== index) report(['refund', index], 'REFUND_TWICE', `there are two refund rules from ${stage} on`)
  }
}

/** The account the tax of connections is owed on, as `connectionsProblems` has made sure of; undefined where they are not taxed. */
export function connectionTaxCode(file: Pick<SettingsFile, 'connections' | 'chart_of_accounts'>): string | undefined {
  const tax = file.connections?.tax
  if (tax === undefined) return undefined
  const payable = file.chart_of_accounts.filter(({ kind }) => kind === 'tax_payable')
  return (tax.authority === undefined ? payable[0] : payable.find(({ authority }) => authority === tax.authority))?.code
}
