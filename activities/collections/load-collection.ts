import {
  noticesOfCase,
  contactsSince,
  cutShare,
  debtsOfAccount,
  debtsOfService,
  moveOutOf,
  stormsOver,
  type CollectionTarget,
} from '../../db/collections/facts-reads.js'
import type { CollectionKind } from '../../db/collections/case-store.js'
import { holdsOver } from '../../db/collections/hold-store.js'
import { planStanding } from '../../db/collections/plan-standing.js'
import { importedProtections, protectionsOf } from '../../db/collections/protection-store.js'
import { readingsBetween } from '../../db/collections/weather-store.js'
import { disputedAmount } from '../../db/cases/dispute-store.js'
import { governingPolicy } from '../../db/policy/governing-policy.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { protectionsByMarks } from '../../domain/collections/customer-marks.js'
import type { DisconnectionFacts } from '../../domain/collections/disconnection-facts.js'
import type { BusinessCalendar } from '../../domain/kernel/business-calendar.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { addDays, type LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import type { Entity, PackVersion } from '../../domain/policy/policy-pack.js'
import { compileCalendar } from '../../domain/utility/calendar-settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'

/** The clock, the calendar and the packs by which collection goes. */
export interface CollectionRules {
  readonly today: LocalDate
  /** HH:MM on the clock of the utility; noon on a sandbox, whose day has no hours. */
  readonly at: string
  readonly currency: string
  readonly calendar: BusinessCalendar
  readonly entity: Entity
  readonly chain: readonly PackVersion[]
}

/** Refuses NO_UTILITY, POLICY_NOT_GOVERNED and POLICY_CHAIN_BROKEN. */
export async function loadCollectionRules(db: Queryable, on?: LocalDate): Promise<CollectionRules> {
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
  const { entity, chain } = valueOf(await governingPolicy(db, on ?? utility.today))
  return {
    today: utility.today,
    at: utility.isSandbox ? '12:00' : await timeIn(db),
    currency: utility.currency,
    calendar: compileCalendar((utility.settings as SettingsFile).business_calendar ?? {}),
    entity,
    chain,
  }
}

async function timeIn(db: Queryable): Promise<string> {
  const found = await db.query<{ at: string }>(`select to_char(now() at time zone time_zone, 'HH24:MI') as at from utility`)
  return found.rows[0]?.at ?? '00:00'
}

/** The case whose notices and contacts count; without one an account has none. */
export interface CaseOfFacts {
  readonly collectionId: string
  readonly kind: CollectionKind
  readonly openedOn: LocalDate
}

/** The packs that decide, as a decision refers to them. */
export function packsOf(chain: readonly PackVersion[]): { pack: string; version: number }[] {
  return chain.map(({ version, document }) => ({ pack: document.pack, version }))
}

/** Weather that a decision of today may look at: days back for observations and advisories, days ahead for forecasts. */
const WEATHER_BACK = 14
const WEATHER_AHEAD = 8
/** Contacts that count where no case says since when. */
const CONTACT_DAYS = 90

/** Everything a decision on the target depends on, read now. The account is locked by whoever acts on it. */
export async function loadFacts(
  db: Queryable,
  target: CollectionTarget,
  of: CaseOfFacts | undefined,
  rules: CollectionRules,
): Promise<DisconnectionFacts> {
  const { today, chain } = rules
  const { accountId } = target
  const [debts, disputed, protections, imported, holds, storms, movesOut, notices, contacts, weather] = [
    of?.kind === 'final_bill' ? await debtsOfAccount(db, accountId) : await debtsOfService(db, accountId, target.service),
    await disputedAmount(db, accountId),
    await protectionsOf(db, accountId),
    await importedProtections(db, accountId),
    await holdsOver(db, target),
    await stormsOver(db, target.readRoute, today),
    await moveOutOf(db, target.agreementId),
    of === undefined ? [] : await noticesOfCase(db, of.collectionId),
    await contactsSince(db, accountId, of?.openedOn ?? addDays(today, -CONTACT_DAYS)),
    await readingsBetween(db, addDays(today, -WEATHER_BACK), addDays(today, WEATHER_AHEAD)),
  ]
  const isConnected = ['active', 'pending_stop', 'reactivated'].includes(target.agreementState)
  return {
    knownOn: today,
    entity: rules.entity,
    service: target.service,
    customerClass: target.customerClass,
    hasLowIncomeDiscount: target.hasLowIncomeDiscount,
    // Nobody heats by water; of the others it is not known, which protects.
    heatsByService: target.service === 'electric' || target.service === 'gas' ? null : false,
    dwellings: target.dwellings,
    serviceState: target.isCut ? 'cut' : isConnected ? 'connected' : 'ended',
    debts: debts.map(({ dueOn, open }) => ({ dueOn, open: decimal(open) })),
    disputed: decimal(disputed),
    protections: [
      ...protections.map(({ protectionId: id, amount, ...row }) => ({
        ...row,
        id,
        amount: amount === null ? null : decimal(amount),
      })),
      ...protectionsByMarks(imported),
    ],
    holds: holds.map(({ holdId: id, scope, reason, fromOn, toOn }) => ({ id, scope, reason, fromOn, toOn })),
    storms,
    plan: await planStanding(db, accountId),
    movesOut,
    notices,
    contacts,
    weather,
    ...(await shareWhereAsked(db, chain, today)),
    calendar: rules.calendar,
  }
}

/** Counting every customer is dear: only where a pack caps the cuts. */
async function shareWhereAsked(
  db: Queryable,
  chain: readonly PackVersion[],
  today: LocalDate,
): Promise<{ cutsThisYear: number; customers: number }> {
  const isCapped = chain.some(({ document }) => document.rows.some(({ key, value }) => key === 'cut.max_share' && value !== null))
  return isCapped ? cutShare(db, today.slice(0, 4)) : { cutsThisYear: 0, customers: 0 }
}
