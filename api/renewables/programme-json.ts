import { soldAndRetired } from '../../db/renewables/certificate-store.js'
import { allProgrammes, enrolmentsOfProgramme, spentInYear } from '../../db/renewables/programme-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { enrolledOn, type Programme, usedOfCap } from '../../domain/renewables/enrolments.js'
import type { ProgrammeRecordJson } from './programme-contract.js'

/** Programmes with what is used of their caps on the business date, and what is left. */
export async function programmesJson(db: Queryable): Promise<ProgrammeRecordJson[]> {
  const utility = await loadUtility(db)
  const programmes = await allProgrammes(db)
  return Promise.all(programmes.map((programme) => programmeJson(db, programme, utility?.today ?? '1970-01-01')))
}

async function programmeJson(db: Queryable, programme: Programme, today: string): Promise<ProgrammeRecordJson> {
  const enrolments = await enrolmentsOfProgramme(db, programme.code)
  const spent = programme.cap?.kind === 'money_per_year' ? await spentInYear(db, programme.lineCodes, today.slice(0, 4)) : '0'
  const used = usedOfCap(programme, enrolments, today, spent)
  const green = programme.kind === 'green_power' ? await soldAndRetired(db, programme.code) : null
  const left = used === null || programme.cap === null ? null : decimal(programme.cap.amount).minus(used)
  return {
    id: programme.code,
    name: programme.name,
    kind: programme.kind,
    takes: programme.takes,
    kwhPerUnit: programme.kwhPerUnit,
    lineCodes: [...programme.lineCodes],
    capKind: programme.cap?.kind ?? null,
    cap: programme.cap?.amount ?? null,
    enrolled: enrolledOn(enrolments, today).length,
    used,
    left: left === null ? null : left.isNegative() ? '0' : left.toFixed(),
    soldKwh: green === null ? null : decimal(green.soldKwh).toFixed(),
    retired: green?.retired ?? null,
  }
}
