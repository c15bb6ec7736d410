import type { AccountInput, AgreementInput, BilledPeriod } from '../billing/billing-input.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { InstalledRegister } from '../metering/installed-register.js'

/** An issued bill of the past: which days of which agreements it billed, by which tariff. Amounts are decimal text. */
export interface PastBill {
  readonly billId: number
  readonly accountId: string
  readonly periodFrom: LocalDate
  readonly periodTo: LocalDate
  /** The read it was made at; null for a bill that was not made in a run. */
  readonly readOn: LocalDate | null
  readonly issuedOn: LocalDate
  /** Charges and taxes. */
  readonly total: string
  readonly segments: readonly PastSegment[]
}

export interface PastSegment {
  readonly agreementId: string
  readonly tariffCode: string
  readonly from: LocalDate
  readonly to: LocalDate
}

/** A closing read may be taken a few days after its day; later reads belong to the next bill, as in a bill run. */
const READ_AHEAD_DAYS = 40

/** The day a bill of the past was read on: a read that counts for the start of its day closes the day before. */
export function readDayOf(bill: PastBill): LocalDate {
  return bill.readOn ?? addDays(bill.periodTo, 1)
}

/**
 * What was known of an account when a bill of the past was made: neither that bill nor a later one is among its history, and no read of
 * the bills after it. Only the bill's agreements are billed, each for its days and by the tariff it had then; `tariffOf` puts another in
 * its place.
 */
export function inputOfPastBill(
  input: AccountInput,
  bill: PastBill,
  tariffOf: (code: string) => string = (code) => code,
): AccountInput {
  const segments = new Map(bill.segments.map((segment) => [segment.agreementId, segment]))
  const lastRead = addDays(readDayOf(bill), READ_AHEAD_DAYS)
  const readUntil = (register: InstalledRegister): InstalledRegister => ({
    ...register,
    reads: register.reads.filter(({ readOn }) => readOn <= lastRead),
  })
  const earlier = (history: readonly BilledPeriod[]): BilledPeriod[] => history.filter(({ period }) => period.to < bill.periodTo)
  return {
    ...input,
    agreements: input.agreements.map((agreement): AgreementInput => {
      const own = segments.get(agreement.agreementId)
      return {
        ...agreement,
        tariffCode: tariffOf(own?.tariffCode ?? agreement.tariffCode),
        history: earlier(agreement.history).filter(({ period }) => own === undefined || period.to < own.from),
      }
    }),
    servicePoints: input.servicePoints.map((point) => ({
      ...point,
      registers: point.registers.map(readUntil),
      ...(point.relations === undefined
        ? {}
        : { relations: { ...point.relations, elsewhere: point.relations.elsewhere.map(readUntil) } }),
      otherAgreements: point.otherAgreements.map((other) =>
        other.history === undefined ? other : { ...other, history: earlier(other.history) },
      ),
    })),
    only: bill.segments.map(({ agreementId, from, to }) => ({ agreementId, period: { from, to } })),
  }
}
