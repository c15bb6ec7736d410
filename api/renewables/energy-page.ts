import { loadBillingRules, loadSettings } from '../../activities/billing/billing-rules.js'
import { daysOfUsage } from '../../activities/metering/green-button.js'
import { type BankPeriod, loadBankPeriods } from '../../db/billing/bank-reads.js'
import { loadCarriedBefore } from '../../db/billing/carried-store.js'
import type { Queryable } from '../../db/pool.js'
import { agreementsOfAccount, linesOfShares, programmesOnBills } from '../../db/renewables/energy-page-reads.js'
import type { OpenedPage } from '../../db/renewables/energy-page-store.js'
import { listShares } from '../../db/renewables/generator-reads.js'
import { listEnrolments } from '../../db/renewables/programme-reads.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { bankTerms, firstToExpire } from '../../domain/billing/bank-terms.js'
import { addDays, addMonths, type LocalDate } from '../../domain/kernel/local-date.js'
import { lotsOf } from '../../domain/rating/lots.js'
import { opensPage } from '../../domain/renewables/energy-page.js'
import { sharesOnBills } from '../../domain/renewables/share-on-bills.js'
import { type PeriodPrinting, printedPeriod } from '../../domain/utility/period-printing.js'
import { periodOfBank } from '../billing/bank-routes.js'
import { found } from '../errors.js'
import { EXPORT_DAYS_MAX } from '../metering/files/asked-days.js'
import { SHARES_SHOWN } from './generator-contract.js'
import { ENROLMENTS_SHOWN } from './programme-contract.js'
import type { OwnAgreementJson, PublicEnergyJson } from './public-contract.js'

/** Bills of so many months are shown: two years, so that a month can be held against the same of last year. */
const MONTHS_SHOWN = 25
const PERIODS_SHOWN = 60
const BILLS_SHOWN = 60

/** What whoever has the code of a page sees: of which days there is usage, what their bills did to banks, and what shares and programmes came to on them. */
export async function readEnergyPage(db: Queryable, page: OpenedPage): Promise<PublicEnergyJson> {
  const { today, currency } = found(await loadUtility(db))
  const ended = { stage: 'ended' as const, validUntil: null, accountId: null, currency, usage: null, agreements: [] }
  if (!opensPage(page, today)) return ended
  const { accountId, validUntil } = page
  const usage = (await daysOfUsage(db, { accountId, from: addDays(today, 1 - EXPORT_DAYS_MAX), to: today })) ?? null
  return { stage: 'open', validUntil, accountId, currency, usage, agreements: await ownAgreements(db, accountId, today) }
}

async function ownAgreements(db: Queryable, accountId: string, today: LocalDate): Promise<OwnAgreementJson[]> {
  const since = addMonths(today, -MONTHS_SHOWN)
  const agreements = await agreementsOfAccount(db, accountId)
  const { compiled } = await loadBillingRules(db, undefined)
  const printing = (await loadSettings(db))?.periodPrinting
  const banks = await loadBankPeriods(db, { accountId })
  const questions = agreements.map(({ agreementId }) => ({ agreementId, before: addDays(today, 1) }))
  const { states } = await loadCarriedBefore(db, questions, [])
  const shares = await listShares(db, { accountId }, SHARES_SHOWN)
  const shareBills = sharesOnBills(await linesOfShares(db, accountId, since))
  const programmeBills = await programmesOnBills(db, accountId, since)
  const own: OwnAgreementJson[] = []
  for (const { agreementId, address, tariffCode, tariffName } of agreements) {
    const tariff = compiled.book.tariffs.get(tariffCode)
    const terms = tariff === undefined ? [] : bankTerms(tariff, today)
    const enrolments = await listEnrolments(db, { agreementId }, ENROLMENTS_SHOWN)
    own.push({
      id: agreementId,
      address,
      tariffName,
      banks: banksOf(
        banks.filter((bank) => bank.agreementId === agreementId),
        since,
      ).map(({ bank, part, ...of }) => {
        const {
          settlesOn = null,
          leftIs = null,
          paidPercent = null,
          expiresAfterMonths = null,
        } = terms.find((each) => each.bank === bank) ?? {}
        const lots = lotsOf(states.get(agreementId)?.carried[bank]?.[part] ?? '')
        return { ...of, settlesOn, leftIs, paidPercent, expires: firstToExpire(lots, expiresAfterMonths) ?? null }
      }),
      shares: shares
        .filter((share) => share.agreementId === agreementId && !share.isTakenBack)
        .map(({ generatorName: generator, percent, from, to }) => ({ generator, percent, from, to })),
      shareBills: shareBills
        .filter((bill) => bill.agreementId === agreementId)
        .slice(0, BILLS_SHOWN)
        .map(({ credit, parts, ...bill }) => ({ ...printedOn(bill, printing), credit, parts: parts.map(byName) })),
      programmes: enrolments
        .filter((enrolment) => !enrolment.isTakenBack)
        .map(({ programmeCode, programmeName: name, takes, amount, from, to }) => ({
          name,
          takes,
          amount,
          from,
          to,
          bills: programmeBills
            .filter((bill) => bill.agreementId === agreementId && bill.programmeCode === programmeCode)
            .filter((bill) => bill.periodTo >= from && (to === null || bill.periodFrom <= to))
            .slice(0, BILLS_SHOWN)
            .map(({ quantity, unit, kwh, amount: money, ...bill }) => ({
              ...printedOn(bill, printing),
              quantity,
              unit,
              kwh,
              amount: money,
            })),
        })),
    })
  }
  return own.filter((each) => each.banks.length + each.shares.length + each.shareBills.length + each.programmes.length > 0)
}

/** Customers know a generator by its name; bills have its number before it. */
function byName<Part extends { readonly generator: string }>(part: Part): Part {
  return { ...part, generator: part.generator.replace(/^[^,]+, /, '') }
}

interface Billed {
  readonly billNumber: string
  readonly periodFrom: LocalDate
  readonly periodTo: LocalDate
}

function printedOn({ billNumber, periodFrom, periodTo }: Billed, printing: PeriodPrinting | undefined) {
  return { billNumber, ...printedPeriod({ from: periodFrom, to: periodTo }, printing) }
}

type OwnPeriod = OwnAgreementJson['banks'][number]['periods'][number]

/** Banks with their periods, the latest first; a period in which nothing happened after all is left out. */
function banksOf(rows: readonly BankPeriod[], since: LocalDate) {
  const banks = new Map<
    string,
    { bank: string; part: string; label: string; unit: string; balance: string; periods: OwnPeriod[] }
  >()
  for (const { bank, part, label, unit, periodTo: to, balance, ...moved } of rows) {
    const id = `${bank} ${part} ${unit}`
    const { opening: broughtOver, generated: added, used, cashedOut: paidOut, expired, adjusted: corrected } = moved
    const period = { to, broughtOver, added, used, paidOut, expired, corrected, balance }
    const isShown = to >= since && [broughtOver, added, used, paidOut, expired, corrected].some((each) => Number(each) !== 0)
    const periods = [...(isShown ? [period] : []), ...(banks.get(id)?.periods ?? [])]
    banks.set(id, { bank, part, label, unit, balance, periods: periods.slice(0, PERIODS_SHOWN) })
  }
  return [...banks.values()].map((bank) => ({ ...bank, period: periodOfBank(bank.part) }))
}
