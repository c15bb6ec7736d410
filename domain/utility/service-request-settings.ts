import { type Decimal, decimal } from '../kernel/decimal.js'
import { minorDigits } from '../kernel/money.js'
import type { DocumentProblem } from '../kernel/schema-check.js'
import type { DecimalText } from '../rating/tariff.js'

/** What may have to be there before service begins. */
export const PREREQUISITES = ['identity', 'deposit', 'prior_debt', 'premise_debt', 'inspection', 'connection_fee'] as const
export type Prerequisite = (typeof PREREQUISITES)[number]

/** `service_requests` of settings.json. */
export interface ServiceRequestsFile {
  readonly prerequisites?: readonly { readonly prerequisite: Prerequisite; readonly customer_classes?: readonly string[] }[]
  readonly deposit?: {
    readonly average_bills?: DecimalText
    /** The deposit, or what it is where no bill of the last twelve months tells an average. */
    readonly amount: DecimalText
    readonly interest_rate_code?: string
  }
  readonly connection_fee?: { readonly amount: DecimalText }
  readonly start_at_most_days_back?: number
  readonly estimated_reads?: { readonly allowed: boolean; readonly after_days?: number }
  readonly final_bill?: 'at_once' | 'next_run'
}

/** How a utility begins and ends service. */
export interface ServiceRequestRules {
  readonly prerequisites: readonly {
    readonly prerequisite: Prerequisite
    readonly customerClasses: readonly string[] | undefined
  }[]
  readonly deposit:
    | { readonly averageBills: Decimal | undefined; readonly amount: Decimal; readonly interestRateCode: string }
    | undefined
  readonly connectionFee: Decimal | undefined
  readonly daysBackAtMost: number
  readonly estimates: { readonly allowed: boolean; readonly afterDays: number }
  readonly finalBill: 'at_once' | 'next_run'
}

const DEFAULTS = { daysBack: 60, afterDays: 3, interestRateCode: 'NONE' } as const

/** The rules a utility states, with what holds where it states nothing. */
export function serviceRequestRules(file: ServiceRequestsFile = {}): ServiceRequestRules {
  const { deposit, connection_fee: fee, estimated_reads: estimates } = file
  return {
    prerequisites: (file.prerequisites ?? [{ prerequisite: 'prior_debt' }]).map((each) => ({
      prerequisite: each.prerequisite,
      customerClasses: each.customer_classes,
    })),
    deposit:
      deposit === undefined
        ? undefined
        : {
            averageBills: deposit.average_bills === undefined ? undefined : decimal(deposit.average_bills),
            amount: decimal(deposit.amount),
            interestRateCode: deposit.interest_rate_code ?? DEFAULTS.interestRateCode,
          },
    connectionFee: fee === undefined ? undefined : decimal(fee.amount),
    daysBackAtMost: file.start_at_most_days_back ?? DEFAULTS.daysBack,
    estimates: { allowed: estimates?.allowed ?? true, afterDays: estimates?.after_days ?? DEFAULTS.afterDays },
    finalBill: file.final_bill ?? 'at_once',
  }
}

/** What is wrong with the meaning of `service_requests`. */
export function serviceRequestProblems(file: ServiceRequestsFile | undefined, currency: string): DocumentProblem[] {
  if (file === undefined) return []
  const problems: DocumentProblem[] = []
  const required = new Set((file.prerequisites ?? []).map((each) => each.prerequisite))
  const needs = [
    ['deposit', file.deposit],
    ['connection_fee', file.connection_fee],
  ] as const
  for (const [name, stated] of needs) {
    if (required.has(name) && stated === undefined) {
      problems.push({
        path: ['service_requests', name],
        code: 'PREREQUISITE_AMOUNT',
        message: `${JSON.stringify(name)} must be stated where it is a prerequisite`,
      })
    }
    if (stated !== undefined && decimal(stated.amount).decimalPlaces() > minorDigits(currency)) {
      problems.push({
        path: ['service_requests', name, 'amount'],
        code: 'AMOUNT',
        message: `an amount in ${currency} has ${minorDigits(currency)} decimals`,
      })
    }
  }
  return problems
}
